#pragma once

#include <toml++/toml.h>

#include "providers/providers.hpp"

namespace gatehouse {

struct UnitOfWork;

// Puts an invented office of demo/<plan>.toml into the plan's records, in the generation in force, and gives it its id.
// Throws std::runtime_error for a row that a provider file could not hold.
Provider put_demo_provider(UnitOfWork&, toml::table const& office);

} // namespace gatehouse
