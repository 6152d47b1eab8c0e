#pragma once

#include "accounts/portal.hpp"

namespace gatehouse {

// "Why can't I …?" for a capability, and the office's addresses.
void add_office_routes(Router&, Portal const&);

} // namespace gatehouse
