#pragma once

#include "accounts/portal.hpp"

namespace gatehouse {

void add_link_routes(Router&, Portal const&); // "Link Account" and "Manage Linked Accounts".

} // namespace gatehouse
