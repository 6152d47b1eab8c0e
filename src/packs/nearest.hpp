#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gatehouse {

// The one of `words` that `typed` was probably meant to be: at most a third of its letters are off.
std::optional<std::string> nearest(std::string_view typed, std::vector<std::string> const& words);

} // namespace gatehouse
