#pragma once

#include <cstddef>
#include <string_view>

// The forms that texts of a pack may have to have.

namespace gatehouse {

std::size_t count_code_points(std::string_view utf8);
bool is_colour(std::string_view); // "#1a5c78"
bool is_url(std::string_view);    // https://, http:// or a path; no space, no quote.
bool is_host(std::string_view);   // With or without a port.
bool is_word(std::string_view);   // A lower-case letter, then up to 39 of those, digits and _.

} // namespace gatehouse
