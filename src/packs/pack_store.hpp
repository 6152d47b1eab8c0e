#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/id.hpp"

namespace gatehouse {

class Database;
struct UnitOfWork;

std::optional<std::string> find_active_revision(UnitOfWork&); // Nothing for a plan that is not there.

// Keeps the revision and makes it the active one. Makes the plan when it is not there.
void store_revision(UnitOfWork&, std::string const& revision, std::string_view toml_text);

std::vector<std::pair<PlanId, std::string>> list_active_revisions(Database&);                    // Of all plans.
std::optional<std::string> read_revision(Database&, PlanId const&, std::string const& revision); // Its TOML.

} // namespace gatehouse
