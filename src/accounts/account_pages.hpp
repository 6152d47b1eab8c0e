#pragma once

#include <string>
#include <string_view>

#include "accounts/portal.hpp"

// What the pages about somebody's own account have in common.
namespace gatehouse {

AccountKind door_of(Visit const&);                         // By the path: below /staff/ it is the plan's staff.
std::string_view home_of(AccountKind);                     // "/" or "/staff/".
std::string at_door(Visit const&, std::string_view below); // "/me" or "/staff/me", below the plan's own segment.

void add_factor_routes(Router&, Portal const&); // The second step of a login, and the second factor's own pages.

} // namespace gatehouse
