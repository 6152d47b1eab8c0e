#pragma once

#include "access/invitations.hpp"

namespace gatehouse {

// What both ways of accepting share, after the account is known: uses the code up and lets the account in.
Result<MembershipId> redeem_invitation(UnitOfWork&, Pack const&, Account const&, AcceptInvitation const&);

} // namespace gatehouse
