#pragma once

#include <memory>

#include "app/config.hpp"
#include "base/keys.hpp"
#include "db/database.hpp"
#include "packs/active_packs.hpp"
#include "packs/pack.hpp"

namespace gatehouse {

// The packs that there are: those inside the executable, and those of `folder`, which take the place of one of the same
// name. An empty path has none.
std::vector<PackText> pack_files(std::filesystem::path const& folder);

// What every subcommand that touches data opens: clock, chance, keys and the database, migrated. The folder of
// `config.data` is made when it is missing.
struct Store {
    explicit Store(Config const&, std::unique_ptr<Clock> = std::make_unique<SystemClock>());

    std::unique_ptr<Clock> clock;
    std::unique_ptr<Random> random;
    Keys keys;
    std::unique_ptr<Database> db;
    Packs packs; // Filled by ActivePacks.

    Environment environment() const { return { *clock, *random, keys }; }
};

} // namespace gatehouse
