#include "access/invitation_rules.hpp"
#include "access/invitation_store.hpp"
#include "access/membership_store.hpp"
#include "codes/one_time_code.hpp"
#include "db/database.hpp"
#include "providers/providers.hpp"

namespace gatehouse {

Result<InvitationCounts> count_invitations(
    UnitOfWork& work, Pack const& pack, Actor const& actor, ProviderId const& provider)
{
    TRY(permit_inviting(work, pack, actor, provider));
    return InvitationCounts { invitation_store::count_listed(work, provider, actor.account),
        invitation_store::count_open(work, provider) };
}

Result<std::vector<Invitation>> my_list(
    UnitOfWork& work, Pack const& pack, Actor const& actor, InvitationQuery const& query)
{
    TRY(permit_inviting(work, pack, actor, query.provider));
    return invitation_store::listed(work, query, actor.account);
}

Result<std::vector<Invitation>> open_invitations(
    UnitOfWork& work, Pack const& pack, Actor const& actor, InvitationQuery const& query)
{
    TRY(permit_inviting(work, pack, actor, query.provider));
    return invitation_store::open(work, query);
}

Result<std::vector<Invitation>> all_invitations(
    UnitOfWork& work, Pack const& pack, Actor const& actor, InvitationQuery const& query)
{
    TRY(permit_inviting(work, pack, actor, query.provider));
    return invitation_store::all(work, query);
}

Result<std::vector<Invitation>> sent_together(
    UnitOfWork& work, Pack const& pack, Actor const& actor, InvitationQuery const& query, BatchId const& batch)
{
    TRY(permit_inviting(work, pack, actor, query.provider));
    return invitation_store::of_batch(work, query, batch);
}

Result<InvitationBatch> count_batch(
    UnitOfWork& work, Pack const& pack, Actor const& actor, ProviderId const& provider, BatchId const& batch)
{
    TRY(permit_inviting(work, pack, actor, provider));
    auto counts = invitation_store::count_batch(work, provider, batch);
    if (counts.all == 0)
        return refuse(ErrorKind::not_found, "invitation.unknown");
    return counts;
}

Result<Invitation> find_invitation(UnitOfWork& work, Pack const& pack, Actor const& actor, InvitationOf const& which)
{
    return invitation_to_manage(work, pack, actor, which);
}

Result<InvitationSeen> look_at_invitation(UnitOfWork& work, Pack const&, InvitationId const& id, std::string_view code)
{
    auto invitation = invitation_store::find(work, id);
    bool is_good = link_code_is_good(work, CodePurpose::invitation, id.value, { code });
    auto provider = invitation ? find_provider(work, invitation->provider) : std::nullopt;
    if (!is_good || !provider || invitation->state != InvitationState::sent)
        return fail(ErrorKind::expired, "code.not_valid", say("access.this_invitation_is_no_longer"));
    auto mine = membership_store::find_open(work, invitation->invited_by, invitation->provider);
    auto inviter = mine ? mine->display_name : find_account(work, invitation->invited_by).value().full_name();
    auto account = find_account_by_sign_in_name(work, canonical_sign_in_name(invitation->email.text()));
    return InvitationSeen { std::move(*invitation), std::move(inviter), provider->name, provider->number,
        account.has_value() };
}

} // namespace gatehouse
