#include "access/invitation_rules.hpp"
#include "access/invitation_store.hpp"
#include "codes/one_time_code.hpp"
#include "db/database.hpp"

namespace gatehouse {

Result<> cancel_invitation(UnitOfWork& work, Pack const& pack, Actor const& actor, InvitationOf const& which)
{
    auto invitation = TRY(invitation_to_manage(work, pack, actor, which));
    using enum InvitationState;
    if (invitation.state == accepted || invitation.state == cancelled || invitation.state == failed)
        return refuse(ErrorKind::conflict, "invitation.closed",
            { { "invitation", invitation.full_name() }, { "state", state_in_words(invitation.state) } });
    supersede_codes(work, CodePurpose::invitation, invitation.id.value);
    invitation_store::mark_cancelled(work, invitation.id);
    record_invitation(work, audit_actor(actor), "invitation.cancelled",
        invitation_store::find(work, invitation.id).value(), std::string(to_string(invitation.state)));
    return {};
}

} // namespace gatehouse
