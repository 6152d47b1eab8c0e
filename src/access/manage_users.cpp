#include "access/manage_users.hpp"

#include "access/invite_form.hpp"
#include "access/office_page.hpp"
#include "access/paging.hpp"
#include "access/permit.hpp"
#include "base/fold.hpp"
#include "db/database.hpp"
#include "http/form.hpp"

namespace gatehouse {

namespace {

constexpr std::int64_t people_on_page = 50;

// One list of three kinds: who asks for access before the first part, members, then invitations.
struct UsersPage {
    Provider provider;
    std::vector<Asker> askers; // That fit.
    MembersShown people;
    std::vector<Invitation> invitations;
    std::int64_t invitations_total = 0;
    std::optional<InviteForm> form;
};

bool fits(Asker const& asker, std::string const& wanted)
{
    auto folded = fold(wanted);
    return fold(asker.account.full_name()).contains(folded) || fold(asker.account.email.text()).contains(folded)
        || fold(asker.account.user_name).contains(folded);
}

Result<UsersPage> load(UnitOfWork& work, Visit const& visit, Part const& part, std::string const& wanted)
{
    auto const& pack = *visit.pack;
    auto id = provider_of(visit);
    auto people = TRY(page_of_members(work, pack, visit.actor(), { id, wanted, part.limit, part.offset }));
    auto provider = find_provider(work, id);
    if (!provider)
        return refuse(ErrorKind::not_found, "provider.unknown");
    auto askers = TRY(list_access_requests(work, pack, visit.actor(), id));
    std::erase_if(askers, [&](Asker const& asker) { return !fits(asker, wanted); });
    UsersPage page { std::move(*provider), std::move(askers), std::move(people), {}, 0, std::nullopt };
    if (!pack.access.invitations.offered)
        return page;
    auto form = TRY(load_invite_form(work, visit));
    page.form = std::move(form);
    if (!wanted.empty())
        return page;
    auto counts = TRY(count_invitations(work, pack, visit.actor(), id));
    page.invitations_total = counts.open;
    auto room = part.limit - static_cast<std::int64_t>(page.people.members.size());
    auto skip = std::max(std::int64_t { 0 }, part.offset - page.people.total);
    if (room > 0)
        page.invitations = TRY(open_invitations(work, pack, visit.actor(), { id, room, skip }));
    return page;
}

void add_actions(Section& row, Visit const& visit, Member const& member)
{
    auto const& pack = *visit.pack;
    MemberOf who { member.membership.provider, member.membership.id };
    row.set("MEMBER_PATH", visit.path(member_path(who))).set("REMOVAL_PATH", visit.path(member_path(who, "/removal")));
    row.show_if(member.membership.account == visit.actor().account, "YOU");
    if (member.membership.status == MembershipStatus::pending) {
        row.show("DECIDE");
        return;
    }
    if (member.lock && pack.lockout.org_admin_unlocks)
        row.add("UNLOCK").set("UNLOCK_PATH", visit.path(member_path(who, "/unlock")));
    if (can_be_upgraded(member))
        row.add("MAKE_ADMIN")
            .set("UPGRADE_PATH", visit.path(member_path(who, "/upgrade")))
            .set("UPGRADE", pack.words.upgrade);
    row.add("REVOKE").set("LABEL", pack.words.revoke);
}

void add_member(Section& page, Visit const& visit, Member const& member)
{
    auto const& pack = *visit.pack;
    auto const& membership = member.membership;
    auto row = page.add("PERSON").set("EMAIL", member.account.email.text()).set("NAME", membership.display_name);
    row.set("ROLE", role_title(pack, membership.role)).set("EDIT", pack.words.edit_permissions);
    if (!membership.job_title.empty())
        row.add("JOB").set("TITLE", membership.job_title);
    if (membership.role == Role::org_admin && pack.access.master_uses == MasterUses::all)
        row.add("CHIP").set("BRIEF", say("access.all"));
    else
        add_chips(row, pack, member.effective);
    add_member_status(row, "STATUS", member);
    add_actions(row, visit, member);
}

void add_asker(Section& page, Visit const& visit, Asker const& asker)
{
    auto path = visit.path(office_path(asker.request.provider, "/requests/" + asker.request.id.value));
    auto row = page.add("ASKER").set("EMAIL", asker.account.email.text()).set("NAME", asker.account.full_name());
    row.set("ROLE", role_title(*visit.pack, Role::org_user)).set("REQUEST_PATH", path);
    add_tag(row, "STATUS", TagKind::warn, say("common.pending_approval"), "hourglass_empty");
    add_time(row, "SINCE", row_date(asker.request.asked_at, visit.zone(), visit.now()));
}

void add_invited(Section& page, Visit const& visit, Invitation const& invitation)
{
    auto const& pack = *visit.pack;
    InvitationOf which { invitation.provider, invitation.id };
    auto row = page.add("INVITED").set("EMAIL", invitation.email.text()).set("NAME", invitation.full_name());
    row.set("ROLE", role_title(pack, Role::org_user));
    add_chips(row, pack, invitation.capabilities);
    if (invitation.mail_was_given_up)
        add_tag(row, "STATUS", TagKind::bad, say("access.invited"), "error");
    else if (invitation.state == InvitationState::expired)
        add_tag(row, "STATUS", TagKind::plain, say("access.expired_invitation"), "schedule");
    else
        add_tag(row, "STATUS", TagKind::info, say("access.invited"), "mail");
    row.show_if(invitation.mail_was_given_up, "UNDELIVERED");
    row.set("RESEND_PATH", visit.path(invitation_path(which, "/resend")));
    row.set("CANCEL_PATH", visit.path(invitation_path(which, "/cancellation")));
}

void add_dialog(Section& page, Visit const& visit, UsersPage const& users)
{
    auto const& pack = *visit.pack;
    page.add("LASTS").set("DAYS", std::to_string(pack.access.invitations.good_for.count()));
    auto dialog = page.add("DIALOG").set("INVITE", pack.words.invite);
    auto query = visit.request.query_parameters();
    dialog.show_if(field(query, "open") == "invite", "OPEN");
    add_invite_form(dialog, visit, *users.form, FormPlace::dialog);
}

Frame frame_of(Visit const& visit, UsersPage const& users, Error const* error)
{
    auto const& pack = *visit.pack;
    auto frame = visit.frame(pack.words.admin);
    frame.lead = say("access.everyone_who_can_act_for", { { "provider", office_lead(pack, users.provider) } });
    frame.error = error;
    if (users.form) {
        frame.action = Link { pack.words.invite, visit.path(office_path(users.provider.id, "/invite")) };
        frame.action_icon = "add";
        frame.action_dialog = "invite";
    }
    add_flash_of_members(visit, frame);
    return frame;
}

} // namespace

Result<Response> show_manage_users(Visit const& visit, Error const* error)
{
    auto const& pack = *visit.pack;
    auto part = part_of(visit, people_on_page);
    auto query = visit.request.query_parameters();
    std::string wanted(field(query, "q"));
    auto load_page = [&](UnitOfWork& work) { return load(work, visit, part, wanted); };
    auto users = TRY(visit.portal.db.read(visit.plan, load_page));
    auto listed = users.people.total + users.invitations_total;
    auto total = listed + static_cast<std::int64_t>(users.askers.size());
    return visit.page("access/manage_users.tpl", frame_of(visit, users, error), [&](Section& page) {
        page.set("OFFICE", users.provider.name).set("Q", wanted);
        page.set("ADMIN_PATH", visit.path(office_path(users.provider.id, "/admin")));
        page.set("COUNT", say_count("access.count_people", total));
        page.set("REVOKE_WORD", pack.words.revoke).set("PROVIDER_ID", pack.words.provider_id);
        page.show_if(!wanted.empty(), "ALL").show_if(total == 0, "NO_HIT");
        add_standing(page, visit, users.provider);
        if (part.offset == 0)
            for (auto const& asker : users.askers)
                add_asker(page, visit, asker);
        for (auto const& member : users.people.members)
            add_member(page, visit, member);
        for (auto const& invitation : users.invitations)
            add_invited(page, visit, invitation);
        add_paging(page, visit, part, listed);
        if (users.form)
            add_dialog(page, visit, users);
    });
}

} // namespace gatehouse
