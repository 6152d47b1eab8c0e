#pragma once

#include "app/application.hpp"
#include "support/journey.hpp"
#include "support/visitor.hpp"

namespace gatehouse {

// The whole program but for its socket, around a journey.
class JourneySite : public Journey {
public:
    explicit JourneySite(Engine engine_)
        : Journey(engine_)
        , engine(engine_)
    {
        packs.put(*pack);
    }

    Engine engine;
    Packs packs {};
    std::vector<std::string> log {}; // What the program would have written.
    Application application { { .db = *db,
        .packs = packs,
        .slow_hash = slow_hash,
        .clock = clock,
        .random = around.random,
        .keys = around.keys,
        .origin = "https://portal.example",
        .log = [this](std::string_view line) { log.emplace_back(line); } } };
};

} // namespace gatehouse
