#pragma once

namespace gatehouse {

class Router;
struct Portal;

// What anybody may read about a plan's portal: help and contact, the rules with their sources, the agreements.
void add_notice_routes(Router&, Portal const&);

} // namespace gatehouse
