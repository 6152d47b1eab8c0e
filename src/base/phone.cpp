#include "base/phone.hpp"

#include <algorithm>

namespace gatehouse {

namespace {

constexpr std::size_t length_max = 40;
constexpr std::ptrdiff_t digits_min = 10;
constexpr std::string_view may_stand_in_it = "0123456789 ()+-./x";

} // namespace

Result<std::string> parse_phone(std::string_view typed)
{
    auto first = std::min(typed.find_first_not_of(' '), typed.size());
    auto text = typed.substr(first, typed.find_last_not_of(' ') + 1 - first);
    auto digits = std::ranges::count_if(text, [](char c) { return c >= '0' && c <= '9'; });
    bool strange = text.find_first_not_of(may_stand_in_it) != text.npos;
    if (strange || text.size() > length_max || digits < digits_min)
        return refuse_field("phone.malformed", "phone");
    return std::string(text);
}

} // namespace gatehouse
