#pragma once

#include "accounts/portal.hpp"

namespace gatehouse {

void add_invite_routes(Router&, Portal const&); // For those who invite.
void add_accept_routes(Router&, Portal const&); // For those who are invited.

} // namespace gatehouse
