#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"

namespace gatehouse {

// A phone number as its owner writes it, with at least the area code: "602-555-0142", "(602) 555-0142 x 12". Blanks at
// both ends go; nothing else is changed, because people dial it and no program does. Error at the field "phone".
Result<std::string> parse_phone(std::string_view);

} // namespace gatehouse
