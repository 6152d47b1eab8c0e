#include "access/named_capabilities.hpp"

#include <algorithm>

#include "base/fold.hpp"
#include "base/text.hpp"
#include "packs/pack.hpp"

namespace gatehouse {

std::vector<std::string> named_capabilities(Pack const& pack, std::string_view text)
{
    std::vector<std::string> keys;
    for (std::size_t at = 0; at <= text.size();) {
        auto end = std::min(text.find(';', at), text.size());
        auto key = std::string(trimmed(fold(text.substr(at, end - at))));
        at = end + 1;
        if (key.empty())
            continue;
        for (auto const& subsystem : pack.access.subsystems)
            for (auto const& capability : subsystem.capabilities)
                if (fold(capability.key) == key || fold(capability.label) == key) {
                    key = capability.key;
                    break;
                }
        if (std::ranges::find(keys, key) == keys.end())
            keys.push_back(std::move(key));
    }
    return keys;
}

} // namespace gatehouse
