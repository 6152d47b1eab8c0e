#pragma once

#include "access/invitations.hpp"

// What the use cases about invitations have in common.
namespace gatehouse {

// permit(manage_people), in a plan that lets offices invite: `invitation.not_offered` (404) elsewhere.
Result<> permit_inviting(UnitOfWork&, Pack const&, Actor const&, ProviderId const&);

// The invitation, for somebody who may manage the office's people.
Result<Invitation> invitation_to_manage(UnitOfWork&, Pack const&, Actor const&, InvitationOf const&);

// What happened to an invitation, as one audit row: never the link, and of the address only its ends.
void record_invitation(
    UnitOfWork&, AuditActor const&, std::string_view action, Invitation const& after, std::string before);

} // namespace gatehouse
