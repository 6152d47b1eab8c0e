#pragma once

#include "accounts/portal.hpp"

namespace gatehouse {

// What the pages of an office do, for programs: JSON under /{plan}/api/v1, refusals as RFC 9457. Every POST carries
// the token that GET me returns in the header X-CSRF-Token.
void add_access_api(Router&, Portal const&);
void add_invitation_api(Router&, Portal const&);

} // namespace gatehouse
