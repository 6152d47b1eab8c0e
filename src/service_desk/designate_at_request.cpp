#include "access/permit.hpp"
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
            Secret<>("Hello " + owner.first_name + ",\n\n" + std::move(words) + "\n\n" + pack.mail.signature + "\n") });
}

// The new one, and whoever could be surprised by it.
void tell_office(UnitOfWork& work, Pack const& pack, PortalLinks const& links, Membership const& member)
{
    auto provider = find_provider(work, member.provider);
    auto office = provider ? provider->name + ", " + pack.words.provider_id + " " + provider->number : "your office";
    auto subject = pack.words.org_admin.opening_indefinite() + " was named for your office";
    for (auto const& admin : office_state(work, member.provider).org_admins) {
        bool is_new = admin.account == member.account;
        tell(work, pack, admin.account, subject,
            is_new ? "at your office's request you are now " + pack.words.org_admin.indefinite + " of " + office
                    + ". Log in at " + links.to("/login") + ". If you have no password, choose one through \""
                    + pack.words.forgot_password + "\" there."
                   : "at your office's request " + member.display_name + " is now " + pack.words.org_admin.indefinite
                    + " of " + office + ". If nobody of your office asked for that, write to "
                    + pack.contacts.service_desk_email + ".");
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
        return fail(ErrorKind::conflict, "member.org_admin_already",
            membership.display_name + " is " + pack.words.org_admin.indefinite + " already.");
    if (designation_store::has_open(work, membership.id))
        return fail(ErrorKind::conflict, "designation.asked_already",
            "Such a request waits for a second person already. It must be decided first.");
    auto id = designation_store::insert(work, actor, member, request.evidence);
    record(work,
        { audit_actor(actor), "service_desk.designation_asked", about_organisation(request.who.provider),
            { { "account", member.account.id.value }, { "request", id.value },
                { "asked_by", request.evidence.asked_by }, { "asked_how", request.evidence.channel },
                { "recognised_by", request.evidence.recognised_by } } });
    return DesignationOutcome::waits_for_second;
}

} // namespace gatehouse
