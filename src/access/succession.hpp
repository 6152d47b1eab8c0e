#pragma once

#include "access/access.hpp"

namespace gatehouse {

// The upgrade itself, for a caller that has permission: also of the successor of an org_admin who leaves.
Result<> make_org_admin(UnitOfWork&, Pack const&, Actor const&, Membership const&);

// Upgrades the successor, if one is named; else refuses to let the office's last org_admin go, unless plan staff do it.
Result<> provide_for_succession(
    UnitOfWork&, Pack const&, Actor const&, Membership const& leaving, std::optional<MembershipId> const& successor);

} // namespace gatehouse
