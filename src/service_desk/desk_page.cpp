#include "service_desk/desk_page.hpp"

#include <algorithm>

#include "access/permit.hpp"
#include "db/database.hpp"
#include "http/form.hpp"
#include "service_desk/lost_factor.hpp"

namespace gatehouse {

std::string desk_office_path(std::string_view number, std::string_view below)
{
    return "/staff/offices/" + percent_encode(number) + std::string(below);
}

std::string desk_member_path(std::string_view number, MembershipId const& member, std::string_view below)
{
    return desk_office_path(number, "/members/" + member.value) + std::string(below);
}

std::string desk_queue_path(DeskQueue queue) { return "/staff/waiting/" + std::string(to_string(queue)); }

std::string queue_title(Pack const& pack, DeskQueue queue)
{
    switch (queue) {
    case DeskQueue::approvals: return say("service_desk.waiting_for_approval");
    case DeskQueue::lost_factors: return say("service_desk.lost_second_factors");
    case DeskQueue::not_received: return say("service_desk.letters_not_received");
    case DeskQueue::expired: return say("service_desk.expired_codes");
    case DeskQueue::returned: return say("service_desk.returned_letters");
    case DeskQueue::without_admin:
        return say("service_desk.offices_without_indefinite", { { "an_org_admin", pack.words.org_admin.indefinite } });
    }
    std::unreachable();
}

std::string office_line(Pack const& pack, Provider const& provider)
{
    return provider.name + ", " + pack.words.provider_id + " " + provider.number;
}

std::string channel_label(std::string_view key)
{
    for (auto const& list : { request_channels(), return_signs() })
        for (auto const& known : list)
            if (known.key == key)
                return std::string(known.label);
    return std::string(key);
}

void add_timeline(Section& page, std::string_view marker, Visit const& visit, std::vector<TimelineEntry> const& entries)
{
    auto part = page.include(marker, "service_desk/timeline.tpl");
    part.show_if(entries.empty(), "EMPTY");
    std::optional<Section> day;
    std::optional<LocalDate> date;
    for (auto const& entry : entries) {
        auto on = visit.zone().clock.local_date(entry.at);
        if (on != date) {
            date = on;
            day.emplace(part.add("DAY").set("DATE", long_date(on).text));
        }
        auto row = day->add("ENTRY").set("KIND", entry.kind).set("TITLE", entry.title);
        add_time(row, "AT", time_of_day(entry.at, visit.zone()));
        add_icon(row, "ICON", entry.icon);
        if (!entry.detail.empty())
            row.add("MORE").set("DETAIL", entry.detail);
    }
}

void add_letter_tag(Section& section, std::string_view marker, Letter const& letter)
{
    switch (letter.state) {
    case LetterState::queued: return add_tag(section, marker, TagKind::info, say("common.queued"), "schedule");
    case LetterState::printed: return add_tag(section, marker, TagKind::info, say("common.printed"), "print");
    case LetterState::mailed: return add_tag(section, marker, TagKind::info, say("common.mailed"), "send");
    case LetterState::expected_passed: return add_tag(section, marker, TagKind::warn, say("common.expected_by_now"));
    case LetterState::used: return add_tag(section, marker, TagKind::good, say("common.used"));
    case LetterState::expired: return add_tag(section, marker, TagKind::bad, say("common.expired"));
    case LetterState::superseded: return add_tag(section, marker, TagKind::plain, say("common.superseded"));
    case LetterState::returned:
        return add_tag(section, marker, TagKind::bad, say("common.returned_undelivered"), "undo");
    }
    std::unreachable();
}

namespace {

std::string rank_label(Pack const& pack, StaffRank rank)
{
    auto role = std::ranges::find(pack.staff_roles, to_string(rank), &StaffRole::key);
    return role == pack.staff_roles.end() ? say("service_desk.plan_staff") : role->label;
}

struct StaffDress {
    Account account;
    DeskCounts counts;
    bool writes_notices;
    bool audits;
};

} // namespace

void dress_staff_frame(Visit const& visit, Frame& frame)
{
    if (!visit.session || !visit.session->is_complete() || visit.actor().kind != AccountKind::staff)
        return;
    auto const& pack = *visit.pack;
    auto dress = visit.portal.db.read(visit.plan, [&](UnitOfWork& work) -> Result<StaffDress> {
        auto counts = TRY(count_desk_items(work, pack, visit.actor()));
        bool writes_notices = permit_staff(work, visit.actor(), Right::staff_notices).has_value();
        bool audits = permit_staff(work, visit.actor(), Right::staff_audit).has_value();
        return StaffDress { find_account(work, visit.actor().account).value(), counts, writes_notices, audits };
    });
    if (!dress)
        return; // Gone, or no longer of the staff: the page itself refuses.
    auto label = rank_label(pack, *dress->account.staff_rank);
    frame.layout = Layout::full;
    frame.ribbon = Ribbon {
        .person = dress->account.full_name(),
        .role = label,
        .heading = label,
        .links = { { say("service_desk.change_my_password"), visit.path("/staff/me/password") },
            { say("service_desk.my_second_factor"), visit.path("/staff/me/factor") } },
        .sign_out_action = visit.path("/staff/logout"),
    };
    auto here = visit.path(visit.request.path.substr(1 + visit.plan.value.size()));
    auto home = visit.path("/staff/");
    bool is_auditor = dress->account.staff_rank == StaffRank::auditor; // Whose first page is the audit.
    auto find = is_auditor ? visit.path("/staff/find") : home;
    NavGroup desk { say("service_desk.service_desk"),
        { { say("service_desk.find_an_office_or_account"), find, 0, here == find } } };
    for (auto queue : desk_queues) {
        auto path = visit.path(desk_queue_path(queue));
        desk.items.push_back(
            { queue_title(pack, queue), path, static_cast<unsigned>(dress->counts.of(queue)), here == path });
    }
    auto imports = visit.path("/staff/imports");
    frame.navigation = { std::move(desk),
        { say("service_desk.provider_records"),
            { { say("service_desk.provider_files"), imports, 0, here.starts_with(imports) } } } };
    if (dress->audits) {
        auto path = visit.path("/staff/audit");
        bool is_here = here.starts_with(path) || (is_auditor && here == home);
        frame.navigation.push_back(
            { say("service_desk.audit"), { { say("service_desk.changes_dormant_accounts"), path, 0, is_here } } });
    }
    if (dress->writes_notices) {
        auto path = visit.path("/staff/notices");
        frame.navigation.push_back({ say("service_desk.provider_communication"),
            { { say("common.notices"), path, 0, here.starts_with(path) } } });
    }
}

void add_service_desk_routes(Router& router, Portal const& portal)
{
    add_desk_home_routes(router, portal);
    add_desk_office_routes(router, portal);
    add_desk_action_routes(router, portal);
    add_import_routes(router, portal);
    add_desk_account_routes(router, portal);
    add_desk_designation_routes(router, portal);
    add_desk_link_routes(router, portal);
    add_auditor_routes(router, portal);
    add_desk_factor_routes(router, portal);
}

} // namespace gatehouse
