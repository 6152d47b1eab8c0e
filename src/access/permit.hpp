#pragma once

#include <string_view>

#include "access/access.hpp"
#include "accounts/right.hpp"

namespace gatehouse {

// The only place where it is decided who may do what. Everything is read inside the caller's transaction, so that a
// right that ended a moment ago is gone. A deny always wins.

// What permit() found: by virtue of which membership the actor may.
struct Permission {
    Membership membership;
};

// Whether the actor may use `right` (see_office or manage_people) on the provider. Errors: `provider.unknown` (404)
// without an active membership, the same as for a provider that does not exist; `access.org_admin_only` (403), saying
// who can give it.
Result<Permission> permit(UnitOfWork&, Pack const&, Actor const&, Right, ProviderId const&);

// Whether the actor may use the capability ("claims.submit") for the provider now. Errors: `provider.unknown` (404);
// `access.above_ceiling` (403) when the plan allows it to nobody at this provider at the moment;
// `access.not_granted` (403), naming what is missing and who can give it.
Result<Permission> permit_capability(
    UnitOfWork&, Pack const&, Actor const&, std::string_view capability, ProviderId const&);

// Whether plan staff may use `right` (one of staff_...). Error: `access.staff_rank` (403).
Result<StaffRank> permit_staff(UnitOfWork&, Actor const&, Right);

// Whether one of the plan's staff may do something for the account: with Right::staff_act for anybody of an office, and
// among the staff only for who ranks below. Nobody does it for himself. Error: `access.peer_account` (403).
Result<> permit_on_account(UnitOfWork&, Actor const&, Account const&);

// Who can give permissions at the provider, for a sentence: "Dana Whitlock or Priya Raman", or, when nobody is left,
// the plan's service desk. For members of the provider only.
std::string who_can_give(UnitOfWork&, Pack const&, ProviderId const&);

} // namespace gatehouse
