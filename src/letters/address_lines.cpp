#include <glib.h>

#include <algorithm>
#include <memory>

#include "letters/letter_sheet.hpp"

namespace gatehouse {

namespace {

constexpr std::size_t joined_line_max = 40; // A street and its suite stand on one line if they fit.

bool is_digit(char character) { return character >= '0' && character <= '9'; }

std::string capitals(std::string_view text)
{
    std::unique_ptr<char, decltype(&g_free)> const upper(g_utf8_strup(text.data(), gssize(text.size())), g_free);
    return upper.get();
}

// Without commas, and without full stops but those between digits; runs of spaces become one.
std::string plain(std::string_view text)
{
    std::string kept;
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto const decimal = i > 0 && i + 1 < text.size() && is_digit(text[i - 1]) && is_digit(text[i + 1]);
        if (text[i] == ',' || (text[i] == '.' && !decimal))
            continue;
        if (text[i] == ' ' && (kept.empty() || kept.back() == ' '))
            continue;
        kept += text[i];
    }
    while (kept.ends_with(' '))
        kept.pop_back();
    return capitals(kept);
}

std::string zip_code(std::string_view zip)
{
    std::string digits;
    std::copy_if(zip.begin(), zip.end(), std::back_inserter(digits), is_digit);
    return digits.size() == 9 ? digits.insert(5, "-") : digits;
}

} // namespace

std::vector<std::string> address_lines(
    std::string const& person, std::string const& provider_name, LetterAddress const& address)
{
    std::vector<std::string> lines { plain(person) };
    if (auto office = plain(provider_name); office != lines.front())
        lines.push_back(std::move(office));
    auto street = plain(address.line_1);
    auto suite = plain(address.line_2);
    if (!suite.empty() && street.size() + 1 + suite.size() <= joined_line_max) {
        street += " " + suite;
        suite.clear();
    }
    lines.push_back(std::move(street));
    if (!suite.empty())
        lines.push_back(std::move(suite));
    lines.push_back(plain(address.city) + " " + plain(address.state) + " " + zip_code(address.zip));
    return lines;
}

} // namespace gatehouse
