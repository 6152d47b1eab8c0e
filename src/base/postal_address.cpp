#include "base/postal_address.hpp"

#include <algorithm>
#include <array>

#include "base/encoding.hpp"
#include "base/text.hpp"

namespace gatehouse {

namespace {

constexpr std::size_t line_max = 120;    // Bytes. A window envelope shows some 40 characters.
constexpr std::size_t shown_letters = 2; // Of the street, when masked.

constexpr std::array<std::string_view, 62> states { "AA", "AE", "AK", "AL", "AP", "AR", "AS", "AZ", "CA", "CO", "CT",
    "DC", "DE", "FL", "FM", "GA", "GU", "HI", "IA", "ID", "IL", "IN", "KS", "KY", "LA", "MA", "MD", "ME", "MH", "MI",
    "MN", "MO", "MP", "MS", "MT", "NC", "ND", "NE", "NH", "NJ", "NM", "NV", "NY", "OH", "OK", "OR", "PA", "PR", "PW",
    "RI", "SC", "SD", "TN", "TX", "UT", "VA", "VI", "VT", "WA", "WI", "WV", "WY" };
static_assert(std::ranges::is_sorted(states));

bool is_line(std::string_view text)
{
    return text.size() <= line_max && std::ranges::none_of(text, is_control) && is_utf8(text);
}

std::string upper(std::string_view text)
{
    std::string result(text);
    for (auto& c : result)
        if (c >= 'a' && c <= 'z')
            c = static_cast<char>(c - 'a' + 'A');
    return result;
}

std::vector<FieldError> find_errors(
    PostalAddressText const& address, std::string const& state, Result<ZipCode> const& zip)
{
    std::vector<FieldError> errors;
    if (address.line_1.empty() || !is_line(address.line_1))
        errors.push_back({ "line_1", say("base.enter_the_street_address_or") });
    if (!is_line(address.line_2))
        errors.push_back({ "line_2", say("base.enter_at_most_120_characters") });
    if (address.city.empty() || !is_line(address.city))
        errors.push_back({ "city", say("base.enter_the_city_at_most") });
    if (!is_state(state))
        errors.push_back({ "state", say("base.enter_the_two_letters_of") });
    if (!zip)
        errors.push_back({ "zip", zip.error().message });
    return errors;
}

} // namespace

bool is_state(std::string_view text) { return std::ranges::binary_search(states, text); }

Result<PostalAddress> PostalAddress::parse(PostalAddressText const& input)
{
    PostalAddressText address { trimmed(input.line_1), trimmed(input.line_2), trimmed(input.city), trimmed(input.state),
        input.zip };
    auto state = upper(address.state);
    auto zip = ZipCode::parse(address.zip);
    auto errors = find_errors(address, state, zip);
    if (!errors.empty()) {
        auto message = errors.front().message;
        return std::unexpected(
            Error { ErrorKind::invalid_input, "address.malformed", std::move(message), std::move(errors) });
    }
    return PostalAddress(std::string(address.line_1), std::string(address.line_2), std::string(address.city),
        std::move(state), std::move(*zip));
}

std::string PostalAddress::masked_street() const
{
    std::string masked;
    std::size_t letters = 0;
    for (char c : m_line_1) {
        bool continues = (static_cast<unsigned char>(c) & 0xc0) == 0x80; // Of a character of several bytes.
        if (c == ' ')
            masked += c;
        else if (continues ? letters <= shown_letters : letters++ < shown_letters)
            masked += c;
        else if (!continues)
            masked += "•";
    }
    return masked;
}

} // namespace gatehouse
