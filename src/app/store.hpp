#pragma once

#include <memory>

#include "app/config.hpp"
#include "base/keys.hpp"
#include "db/database.hpp"
#include "packs/pack.hpp"

namespace gatehouse {

// What every subcommand that touches data opens: clock, chance, keys and the database, migrated. The folder of
// `config.data` is made when it is missing.
struct Store {
    explicit Store(Config const&, std::unique_ptr<Clock> = std::make_unique<SystemClock>());

    std::unique_ptr<Clock> clock;
    std::unique_ptr<Random> random;
    Keys keys;
    std::unique_ptr<Database> db;
    Packs packs;

    Environment environment() const { return { *clock, *random, keys }; }
};

} // namespace gatehouse
