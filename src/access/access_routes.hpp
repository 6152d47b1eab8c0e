#pragma once

#include "accounts/portal.hpp"

namespace gatehouse {

// The home page, the people of an office and its addresses; and the same for programs under /api/v1.
void add_access_routes(Router&, Portal const&);

// Fills the frame's ribbon and navigation for whoever visits: person, role, the provider in the path, what waits.
// Does nothing for a visit without a full session of an office's account. Meant for Portal::dress.
void dress_frame(Visit const&, Frame&);

} // namespace gatehouse
