#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace gatehouse {

// What the C library's functions say depends on the machine's locale; these do not.

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
constexpr bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == '\x7f'; }

constexpr bool all_digits(std::string_view text) { return std::ranges::all_of(text, is_digit); }

// Without the blanks at both ends.
constexpr std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && is_blank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && is_blank(text.back()))
        text.remove_suffix(1);
    return text;
}

// As a sentence begins: "an administrator" becomes "An administrator".
inline std::string capitalized(std::string_view words)
{
    std::string text(words);
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z')
        text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

} // namespace gatehouse
