#include "access/member_routes.hpp"

#include <algorithm>

#include "access/admin_routes.hpp"
#include "access/confirm_lost_factor.hpp"
#include "access/home_routes.hpp"
#include "access/member_form.hpp"
#include "access/office_page.hpp"
#include "access/permit.hpp"
#include "accounts/factor_reset.hpp"
#include "base/text.hpp"
#include "db/database.hpp"
#include "http/form.hpp"
#include "pages/fields.hpp"

namespace gatehouse {

namespace {

struct MemberPage {
    Member member;
    std::vector<std::string> grantable;
    std::optional<FactorReset> lost_factor;
};

Result<MemberPage> load(UnitOfWork& work, Visit const& visit)
{
    auto member = TRY(find_member(work, *visit.pack, visit.actor(), member_of(visit)));
    auto lost = find_factor_reset(work, member.account.id);
    return MemberPage { std::move(member), grantable_capabilities(work, *visit.pack, provider_of(visit)),
        std::move(lost) };
}

// ── The page of one person ───

void add_account(Section& page, Visit const& visit, Member const& member)
{
    auto const& membership = member.membership;
    page.set("NAME", membership.display_name).set("ROLE", role_title(*visit.pack, membership.role));
    page.set("USER_NAME", member.account.user_name).set("EMAIL", member.account.email.text());
    add_member_status(page, "STATUS", member);
    add_time(page, "REQUESTED", row_date(membership.requested_at, visit.zone(), visit.now()));
    if (membership.activated_at) {
        auto activated = page.add("ACTIVATED");
        add_time(activated, "MOMENT", row_date(*membership.activated_at, visit.zone(), visit.now()));
    }
    add_last_seen(page, visit, member);
    add_agreements(page, visit, member);
}

void add_lock(Section& page, Visit const& visit, Member const& member)
{
    if (!member.lock || member.membership.status != MembershipStatus::active)
        return;
    auto locked = page.add("LOCKED").set("UNLOCKS", unlocks_when(visit, *member.lock));
    add_time(locked, "SINCE", row_date(member.lock->locked_at, visit.zone(), visit.now()));
    if (visit.pack->lockout.org_admin_unlocks)
        locked.add("UNLOCK").set("UNLOCK_PATH", visit.path(member_path(member_of(visit), "/unlock")));
}

void add_lost_factor(Section& page, Visit const& visit, MemberPage const& shown)
{
    if (!shown.lost_factor || shown.member.membership.status != MembershipStatus::active)
        return;
    auto lost = page.add("LOST_FACTOR");
    add_time(lost, "SINCE", row_date(shown.lost_factor->asked_at, visit.zone(), visit.now()));
    bool is_own = shown.member.account.id == visit.actor().account;
    if (shown.lost_factor->approved_at)
        lost.show("CONFIRMED");
    else if (!is_own)
        lost.add("DECIDE").set("PATH", visit.path(member_path(member_of(visit), "/factor-reset")));
}

void add_actions(Section& page, Visit const& visit, Member const& member)
{
    if (member.membership.status != MembershipStatus::active)
        return;
    auto const& words = visit.pack->words;
    auto path = [&](std::string_view below) { return visit.path(member_path(member_of(visit), below)); };
    auto actions = page.add("ACTIONS").set("RECOVERY_PATH", path("/recovery-mail"));
    bool one_table = visit.pack->access.people_page == PeoplePage::manage_users;
    actions.set("REMOVAL_PATH", path("/removal"))
        .set("REVOKE", one_table ? words.revoke : say("access.remove_from_this_office"));
    if (can_be_upgraded(member))
        actions.add("UPGRADE").set("UPGRADE_PATH", path("/upgrade")).set("LABEL", words.upgrade);
    if (member.membership.role == Role::org_admin)
        actions.add("DEMOTE").set("DEMOTION_PATH", path("/demotion")).set("LABEL", words.org_user.account);
}

void add_permissions(Section& page, Visit const& visit, MemberPage const& shown, bool was_sent)
{
    auto const& words = visit.pack->words;
    auto const& membership = shown.member.membership;
    if (membership.role == Role::org_user || visit.pack->access.master_uses == MasterUses::granted)
        add_permission_form(page, visit, shown.member, shown.grantable, was_sent);
    else if (membership.status == MembershipStatus::active)
        page.add("HAS_ALL").set("AN_ADMIN_OPENING", capitalized(words.org_admin.indefinite));
    else
        page.add("CLAIMS").set("ADMIN_NAME", words.org_admin.name).set("CODE", words.code);
}

void add_details(Section& page, Visit const& visit, Membership const& membership, bool was_sent)
{
    auto value = [&](std::string_view name, std::string const& saved) {
        return was_sent ? std::string(field(visit.request.form, name)) : saved;
    };
    page.set("DETAILS_PATH", visit.path(member_path(member_of(visit), "/details")));
    auto name = value("display_name", membership.display_name), phone = value("phone", membership.phone),
         job = value("job_title", membership.job_title);
    add_field(page, "DISPLAY_NAME",
        TextField {
            .id = "display_name", .label = say("access.name_in_this_office"), .value = name, .width = Width::name });
    add_field(page, "PHONE",
        TextField { .id = "phone",
            .label = say("access.phone"),
            .hint = say("access.with_its_area_code"),
            .value = phone,
            .type = "tel",
            .width = Width::id });
    add_field(page, "JOB_TITLE",
        TextField { .id = "job_title",
            .label = say("access.job"),
            .hint = say("access.what_this_person_does_here"),
            .value = job,
            .required = false,
            .width = Width::name });
}

enum class Sent : std::uint8_t { nothing, permissions, details }; // Which of the page's forms comes back with an error.

Result<Response> show_member(Visit const& visit, Error const* error = nullptr, Sent sent = Sent::nothing)
{
    auto shown = TRY(visit.portal.db.read(visit.plan, [&](UnitOfWork& work) { return load(work, visit); }));
    auto const& membership = shown.member.membership;
    auto frame = visit.frame(membership.display_name);
    frame.lead = job_line(*visit.pack, membership);
    frame.breadcrumbs = { { say("access.home"), visit.path(office_path(membership.provider)) },
        { visit.pack->words.admin, visit.path(office_path(membership.provider, "/admin")) } };
    frame.error = error;
    add_flash_of_members(visit, frame);
    return visit.page("access/member.tpl", frame, [&](Section& page) {
        add_account(page, visit, shown.member);
        add_permissions(page, visit, shown, sent == Sent::permissions);
        add_details(page, visit, membership, sent == Sent::details);
        add_lock(page, visit, shown.member);
        add_lost_factor(page, visit, shown);
        add_actions(page, visit, shown.member);
    });
}

// ── What its buttons do ───

// The page from which an action was begun, to which it returns.
struct Origin {
    std::string path;
    std::function<Result<Response>(Visit const&, Error const*)> show;
};

Origin origin_of(Visit const& visit)
{
    auto from = field(visit.request.form, "from");
    if (from == "home")
        return { office_path(provider_of(visit)), show_home };
    if (from == "admin")
        return { office_path(provider_of(visit), "/admin"), show_admin };
    return { member_path(member_of(visit)),
        [](Visit const& at, Error const* error) { return show_member(at, error); } };
}

bool can_be_mended(Error const& error)
{
    return error.kind == ErrorKind::conflict || error.kind == ErrorKind::invalid_input;
}

Result<Response> finish(Visit const& visit, Result<> const& done, std::string_view flash, Origin const& origin)
{
    if (done)
        return visit.redirect(origin.path, flash);
    if (can_be_mended(done.error()))
        return origin.show(visit, &done.error());
    return std::unexpected(done.error());
}

template <class F>
PageHandler simple_action(std::string_view flash, F use_case)
{
    return [=](Visit const& visit) {
        auto done = visit.portal.db.write(
            visit.plan, [&](UnitOfWork& work) { return use_case(work, visit, member_of(visit)); });
        return finish(visit, done, flash, origin_of(visit));
    };
}

Result<> unlock(UnitOfWork& work, Visit const& visit, MemberOf const& who)
{
    return unlock_member(work, *visit.pack, visit.actor(), who);
}

Result<> recover(UnitOfWork& work, Visit const& visit, MemberOf const& who)
{
    return send_recovery(work, *visit.pack, visit.links(), visit.actor(), who);
}

Result<> upgrade(UnitOfWork& work, Visit const& visit, MemberOf const& who)
{
    return upgrade_member(work, *visit.pack, visit.actor(), who);
}

Result<Response> activate(Visit const& visit)
{
    ActivateMember command { member_of(visit), ticked_capabilities(*visit.pack, visit.request.form) };
    auto done = visit.portal.db.write(
        visit.plan, [&](UnitOfWork& work) { return activate_member(work, *visit.pack, visit.actor(), command); });
    return finish(visit, done, "activated", { member_path(command.who), [](Visit const& at, Error const* error) {
                                                 return show_member(at, error, Sent::permissions);
                                             } });
}

Result<Response> decide_lost_factor(Visit const& visit)
{
    auto who = member_of(visit);
    bool confirms = field(visit.request.form, "decision") == "confirmed";
    auto done = confirms ? confirm_lost_factor(visit.portal.db, visit.portal.slow_hash, *visit.pack, visit.actor(), who)
                         : visit.portal.db.write(visit.plan, [&](UnitOfWork& work) {
                               return decline_lost_factor(work, *visit.pack, visit.actor(), who);
                           });
    return finish(visit, done, confirms ? "factor-confirmed" : "factor-declined", origin_of(visit));
}

// "claims.submit, eligibility.view", as the form wrote it.
std::vector<std::string> split_keys(std::string_view text)
{
    std::vector<std::string> keys;
    while (!text.empty()) {
        auto end = std::min(text.find(", "), text.size());
        keys.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 2, text.size()));
    }
    return keys;
}

Result<Response> change(Visit const& visit)
{
    ChangePermissions command { member_of(visit), ticked_capabilities(*visit.pack, visit.request.form) };
    if (visit.request.form.contains("seen"))
        command.seen = split_keys(field(visit.request.form, "seen"));
    auto done = visit.portal.db.write(
        visit.plan, [&](UnitOfWork& work) { return change_permissions(work, *visit.pack, visit.actor(), command); });
    return finish(visit, done, "permissions",
        { member_path(command.who), [](Visit const& at, Error const* error) {
             // After somebody else's change the boxes show that change, not what was ticked before it was seen.
             return show_member(at, error, error->kind == ErrorKind::conflict ? Sent::nothing : Sent::permissions);
         } });
}

Result<Response> edit(Visit const& visit)
{
    auto text = [&](std::string_view name) { return std::string(field(visit.request.form, name)); };
    EditMember command { member_of(visit), text("display_name"), text("phone"), text("job_title") };
    auto done = visit.portal.db.write(
        visit.plan, [&](UnitOfWork& work) { return edit_member(work, *visit.pack, visit.actor(), command); });
    return finish(visit, done, "details", { member_path(command.who), [](Visit const& at, Error const* error) {
                                               return show_member(at, error, Sent::details);
                                           } });
}

} // namespace

void add_member_routes(Router& router, Portal const& portal)
{
    using enum Method;
    auto add = [&](Method method, std::string const& below, PageHandler handler) {
        mount(router, portal, method, "/providers/{provider}/members/{member}" + below, Right::manage_people,
            explained(say("access.manage_the_people_of_this"), std::move(handler)));
    };
    add(get, "", [](Visit const& visit) { return show_member(visit); });
    add(post, "/activation", activate);
    add(post, "/permissions", change);
    add(post, "/details", edit);
    add(post, "/unlock", simple_action("unlocked", unlock));
    add(post, "/recovery-mail", simple_action("recovery", recover));
    add(post, "/factor-reset", decide_lost_factor);
    add(post, "/upgrade", simple_action("upgraded", upgrade));
}

} // namespace gatehouse
