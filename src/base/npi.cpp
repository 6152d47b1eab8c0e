#include "base/npi.hpp"

#include "base/text.hpp"

namespace gatehouse {

namespace {

constexpr std::size_t length = 10;
constexpr int sum_of_prefix = 24; // What 80840 adds to the sum.

} // namespace

char npi_check_digit(std::string_view nine_digits)
{
    int sum = sum_of_prefix;
    for (std::size_t i = 0; i < length - 1; ++i) {
        int digit = nine_digits.at(i) - '0';
        int weighted = i % 2 == 0 ? 2 * digit : digit;
        sum += weighted > 9 ? weighted - 9 : weighted;
    }
    return static_cast<char>('0' + (10 - sum % 10) % 10);
}

Result<Npi> Npi::parse(std::string_view input)
{
    auto text = trimmed(input);
    bool ten_digits = text.size() == length && all_digits(text) && (text[0] == '1' || text[0] == '2');
    if (!ten_digits)
        return refuse_field("npi.malformed", "npi");
    if (text.back() != npi_check_digit(text.substr(0, length - 1)))
        return refuse_field("npi.check_digit", "npi");
    return Npi(std::string(text));
}

} // namespace gatehouse
