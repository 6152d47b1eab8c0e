#pragma once

#include <array>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace gatehouse {

class MatchingKey;

// A federal Tax ID: nine digits, an employer's number (12-3456789) or a person's Social Security number
// (123-45-6789), which some offices bill under. Sealed at rest, found again by match(), shown by masked(). Wiped when
// it goes.
class TaxId {
public:
    // With or without its hyphens; blanks at both ends are let pass.
    static Result<TaxId> parse(std::string_view);
    TaxId(TaxId const&) = default;
    TaxId& operator=(TaxId const&) = default;
    ~TaxId();

    std::string reveal_digits() const { return { m_digits.data(), m_digits.size() }; }
    std::string last_four() const { return reveal_digits().substr(5); }
    std::string masked() const { return masked_tax_id(last_four()); } // "•••••6789"

    // The keyed hash that two equal Tax IDs share, as it stands in the columns named ..._tax_id_hash: 24 characters.
    std::string match(MatchingKey const&) const;

    static std::string masked_tax_id(std::string_view last_four);

private:
    explicit TaxId(std::string_view nine_digits);
    std::array<char, 9> m_digits;
};

} // namespace gatehouse
