#pragma once

#include "accounts/portal.hpp"

namespace gatehouse {

void add_admin_routes(Router&, Portal const&);

// The people of an office; with what an action that was begun there has refused.
Result<Response> show_admin(Visit const&, Error const* = nullptr);

} // namespace gatehouse
