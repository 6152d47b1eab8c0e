#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string_view>

// The forms that texts of a pack may have to have.

namespace gatehouse {

std::size_t count_code_points(std::string_view utf8);
bool is_colour(std::string_view); // "#1a5c78"
bool is_url(std::string_view);    // https://, http:// or a path; no space, no quote.
bool is_host(std::string_view);   // With or without a port.
bool is_word(std::string_view);   // A lower-case letter, then up to 39 of those, digits and _.

bool is_one_line(std::string_view);  // No control character, nothing but spaces inside, none at the ends.
bool is_lines(std::string_view);     // The same with line breaks; they may end it.
bool is_mailer_id(std::string_view); // 6 digits from 0 to 8 on, or 9 digits from 9 on.
std::optional<std::chrono::minutes> parse_time_of_day(std::string_view); // "07:30"

} // namespace gatehouse
