#include <catch2/catch.hpp>

#include "base/embedded_file.hpp"
#include "packs/load_pack.hpp"

namespace gatehouse {

TEST_CASE("every pack that ships loads", "[packs]")
{
    for (auto const& file : embedded_packs()) {
        auto const pack = load_pack(file.name, file.text);
        if (!pack)
            for (auto const& problem : pack.error())
                UNSCOPED_INFO(to_string(problem));
        CHECK(pack.has_value());
    }
}

} // namespace gatehouse
