#pragma once

#include "accounts/portal.hpp"

namespace gatehouse {

Result<Response> show_help(Visit const&);
Result<Response> show_updates(Visit const&);
void add_staff_notice_routes(Router&, Portal const&);

} // namespace gatehouse
