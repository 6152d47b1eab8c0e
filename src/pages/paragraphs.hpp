#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gatehouse {

std::vector<std::string> paragraphs(std::string_view text); // An empty line stands between them.

} // namespace gatehouse
