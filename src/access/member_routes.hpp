#pragma once

#include "accounts/portal.hpp"

namespace gatehouse {

void add_member_routes(Router&, Portal const&);

} // namespace gatehouse
