#include "pages/paragraphs.hpp"

#include <algorithm>

namespace gatehouse {

std::vector<std::string> paragraphs(std::string_view text)
{
    std::vector<std::string> found;
    while (!text.empty()) {
        auto end = std::min(text.find("\n\n"), text.size());
        if (end > 0)
            found.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 2, text.size()));
    }
    return found;
}

} // namespace gatehouse
