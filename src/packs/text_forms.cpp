#include "packs/text_forms.hpp"

#include <algorithm>
#include <charconv>

namespace gatehouse {

static bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
static bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::size_t count_code_points(std::string_view utf8)
{
    return static_cast<std::size_t>(std::ranges::count_if(utf8, [](char c) { return (c & 0xc0) != 0x80; }));
}

bool is_colour(std::string_view text)
{
    return text.size() == 7 && text[0] == '#'
        && std::ranges::all_of(text.substr(1), [](char c) { return is_digit(c) || (c >= 'a' && c <= 'f'); });
}

bool is_url(std::string_view text)
{
    static constexpr std::string_view never = "\"'<>\\^`{}|";
    if (!std::ranges::all_of(text, [](char c) { return c > ' ' && c < 0x7f && never.find(c) == never.npos; }))
        return false;
    // "//host" would be another site in the guise of a path.
    if (text.starts_with('/'))
        return !text.starts_with("//");
    for (std::string_view const scheme : { "https://", "http://" })
        if (text.starts_with(scheme))
            return is_host(text.substr(scheme.size(), text.find_first_of("/?#", scheme.size()) - scheme.size()));
    return false;
}

bool is_host(std::string_view text)
{
    auto const colon = text.find(':');
    if (colon != text.npos) {
        auto const digits = text.substr(colon + 1);
        unsigned port = 0;
        auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
        if (error != std::errc {} || end != digits.data() + digits.size() || port == 0 || port > 65535)
            return false;
        text = text.substr(0, colon);
    }
    auto const labelled = [](char c) { return is_lower(c) || is_digit(c) || c == '-' || c == '.'; };
    return !text.empty() && text.size() <= 253 && std::ranges::all_of(text, labelled) && !text.starts_with('.')
        && !text.starts_with('-') && !text.ends_with('.') && !text.ends_with('-') && text.find("..") == text.npos;
}

bool is_word(std::string_view text)
{
    return !text.empty() && text.size() <= 40 && is_lower(text[0])
        && std::ranges::all_of(text, [](char c) { return is_lower(c) || is_digit(c) || c == '_'; });
}

static bool is_control(char c) { return (c >= 0 && c < ' ') || c == 0x7f; }

bool is_one_line(std::string_view text)
{
    return std::ranges::none_of(text, is_control) && !text.starts_with(' ') && !text.ends_with(' ');
}

bool is_lines(std::string_view text)
{
    return std::ranges::none_of(text, [](char c) { return is_control(c) && c != '\n'; }) && !text.starts_with(' ')
        && !text.starts_with('\n') && !text.ends_with(' ');
}

bool is_mailer_id(std::string_view text)
{
    // The first digit says how long it is (USPS-B-3200).
    return std::ranges::all_of(text, is_digit)
        && ((text.size() == 6 && text[0] <= '8') || (text.size() == 9 && text[0] == '9'));
}

std::optional<std::chrono::minutes> parse_time_of_day(std::string_view text)
{
    if (text.size() != 5 || text[2] != ':' || !std::ranges::all_of(text.substr(0, 2), is_digit)
        || !std::ranges::all_of(text.substr(3), is_digit))
        return {};
    auto const number = [&](std::size_t at) { return (text[at] - '0') * 10 + (text[at + 1] - '0'); };
    if (number(0) > 23 || number(3) > 59)
        return {};
    return std::chrono::minutes(number(0) * 60 + number(3));
}

} // namespace gatehouse
