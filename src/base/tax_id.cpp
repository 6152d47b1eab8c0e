#include "base/tax_id.hpp"

#include <algorithm>

#include <sodium.h>

#include "base/keys.hpp"
#include "base/text.hpp"

namespace gatehouse {

namespace {

constexpr std::size_t match_length = 24; // 96 bits in hex tell a plan's Tax IDs apart and keep its indexes small.

} // namespace

TaxId::TaxId(std::string_view nine_digits) { std::ranges::copy(nine_digits, m_digits.begin()); }

TaxId::~TaxId() { sodium_memzero(m_digits.data(), m_digits.size()); }

Result<TaxId> TaxId::parse(std::string_view input)
{
    auto text = trimmed(input);
    bool as_employer = text.size() == 10 && text[2] == '-';
    bool as_person = text.size() == 11 && text[3] == '-' && text[6] == '-';
    std::string digits;
    if (as_employer)
        digits.append(text.substr(0, 2)).append(text.substr(3));
    else if (as_person)
        digits.append(text.substr(0, 3)).append(text.substr(4, 2)).append(text.substr(7));
    else
        digits = text;
    bool nine = digits.size() == 9 && all_digits(digits) && digits != "000000000";
    auto result = nine ? Result<TaxId>(TaxId(digits)) : Result<TaxId>(refuse_field("tax_id.malformed", "tax_id"));
    sodium_memzero(digits.data(), digits.size());
    return result;
}

std::string TaxId::match(MatchingKey const& key) const
{
    return key.hash("tax_id", { m_digits.data(), m_digits.size() }).substr(0, match_length);
}

std::string TaxId::masked_tax_id(std::string_view last_four) { return "•••••" + std::string(last_four); }

} // namespace gatehouse
