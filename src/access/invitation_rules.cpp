#include "access/invitation_rules.hpp"

#include "access/invitation_store.hpp"
#include "access/member_rules.hpp"
#include "access/permit.hpp"
#include "db/database.hpp"
#include "packs/pack.hpp"

namespace gatehouse {

Result<> permit_inviting(UnitOfWork& work, Pack const& pack, Actor const& actor, ProviderId const& provider)
{
    TRY(permit(work, pack, actor, Right::manage_people, provider));
    if (!pack.access.invitations.offered)
        return refuse(ErrorKind::not_found, "invitation.not_offered");
    return {};
}

Result<Invitation> invitation_to_manage(
    UnitOfWork& work, Pack const& pack, Actor const& actor, InvitationOf const& which)
{
    TRY(permit_inviting(work, pack, actor, which.provider));
    auto invitation = invitation_store::find(work, which.invitation);
    // What stands on another org_admin's list is not yet anybody's business.
    bool is_foreign_draft
        = invitation && invitation->state == InvitationState::listed && invitation->invited_by != actor.account;
    if (!invitation || invitation->provider != which.provider || is_foreign_draft)
        return fail(ErrorKind::not_found, "invitation.unknown", say("access.there_is_no_such_invitation"));
    return std::move(*invitation);
}

void record_invitation(
    UnitOfWork& work, AuditActor const& actor, std::string_view action, Invitation const& after, std::string before)
{
    record(work,
        { actor, action, about_organisation(after.provider),
            { { "invitation", after.id.value }, { "email", after.email.text(), FieldClass::personal },
                { "capabilities", joined(after.capabilities) }, { "before", std::move(before) },
                { "after", std::string(to_string(after.state)) }, { "reason", after.reason } } });
}

std::string const& state_in_words(InvitationState state)
{
    return say("access.invitation_state." + std::string(to_string(state)));
}

} // namespace gatehouse
