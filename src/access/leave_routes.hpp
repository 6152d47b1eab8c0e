#pragma once

#include "accounts/portal.hpp"

namespace gatehouse {

// Where a person leaves the office or the role of org_admin: a page asks once more, and for a successor if the last
// org_admin goes.
void add_leave_routes(Router&, Portal const&);

} // namespace gatehouse
