#pragma once

#include "accounts/portal.hpp"

namespace gatehouse {

void add_group_routes(Router&, Portal const&); // The providers that a group sees.

} // namespace gatehouse
