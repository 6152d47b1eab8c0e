#include "access/accept_invitation.hpp"

#include <algorithm>

#include "access/grant_store.hpp"
#include "access/invitation_rules.hpp"
#include "access/invitation_store.hpp"
#include "access/member_rules.hpp"
#include "access/membership_store.hpp"
#include "access/permit.hpp"
#include "codes/one_time_code.hpp"
#include "db/database.hpp"
#include "packs/pack.hpp"

namespace gatehouse {

namespace {

// I8: an invitation is the inviter's word, worth nothing once he may no longer give it: otherwise an org_admin who is
// about to be removed could leave a door open. What has shrunk meanwhile is left out.
Result<std::vector<std::string>> what_inviter_may_give(UnitOfWork& work, Pack const& pack, Invitation const& invitation)
{
    Actor inviter { invitation.invited_by, {}, work.plan, AccountKind::provider };
    if (!permit(work, pack, inviter, Right::manage_people, invitation.provider))
        return refuse(ErrorKind::expired, "invitation.inviter_may_not_invite");
    auto grantable = grantable_capabilities(work, pack, invitation.provider);
    auto given = invitation.capabilities;
    std::erase_if(given, [&](auto const& key) { return std::ranges::find(grantable, key) == grantable.end(); });
    if (given.empty())
        return refuse(ErrorKind::expired, "invitation.nothing_left");
    return given;
}

// The membership that becomes active: one that waits already, or a new one.
Result<Membership> open_membership(UnitOfWork& work, Account const& account, Invitation const& invitation)
{
    if (auto known = membership_store::find_open(work, account.id, invitation.provider)) {
        if (known->status == MembershipStatus::active)
            return refuse(ErrorKind::conflict, "membership.already_open");
        if (known->role == Role::org_admin)
            return refuse(ErrorKind::conflict, "membership.awaits_letter");
        return std::move(*known);
    }
    RequestMembership request { account.id, invitation.provider, Role::org_user,
        membership_store::proved_tax_id_hash(work, invitation.invited_by, invitation.provider) };
    auto id = membership_store::insert_pending(work, request, account);
    return membership_store::find(work, id).value();
}

Error for_someone_else()
{
    return { ErrorKind::forbidden, "invitation.for_someone_else", say("access.this_invitation_was_sent_to") };
}

} // namespace

Result<MembershipId> redeem_invitation(
    UnitOfWork& work, Pack const& pack, Account const& account, AcceptInvitation const& request)
{
    // First, so that only the holder of the link learns anything. A later refusal rolls this back too.
    TRY(redeem_code(work, CodePurpose::invitation, request.invitation.value, LinkCode { request.code }));
    auto invitation = invitation_store::find(work, request.invitation);
    if (!invitation || invitation->state != InvitationState::sent)
        return refuse(ErrorKind::expired, "code.not_valid");
    if (account.kind != AccountKind::provider || account.email != invitation->email)
        return std::unexpected(for_someone_else());
    auto capabilities = TRY(what_inviter_may_give(work, pack, *invitation));
    bool was_pending = membership_store::find_open(work, account.id, invitation->provider).has_value();
    auto member = TRY(open_membership(work, account, *invitation));

    if (!invitation_store::mark_accepted(work, invitation->id, member.id))
        return refuse(ErrorKind::expired, "code.not_valid");
    membership_store::activate(work, member.id, Role::org_user, &invitation->invited_by);
    activate_account(work, account.id);
    for (auto const& capability : capabilities)
        grant_store::insert(work, member.id, capability, invitation->invited_by);
    AuditActor actor { AuditActor::Kind::account, account.id.value };
    record_change(work, actor, "membership.activated", member, was_pending ? "pending" : "none",
        "active: " + joined(granted_capabilities(work, pack, member.id)));
    record_invitation(work, actor, "invitation.accepted", invitation_store::find(work, invitation->id).value(), "sent");
    revoke_cached_rights(work, account.id);
    return member.id;
}

Result<MembershipId> accept_invitation(
    UnitOfWork& work, Pack const& pack, Actor const& actor, AcceptInvitation const& request)
{
    auto account = find_account(work, actor.account);
    if (!account)
        return refuse(ErrorKind::unauthenticated, "session.none");
    return redeem_invitation(work, pack, *account, request);
}

} // namespace gatehouse
