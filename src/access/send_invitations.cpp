#include "access/invitation_rules.hpp"
#include "access/invitation_store.hpp"
#include "access/member_rules.hpp"
#include "access/membership_store.hpp"
#include "codes/one_time_code.hpp"
#include "db/database.hpp"
#include "db/throttle.hpp"
#include "mail/links.hpp"
#include "mail/outbox.hpp"
#include "packs/pack.hpp"
#include "pages/dates.hpp"
#include "providers/providers.hpp"

namespace gatehouse {

namespace {

constexpr int resends_max = 5;
constexpr auto resends_window = std::chrono::hours(24);

// What may have changed since the person was put on the list.
Result<> require_sendable(UnitOfWork& work, Pack const& pack, Invitation const& invitation)
{
    auto account = find_account_by_sign_in_name(work, canonical_sign_in_name(invitation.email.text()));
    auto member = account ? membership_store::find_open(work, *account, invitation.provider) : std::nullopt;
    if (member && member->status == MembershipStatus::active)
        return fail(ErrorKind::conflict, "membership.already_open",
            say("access.can_act_for_this_office", { { "invitation", invitation.full_name() } }));
    return require_grantable(work, pack, invitation.provider, invitation.capabilities);
}

Secret<> mail_text(UnitOfWork& work, Pack const& pack, PortalLinks const& links, Actor const& actor,
    Invitation const& invitation, Instant good_until)
{
    auto provider = find_provider(work, invitation.provider).value();
    auto code = issue_link_code(work, CodePurpose::invitation, invitation.id.value, good_until);
    auto link = links.to("/invitations/" + invitation.id.value + "?code=", code);
    auto mine = membership_store::find_open(work, actor.account, invitation.provider);
    auto inviter = mine ? mine->display_name : find_account(work, actor.account).value().full_name();
    return Secret<>(say("access.hello_invites_you_to_act",
        { { "first_name", invitation.first_name }, { "inviter", inviter }, { "provider", provider.name },
            { "provider_id", pack.words.provider_id }, { "number", provider.number }, { "full_name", pack.full_name },
            { "time_zone", full_moment(good_until, { pack.zone(), pack.time_zone.label }).text },
            { "link", link.reveal() }, { "signature", pack.mail.signature } }));
}

void send(UnitOfWork& work, Pack const& pack, PortalLinks const& links, Actor const& actor,
    Invitation const& invitation, std::optional<BatchId> const& batch)
{
    auto good_until = work.now + pack.access.invitations.good_for;
    supersede_codes(work, CodePurpose::invitation, invitation.id.value);
    auto mail = enqueue_mail(work,
        { pack.mail.sender_name, invitation.email, say("access.you_are_invited_to", { { "name", pack.name } }),
            mail_text(work, pack, links, actor, invitation, good_until) });
    invitation_store::mark_sent(work, invitation, actor.account, good_until, mail, batch);
}

void record_now(UnitOfWork& work, Actor const& actor, std::string_view action, Invitation const& before)
{
    record_invitation(work, audit_actor(actor), action, invitation_store::find(work, before.id).value(),
        std::string(to_string(before.state)));
}

} // namespace

Result<std::size_t> send_invitations(UnitOfWork& work, Pack const& pack, PortalLinks const& links, Actor const& actor,
    ProviderId const& provider, BatchId const& batch, std::size_t at_most)
{
    TRY(permit_inviting(work, pack, actor, provider));
    InvitationQuery query { .provider = provider, .limit = static_cast<std::int64_t>(at_most) };
    auto waiting = invitation_store::listed(work, query, actor.account);
    for (auto const& invitation : waiting) {
        if (auto sendable = require_sendable(work, pack, invitation); !sendable) {
            invitation_store::mark_failed(work, invitation.id, sendable.error().message, batch);
            record_now(work, actor, "invitation.failed", invitation);
            continue;
        }
        send(work, pack, links, actor, invitation, batch);
        record_now(work, actor, "invitation.sent", invitation);
    }
    return waiting.size();
}

bool may_resend(UnitOfWork& work, InvitationId const& id)
{
    return within_limit(work, "invitation.resend", id.value, resends_max, resends_window);
}

Result<> resend_invitation(
    UnitOfWork& work, Pack const& pack, PortalLinks const& links, Actor const& actor, InvitationOf const& which)
{
    auto invitation = TRY(invitation_to_manage(work, pack, actor, which));
    using enum InvitationState;
    if (invitation.state != sent && invitation.state != expired && invitation.state != failed)
        return refuse(ErrorKind::conflict, "invitation.closed",
            { { "invitation", invitation.full_name() }, { "state", state_in_words(invitation.state) } });
    auto open = invitation_store::find_open(work, invitation.provider, invitation.email);
    if (open && open->id != invitation.id)
        return refuse(ErrorKind::conflict, "invitation.already_open", { { "email", invitation.email.text() } });
    TRY(require_sendable(work, pack, invitation));
    send(work, pack, links, actor, invitation, std::nullopt);
    record_now(work, actor, "invitation.resent", invitation);
    return {};
}

} // namespace gatehouse
