#include "access/admin_routes.hpp"

#include <algorithm>

#include "access/manage_users.hpp"
#include "access/office_home.hpp"
#include "access/office_page.hpp"
#include "access/permit.hpp"
#include "base/text.hpp"
#include "db/database.hpp"
#include "http/form.hpp"
#include "pages/fields.hpp"

namespace gatehouse {

namespace {

constexpr std::size_t people_without_search = 10;

struct AdminPage {
    Visit const& visit;
    OfficeHome const& home;
    std::string wanted; // Typed into the search field.
};

void add_row(Section& page, AdminPage const& admin, Member const& member)
{
    auto const& [visit, home, wanted] = admin;
    auto const& pack = *visit.pack;
    MemberOf who { member.membership.provider, member.membership.id };
    auto row = page.add("PERSON").set("NAME", member.membership.display_name);
    row.set("JOB", job_line(pack, member.membership));
    row.show_if(member.membership.account == visit.actor().account, "YOU");
    if (member.membership.role == Role::org_admin && pack.access.master_uses == MasterUses::all)
        row.add("CHIP").set("BRIEF", say("access.all"));
    else
        add_chips(row, pack, member.effective);
    add_last_seen(row, visit, member);
    add_agreements(row, visit, member);
    add_member_status(row, "STATUS", member);
    row.set("MEMBER_PATH", visit.path(member_path(who))).set("REMOVAL_PATH", visit.path(member_path(who, "/removal")));
    if (member.lock && pack.lockout.org_admin_unlocks)
        row.add("UNLOCK").set("UNLOCK_PATH", visit.path(member_path(who, "/unlock")));
}

void add_people(Section& page, AdminPage const& admin)
{
    auto const& [visit, home, wanted] = admin;
    std::size_t shown = 0, active = 0;
    for (auto const& member : home.members) {
        if (member.membership.status != MembershipStatus::active)
            continue;
        ++active;
        auto const& account = member.account;
        if (!matches(wanted, { member.membership.display_name, account.email.text(), account.user_name }))
            continue;
        add_row(page, admin, member);
        ++shown;
    }
    page.set("COUNT", say_count("access.count_people", active)).set("Q", wanted);
    if (active > people_without_search || !wanted.empty())
        page.add("SEARCH").show_if(!wanted.empty(), "ALL");
    page.show_if(shown == 0, "NO_HIT");
}

void add_pending(Section& page, AdminPage const& admin)
{
    auto const& visit = admin.visit;
    auto waiting = waiting_for(admin.home.members).pending;
    if (waiting.empty())
        return;
    auto part = page.add("WAITING");
    for (auto const& member : waiting) {
        MemberOf who { member.membership.provider, member.membership.id };
        auto row = part.add("PENDING").set("NAME", member.membership.display_name);
        row.set("JOB", job_line(*visit.pack, member.membership)).set("EMAIL", member.account.email.text());
        row.set("MEMBER_PATH", visit.path(member_path(who)));
        row.set("REMOVAL_PATH", visit.path(member_path(who, "/removal")));
        add_time(row, "SINCE", row_date(member.membership.requested_at, visit.zone(), visit.now()));
    }
}

void add_upgrade(Section& page, AdminPage const& admin)
{
    auto const& [visit, home, wanted] = admin;
    auto const& words = visit.pack->words;
    page.set("UPGRADE", words.upgrade).set("ADMIN_TITLE", words.org_admin.account);
    std::vector<Choice> choices;
    for (auto const& member : home.members)
        if (can_be_upgraded(member))
            choices.push_back({ member.membership.id.value, member.membership.display_name });
    if (choices.empty()) {
        page.add("NOBODY_TO_UPGRADE").set("ACTIVE_LABEL", words.active_users);
        return;
    }
    auto part = page.add("CAN_UPGRADE").set("UPGRADE_PATH", visit.path(office_path(home.provider.id, "/upgrade")));
    add_field(part, "ACTIVE_USERS",
        SelectField { .id = "member",
            .label = words.active_users,
            .choices = choices,
            .value = field(visit.request.form, "member"),
            .placeholder = say("access.choose_a_user") });
}

void add_advice(Section& page, AdminPage const& admin)
{
    auto const& pack = *admin.visit.pack;
    auto count = admin.home.office.org_admins.size();
    if (count >= static_cast<std::size_t>(pack.access.org_admins_advised))
        return;
    page.add("ADVICE")
        .set("HEADING",
            say("access.there_is_only",
                { { "count", std::to_string(count) },
                    { "plural", (count == 1 ? pack.words.org_admin.name : pack.words.org_admin.plural) } }))
        .set("REASON", pack.access.org_admins_reason)
        .set("ADVISED", std::to_string(pack.access.org_admins_advised));
}

Result<Response> admin(Visit const& visit) { return show_admin(visit); }

Result<Response> upgrade(Visit const& visit)
{
    std::string chosen(field(visit.request.form, "member"));
    auto done = visit.portal.db.write(visit.plan, [&](UnitOfWork& work) -> Result<> {
        if (chosen.empty())
            return refuse_field("upgrade.nobody_chosen", "member");
        return upgrade_member(work, *visit.pack, visit.actor(), { provider_of(visit), { chosen } });
    });
    if (done)
        return visit.redirect(office_path(provider_of(visit), "/admin"), "upgraded");
    if (done.error().kind == ErrorKind::conflict || done.error().kind == ErrorKind::invalid_input)
        return show_admin(visit, &done.error());
    return std::unexpected(std::move(done.error()));
}

} // namespace

Result<Response> show_admin(Visit const& visit, Error const* error)
{
    auto const& pack = *visit.pack;
    if (pack.access.people_page == PeoplePage::manage_users)
        return show_manage_users(visit, error);
    auto seen = visit.portal.db.read(visit.plan, [&](UnitOfWork& work) -> Result<OfficeHome> {
        TRY(permit(work, pack, visit.actor(), Right::manage_people, provider_of(visit)));
        auto shown = TRY(office_home(work, pack, visit.actor(), provider_of(visit)));
        shown.members = TRY(list_members(work, pack, visit.actor(), provider_of(visit)));
        return shown;
    });
    auto home = TRY(std::move(seen));
    auto query = visit.request.query_parameters();
    AdminPage page { visit, home, std::string(field(query, "q")) };

    auto frame = visit.frame(pack.words.admin);
    frame.lead = say("access.everyone_who_can_act_for", { { "provider", office_lead(pack, home.provider) } });
    frame.error = error;
    add_flash_of_members(visit, frame);
    return visit.page("access/admin.tpl", frame, [&](Section& section) {
        section.set("OFFICE", home.provider.name).set("AN_ADMIN_OPENING", capitalized(pack.words.org_admin.indefinite));
        section.set("REGISTER", pack.words.register_link);
        section.set("ADMIN_PATH", visit.path(office_path(home.provider.id, "/admin")));
        add_standing(section, visit, home.provider);
        add_pending(section, page);
        add_people(section, page);
        add_advice(section, page);
        add_upgrade(section, page);
    });
}

void add_admin_routes(Router& router, Portal const& portal)
{
    using enum Method;
    auto add = [&](Method method, std::string_view pattern, PageHandler handler) {
        mount(router, portal, method, pattern, Right::manage_people,
            explained(say("access.manage_the_people_of_this"), std::move(handler)));
    };
    add(get, "/providers/{provider}/admin", admin);
    add(post, "/providers/{provider}/upgrade", upgrade);
}

} // namespace gatehouse
