#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/application.hpp"

namespace gatehouse {

// The whole program but for its socket, around the world of a test.
template <class World>
class SiteAround : public World {
public:
    template <class... Arguments>
    explicit SiteAround(Arguments&&... arguments)
        : World(std::forward<Arguments>(arguments)...)
    {
        packs.put(*this->pack);
    }

    Packs packs {};
    std::vector<std::string> log {}; // What the program would have written.
    Application application { { .db = *this->db,
        .packs = packs,
        .slow_hash = this->slow_hash,
        .clock = this->clock,
        .random = this->around.random,
        .keys = this->around.keys,
        .origin = "https://portal.example",
        .log = [this](std::string_view line) { log.emplace_back(line); } } };
};

} // namespace gatehouse
