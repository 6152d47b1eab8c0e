#pragma once

#include <string_view>

namespace gatehouse {

// The contrast of two colors such as "#1a5c78", 1 to 21, as WCAG 2.1 defines it.
double contrast(std::string_view a, std::string_view b);

} // namespace gatehouse
