// libFuzzer: whatever the bytes, a pack is complete or there are problems to mend, each at a place in the file; and
// what is a pack is the same pack when it is read again.

#include <algorithm>
#include <cstdint>

#include "fuzz/require.hpp"
#include "packs/load_pack.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    using namespace gatehouse;
    std::string_view text(reinterpret_cast<char const*>(data), size);
    auto lines = static_cast<std::size_t>(std::ranges::count(text, '\n')) + 1;
    auto pack = load_pack("packs/acme.toml", text);
    if (!pack) {
        require(!pack.error().empty());
        require(std::ranges::is_sorted(pack.error()));
        for (auto const& problem : pack.error()) {
            require(problem.line >= 1 && problem.line <= lines && problem.column >= 1);
            require(!problem.message.empty() && problem.file == "packs/acme.toml");
        }
        return 0;
    }
    require(pack->plan.value == "acme" && pack->revision.size() == 64);
    auto again = load_pack("packs/acme.toml", text);
    require(again && again->revision == pack->revision);
    return 0;
}
