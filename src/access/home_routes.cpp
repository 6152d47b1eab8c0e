#include "access/home_routes.hpp"

#include <algorithm>

#include "access/choose_office.hpp"
#include "access/links.hpp"
#include "access/office_home.hpp"
#include "access/office_page.hpp"
#include "access/recently_used.hpp"
#include "db/database.hpp"
#include "http/form.hpp"

namespace gatehouse {

namespace {

// ── The office's first page, for an org_admin ───

void add_locked(Section& page, Visit const& visit, Member const& member)
{
    auto const& pack = *visit.pack;
    MemberOf who { member.membership.provider, member.membership.id };
    auto row = page.add("LOCKED").set("NAME", member.membership.display_name);
    row.set("UNLOCKS", unlocks_when(visit, *member.lock));
    row.set("RECOVERY_PATH", visit.path(member_path(who, "/recovery-mail")));
    add_time(row, "SINCE", row_date(member.lock->locked_at, visit.zone(), visit.now()));
    if (pack.lockout.org_admin_unlocks)
        row.add("UNLOCK").set("UNLOCK_PATH", visit.path(member_path(who, "/unlock")));
}

void add_pending(Section& page, Visit const& visit, Member const& member)
{
    MemberOf who { member.membership.provider, member.membership.id };
    auto row = page.add("PENDING").set("NAME", member.membership.display_name);
    row.set("JOB", job_line(*visit.pack, member.membership)).set("EMAIL", member.account.email.text());
    row.set("MEMBER_PATH", visit.path(member_path(who))).set("REMOVAL_PATH", visit.path(member_path(who, "/removal")));
    add_time(row, "SINCE", row_date(member.membership.requested_at, visit.zone(), visit.now()));
}

void add_lost_factor(Section& page, Visit const& visit, LostFactorHere const& lost)
{
    MemberOf who { lost.member.membership.provider, lost.member.membership.id };
    auto row = page.add("LOST").set("NAME", lost.member.membership.display_name);
    row.set("MEMBER_PATH", visit.path(member_path(who)));
    add_time(row, "SINCE", row_date(lost.asked_at, visit.zone(), visit.now()));
}

void add_asker(Section& page, Visit const& visit, Asker const& asker)
{
    auto path = visit.path(office_path(asker.request.provider, "/requests/" + asker.request.id.value));
    auto row = page.add("ASKER").set("NAME", asker.account.full_name()).set("EMAIL", asker.account.email.text());
    row.set("REQUEST_PATH", path);
    add_time(row, "SINCE", row_date(asker.request.asked_at, visit.zone(), visit.now()));
}

void add_person(Section& page, Visit const& visit, Member const& member)
{
    auto const& pack = *visit.pack;
    auto row = page.add("PERSON").set("NAME", member.membership.display_name);
    row.set("JOB", job_line(pack, member.membership));
    row.show_if(member.membership.account == visit.actor().account, "YOU");
    bool has_all = member.membership.role == Role::org_admin && pack.access.master_uses == MasterUses::all;
    if (has_all)
        row.add("CHIP").set("BRIEF", say("access.all"));
    else
        add_chips(row, pack, member.effective);
    add_last_seen(row, visit, member);
    add_member_status(row, "STATUS", member);
}

bool warns_of_password(OfficeHome const& home) { return home.password && home.password->warn; }

void add_password_warning(Section& page, Visit const& visit, OfficeHome const& home)
{
    if (!warns_of_password(home))
        return;
    auto row = page.add("PASSWORD").set("PASSWORD_PATH", visit.path("/me/password"));
    row.set("LEFT", time_left(visit.now(), home.password->good_until));
    add_time(row, "UNTIL", full_moment(home.password->good_until, visit.zone()));
}

void add_advice(Section& page, Visit const& visit, OfficeHome const& home)
{
    auto const& pack = *visit.pack;
    auto advised = static_cast<std::size_t>(pack.access.org_admins_advised);
    if (home.office.org_admins.size() >= advised)
        return;
    auto advice = page.add("ADVICE").set("REASON", pack.access.org_admins_reason);
    advice.set("HEADING",
        home.office.org_admins.size() == 1
            ? say("access.you_are_the_only", { { "org_admin", pack.words.org_admin.name } })
            : say("access.too_few_plural", { { "plural", pack.words.org_admin.plural } }));
    advice.set("ADVISED", std::to_string(advised)).set("UPGRADE", pack.words.upgrade);
    bool has_form = pack.access.people_page == PeoplePage::admin; // Elsewhere each row of the table says it.
    advice.set("UPGRADE_PATH", visit.path(office_path(home.provider.id, has_form ? "/admin#upgrade" : "/admin")));
}

Response admin_home(Visit const& visit, OfficeHome const& home, Error const* error)
{
    auto const& pack = *visit.pack;
    auto const& waiting = home.waiting;
    auto things = waiting.count() + home.lost_factors.size() + home.askers.size() + (warns_of_password(home) ? 1 : 0);
    auto frame
        = visit.frame(things == 0 ? say("access.nothing_needs_you") : say_count("access.count_things_need", things));
    frame.lead = office_lead(pack, home.provider) + ".";
    frame.action = Link { pack.words.admin, visit.path(office_path(home.provider.id, "/admin")) };
    frame.action_icon = "people";
    frame.error = error;
    add_flash_of_members(visit, frame);
    return visit.page("access/home_admin.tpl", frame, [&](Section& page) {
        for (auto const& member : waiting.locked)
            add_locked(page, visit, member);
        for (auto const& lost : home.lost_factors)
            add_lost_factor(page, visit, lost);
        for (auto const& member : waiting.pending)
            add_pending(page, visit, member);
        if (home.invitations > 0)
            page.add("INVITED")
                .set("COUNT", say_count("access.count_invitations_are", static_cast<std::size_t>(home.invitations)))
                .set("ADMIN_PATH", visit.path(office_path(home.provider.id, "/admin")));
        for (auto const& asker : home.askers)
            add_asker(page, visit, asker);
        add_password_warning(page, visit, home);
        page.show_if(things == 0, "NOTHING").show_if(things != 0, "NOTE");
        add_advice(page, visit, home);
        add_standing(page, visit, home.provider);
        page.set("OFFICE", home.provider.name).set("ADMIN", pack.words.admin);
        page.set("ADMIN_PATH", visit.path(office_path(home.provider.id, "/admin")));
        for (auto const& member : home.members)
            add_person(page, visit, member);
        if (auto rest = home.member_count - static_cast<std::int64_t>(home.members.size()); rest > 0)
            page.add("MORE").set("REST", std::to_string(rest));
    });
}

// ── The same for everybody else ───

bool is_mine(OfficeHome const& home, std::string_view key)
{
    return std::ranges::find(home.mine, key) != home.mine.end();
}

bool has_any(Subsystem const& subsystem, OfficeHome const& home)
{
    return std::ranges::any_of(
        subsystem.capabilities, [&](Capability const& capability) { return is_mine(home, capability.key); });
}

void add_tile(Section& page, Subsystem const& subsystem, OfficeHome const& home)
{
    if (!has_any(subsystem, home))
        return;
    auto tile = page.add("TILE").set("LABEL", subsystem.label);
    tile.set("HREF", upstream_of(subsystem, home.provider));
    for (auto const& capability : subsystem.capabilities)
        if (is_mine(home, capability.key))
            tile.add("MAY").set("HELP", capability.help);
}

// What the office could be given and this person has not: a whole system as a greyed tile, a part of one as a row.
void add_missing(Section& page, Visit const& visit, OfficeHome const& home)
{
    auto why = [&](Capability const& capability) {
        return visit.path(office_path(home.provider.id, "/why/" + percent_encode(capability.key)));
    };
    std::optional<Section> part;
    for (auto const& subsystem : visit.pack->access.subsystems) {
        std::vector<Capability const*> lacking;
        for (auto const& capability : subsystem.capabilities)
            if (std::ranges::find(home.ceiling, capability.key) != home.ceiling.end() && !is_mine(home, capability.key))
                lacking.push_back(&capability);
        if (lacking.empty())
            continue;
        if (!part)
            part.emplace(page.add("MISSING").set("GIVERS", home.givers));
        if (!has_any(subsystem, home)) {
            auto tile = part->add("OFF").set("LABEL", subsystem.label).set("WHY_PATH", why(*lacking.front()));
            for (auto const* capability : lacking)
                tile.add("COULD").set("HELP", capability->help);
            continue;
        }
        for (auto const* capability : lacking)
            part->add("LACK")
                .set("LABEL", capability->label)
                .set("HELP", capability->help)
                .set("WHY_PATH", why(*capability));
    }
}

Response user_home(Visit const& visit, OfficeHome const& home)
{
    auto frame
        = visit.frame(warns_of_password(home) ? say("access.one_thing_needs_you") : say("access.what_you_can_use"));
    frame.lead = office_lead(*visit.pack, home.provider) + ".";
    return visit.page("access/home_user.tpl", frame, [&](Section& page) {
        add_password_warning(page, visit, home);
        add_standing(page, visit, home.provider);
        for (auto const& subsystem : visit.pack->access.subsystems)
            add_tile(page, subsystem, home);
        if (home.mine.empty())
            page.add("EMPTY").set("GIVERS", home.givers);
        add_missing(page, visit, home);
    });
}

// Among many offices the last ones are remembered. Looked up first: the page is opened again and again.
Result<> remember(Visit const& visit)
{
    auto const& account = visit.actor().account;
    bool wants = TRY(visit.portal.db.read(visit.plan, [&](UnitOfWork& work) -> Result<bool> {
        return count_linked_up_to(work, account, 2) > 1 && wants_to_note(work, account, provider_of(visit));
    }));
    if (!wants)
        return {};
    return visit.portal.db.write(visit.plan, Isolation::read_committed, [&](UnitOfWork& work) -> Result<> {
        note_use(work, account, provider_of(visit));
        return {};
    });
}

Result<Response> home(Visit const& visit)
{
    auto page = TRY(show_home(visit)); // First: whoever does not belong there uses nothing.
    TRY(remember(visit));
    return page;
}

} // namespace

Result<Response> show_home(Visit const& visit, Error const* error)
{
    auto home = TRY(visit.portal.db.read(visit.plan,
        [&](UnitOfWork& work) { return office_home(work, *visit.pack, visit.actor(), provider_of(visit)); }));
    return home.me.role == Role::org_admin ? admin_home(visit, home, error) : user_home(visit, home);
}

void add_home_routes(Router& router, Portal const& portal)
{
    using enum Method;
    mount(router, portal, get, "/", Right::signed_in, show_offices);
    mount(router, portal, get, "/providers/{provider}/", Right::see_office, home);
    mount(router, portal, get, "/providers/{provider}", Right::see_office,
        [](Visit const& visit) -> Result<Response> { return visit.redirect(office_path(provider_of(visit))); });
}

} // namespace gatehouse
