#include "access/permit.hpp"
#include "base/text.hpp"
#include "db/database.hpp"
#include "mail/links.hpp"
#include "mail/outbox.hpp"
#include "packs/pack.hpp"
#include "registration/registration.hpp"
#include "service_desk/action_store.hpp"
#include "service_desk/designate_now.hpp"
#include "service_desk/designation_store.hpp"

namespace gatehouse {

namespace {

void tell(UnitOfWork& work, Pack const& pack, AccountId const& account, std::string const& subject, std::string words)
{
    auto owner = find_account(work, account).value();
    enqueue_mail(work,
        { pack.mail.sender_name, owner.email, subject,
            Secret<>(say("service_desk.hello_first_name_move_signature",
                { { "first_name", owner.first_name }, { "words", std::move(words) },
                    { "signature", pack.mail.signature } })) });
}

// The new one, and whoever could be surprised by it.
void tell_office(UnitOfWork& work, Pack const& pack, PortalLinks const& links, Membership const& member)
{
    auto provider = find_provider(work, member.provider);
    auto office = provider ? provider->name + ", " + pack.words.provider_id + " " + provider->number
                           : say("service_desk.your_office");
    auto subject = say(
        "service_desk.was_named_for_your_office", { { "an_org_admin", capitalized(pack.words.org_admin.indefinite) } });
    for (auto const& admin : office_state(work, member.provider).org_admins) {
        bool is_new = admin.account == member.account;
        tell(work, pack, admin.account, subject,
            is_new ? say("service_desk.at_your_offices_request_you",
                { { "an_org_admin", pack.words.org_admin.indefinite }, { "office", office },
                    { "login_link", links.to("/login") }, { "forgot_password", pack.words.forgot_password } })
                   : say("service_desk.at_your_offices_request_is",
                       { { "person", member.display_name }, { "an_org_admin", pack.words.org_admin.indefinite },
                           { "office", office }, { "service_desk_email", pack.contacts.service_desk_email } }));
    }
}

} // namespace

Result<> designate_now(
    UnitOfWork& work, Pack const& pack, PortalLinks const& links, Actor const& actor, AtRequest const& request)
{
    auto outdone = TRY(designate_org_admin(work, pack, actor, request.who));
    auto member = TRY(find_member(work, pack, actor, request.who));

    for (auto const& account : outdone) {
        if (account != member.account.id) {
            end_rival_claim(work, pack, audit_actor(actor), account);
            continue;
        }
        // Nobody has typed a password for this account yet, and the letter's shall open nothing.
        withdraw_letter(work, audit_actor(actor), account);
        send_recovery_mail(work, pack, links, member.account);
    }
    action_store::insert(work, actor,
        { .kind = "designate_org_admin",
            .happened = "service_desk.org_admin_designated",
            .provider = request.who.provider,
            .account = member.account.id,
            .evidence = request.evidence });
    tell_office(work, pack, links, member.membership);
    return {};
}

Result<DesignationOutcome> designate_at_request(
    UnitOfWork& work, Pack const& pack, PortalLinks const& links, Actor const& actor, AtRequest const& request)
{
    TRY(permit_staff(work, actor, Right::staff_act)); // The use cases below let an org_admin in, too.
    if (!pack.service_desk.second_person) {
        TRY(designate_now(work, pack, links, actor, request));
        return DesignationOutcome::named;
    }
    auto member = TRY(find_member(work, pack, actor, request.who));
    auto const& membership = member.membership;
    if (membership.role == Role::org_admin && membership.status == MembershipStatus::active)
        return refuse(ErrorKind::conflict, "member.org_admin_already",
            { { "person", membership.display_name }, { "an_org_admin", pack.words.org_admin.indefinite } });
    if (designation_store::has_open(work, membership.id))
        return refuse(ErrorKind::conflict, "designation.asked_already");
    auto id = designation_store::insert(work, actor, member, request.evidence);
    record(work,
        { audit_actor(actor), "service_desk.designation_asked", about_organisation(request.who.provider),
            { { "account", member.account.id.value }, { "request", id.value },
                { "asked_by", request.evidence.asked_by }, { "asked_how", request.evidence.channel },
                { "recognised_by", request.evidence.recognised_by } } });
    return DesignationOutcome::waits_for_second;
}

} // namespace gatehouse
