#pragma once

#include "accounts/portal.hpp"

namespace gatehouse {

void add_home_routes(Router&, Portal const&);

// The office's first page; with what an action that was begun there has refused.
Result<Response> show_home(Visit const&, Error const* = nullptr);

} // namespace gatehouse
