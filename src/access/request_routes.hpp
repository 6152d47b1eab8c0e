#pragma once

namespace gatehouse {

class Router;
struct Portal;

// An org_admin decides on who asks for access.
void add_request_routes(Router&, Portal const&);

} // namespace gatehouse
