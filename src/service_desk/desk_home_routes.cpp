#include "access/permit.hpp"
#include "db/database.hpp"
#include "http/form.hpp"
#include "http/router.hpp"
#include "service_desk/desk_page.hpp"

namespace gatehouse {

namespace {

constexpr std::size_t search_length_max = 200;

// ── The first page ───

struct Home {
    DeskCounts counts;
    std::vector<DeskItem> longest; // Who waits longest, of all queues.
};

constexpr std::size_t waiting_shown = 8;

Result<Home> load_home(UnitOfWork& work, Visit const& visit)
{
    auto counts = TRY(count_desk_items(work, *visit.pack, visit.actor()));
    Home home { counts, {} };
    for (auto queue : desk_queues) {
        auto items = TRY(list_desk_items(work, *visit.pack, visit.actor(), queue));
        std::ranges::move(items, std::back_inserter(home.longest));
    }
    std::ranges::sort(home.longest, {}, &DeskItem::since);
    if (home.longest.size() > waiting_shown)
        home.longest.erase(home.longest.begin() + waiting_shown, home.longest.end());
    return home;
}

std::string_view icon_of(DeskQueue queue)
{
    switch (queue) {
    case DeskQueue::approvals: return "verified_user";
    case DeskQueue::lost_factors: return "security";
    case DeskQueue::not_received: return "mail";
    case DeskQueue::expired: return "schedule";
    case DeskQueue::returned: return "undo";
    case DeskQueue::without_admin: return "person";
    }
    std::unreachable();
}

std::string what_waits(Pack const& pack, DeskItem const& item)
{
    if (item.links)
        return say("service_desk.asks_to_link_to",
            { { "asked_by_name", item.links->asked_by_name }, { "person", item.links->person },
                { "rows", say_count("service_desk.count_providers", item.links->rows) } });
    if (item.lost_factor && item.lost_factor->written_down_by.empty())
        return say("service_desk.has_lost_the_second_factor", { { "person", item.lost_factor->account.full_name() } });
    if (item.lost_factor)
        return say("service_desk.asks_to_remove_the_lost",
            { { "asked_by_name", item.lost_factor->written_down_by },
                { "person", item.lost_factor->account.full_name() } });
    if (item.designation)
        return say("service_desk.asks_to_name",
            { { "asked_by_name", item.designation->asked_by_name }, { "person", item.designation->person },
                { "org_admin", pack.words.org_admin.name } });
    if (!item.letter)
        return say("service_desk.has_no_active",
            { { "provider", item.provider.name }, { "org_admin", pack.words.org_admin.name } });
    auto letter = say("service_desk.letter_letter", { { "letter", std::to_string(item.letter->number) } });
    switch (item.queue) {
    case DeskQueue::not_received:
        return say("service_desk.has_not_received", { { "person", item.letter->person }, { "letter", letter } });
    case DeskQueue::expired:
        return item.letter->state == LetterState::superseded
            ? say("service_desk.to_was_not_sent_it",
                { { "letter", capitalized(letter) }, { "person", item.letter->person } })
            : say("service_desk.the_code_in_to_has", { { "letter", letter }, { "person", item.letter->person } });
    case DeskQueue::returned:
        return say(
            "service_desk.to_came_back", { { "letter", capitalized(letter) }, { "person", item.letter->person } });
    case DeskQueue::approvals:
    case DeskQueue::lost_factors:
    case DeskQueue::without_admin: break;
    }
    std::unreachable();
}

// Whom or what an item is about, and the page of it.
Link subject_of(Visit const& visit, DeskItem const& item)
{
    if (item.links)
        return { say("service_desk.a_file_of_links"), visit.path("/staff/links/" + item.links->file) };
    if (item.lost_factor)
        return { item.lost_factor->account.user_name,
            visit.path("/staff/accounts/" + item.lost_factor->account.id.value) };
    return { office_line(*visit.pack, item.provider), visit.path(desk_office_path(item.provider.number)) };
}

void add_item(Section& list, Visit const& visit, DeskItem const& item, bool may_act)
{
    auto subject = subject_of(visit, item);
    auto row = list.add("ITEM").set("WHAT", what_waits(*visit.pack, item));
    row.set("OFFICE_PATH", subject.href).set("OFFICE", subject.label);
    add_icon(row, "ICON", icon_of(item.queue));
    add_time(row, "SINCE", row_date(item.since, visit.zone(), visit.now()));
    if (item.queue == DeskQueue::returned)
        row.add("REASON").set("TEXT", item.letter->return_reason);
    if (item.links)
        row.add("DECIDE").set("PATH", subject.href);
    else if (item.lost_factor && item.lost_factor->may_answer)
        row.add("DECIDE").set("PATH", subject.href + "/lost-factor");
    else if (item.lost_factor)
        row.show("LOOK");
    else if (item.designation)
        row.add("DECIDE").set("PATH", visit.path("/staff/designations/" + item.designation->id.value));
    else if (may_act && item.to_reissue)
        row.add("REISSUE")
            .set("PATH", visit.path(desk_member_path(item.provider.number, *item.to_reissue, "/letter")))
            .set("NUMBER", std::to_string(item.letter->number));
    else
        row.show("OPEN");
}

bool may_act(Visit const& visit)
{
    return visit.portal.db
        .read(visit.plan, [&](UnitOfWork& work) { return permit_staff(work, visit.actor(), Right::staff_act); })
        .has_value();
}

bool is_auditor(Visit const& visit)
{
    auto account = visit.portal.db.read(visit.plan,
        [&](UnitOfWork& work) -> Result<std::optional<Account>> { return find_account(work, visit.actor().account); });
    return account.value() && account.value()->staff_rank == StaffRank::auditor;
}

Result<Response> show_home(Visit const& visit)
{
    if (is_auditor(visit))
        return show_audit(visit);
    auto home = TRY(visit.portal.db.read(visit.plan, [&](UnitOfWork& work) { return load_home(work, visit); }));
    std::size_t waiting = 0;
    for (auto queue : desk_queues)
        waiting += home.counts.of(queue);
    auto frame = visit.frame(say("service_desk.find_an_office_or_an"));
    frame.lead = waiting == 0 ? say("service_desk.nothing_waits_for_the_service")
        : waiting == 1        ? say("service_desk.one_thing_waits_for_the")
                       : say("service_desk.things_wait_for_the_service", { { "waiting", std::to_string(waiting) } });
    auto acts = may_act(visit);
    return visit.page("service_desk/home.tpl", frame, [&](Section& page) {
        page.set("FIND_PATH", visit.path("/staff/find")).set("Q", "").set("ID_WORD", visit.pack->words.provider_id);
        for (auto queue : desk_queues) {
            auto tile = page.add("TILE").set("COUNT", std::to_string(home.counts.of(queue)));
            tile.set("LABEL", queue_title(*visit.pack, queue)).set("PATH", visit.path(desk_queue_path(queue)));
        }
        page.show_if(home.longest.empty(), "NOTHING");
        for (auto const& item : home.longest)
            add_item(page, visit, item, acts);
    });
}

// ── One queue ───

Result<Response> show_queue(Visit const& visit)
{
    auto queue = parse_desk_queue(visit.parameter("queue"));
    if (!queue)
        return refuse(ErrorKind::not_found, "http.no_such_page");
    auto items = TRY(visit.portal.db.read(
        visit.plan, [&](UnitOfWork& work) { return list_desk_items(work, *visit.pack, visit.actor(), *queue); }));
    auto frame = visit.frame(queue_title(*visit.pack, *queue));
    frame.lead = items.empty() ? "" : say("service_desk.who_waits_longest_comes_first");
    frame.breadcrumbs = { { say("service_desk.find_an_office_or_account"), visit.path("/staff/") } };
    auto acts = may_act(visit);
    return visit.page("service_desk/queue.tpl", frame, [&](Section& page) {
        page.show_if(items.empty(), "NOTHING").set("HOME_PATH", visit.path("/staff/"));
        for (auto const& item : items)
            add_item(page, visit, item, acts);
    });
}

// ── Finding ───

void add_office(Section& page, Visit const& visit, Provider const& provider)
{
    auto row = page.add("OFFICE").set("NAME", provider.name).set("NUMBER", provider.number);
    row.set("PATH", visit.path(desk_office_path(provider.number)))
        .set("NPI", provider.npi.value_or(say("service_desk.none")));
    row.set(
        "USED", provider.id.value.empty() ? say("service_desk.nobody_has_registered_yet") : say("common.registered"));
}

void add_account(Section& page, Visit const& visit, DeskAccount const& found)
{
    auto row = page.add("ACCOUNT").set("NAME", found.account.full_name()).set("USER_NAME", found.account.user_name);
    row.set("EMAIL", found.account.email.text());
    row.set("ACCOUNT_PATH", visit.path("/staff/accounts/" + found.account.id.value));
    for (auto const& office : found.offices)
        row.add("AT").set("PATH", visit.path(desk_office_path(office.number))).set("OFFICE_NAME", office.name);
    if (found.offices.empty())
        row.add("NOWHERE").set("TEXT",
            found.account.kind == AccountKind::staff ? say("service_desk.plan_staff") : say("service_desk.no_office"));
}

Result<Response> show_finds(Visit const& visit)
{
    auto query = visit.request.query_parameters();
    auto wanted = std::string(field(query, "q").substr(0, search_length_max));
    auto finds = TRY(
        visit.portal.db.read(visit.plan, [&](UnitOfWork& work) { return find_at_desk(work, visit.actor(), wanted); }));
    auto frame = visit.frame(wanted.empty() ? say("service_desk.find_an_office_or_an")
                                            : say("service_desk.found_for_wanted", { { "wanted", wanted } }));
    frame.breadcrumbs = { { say("service_desk.find_an_office_or_account"), visit.path("/staff/") } };
    return visit.page("service_desk/found.tpl", frame, [&](Section& page) {
        page.set("FIND_PATH", visit.path("/staff/find")).set("Q", wanted);
        page.set("ID_WORD", visit.pack->words.provider_id);
        bool has_none = finds.offices.empty() && finds.accounts.empty();
        page.show_if(!wanted.empty() && has_none, "NOTHING").show_if(finds.more, "MORE");
        if (!finds.offices.empty()) {
            auto part = page.add("OFFICES");
            for (auto const& provider : finds.offices)
                add_office(part, visit, provider);
        }
        if (!finds.accounts.empty()) {
            auto part = page.add("ACCOUNTS");
            for (auto const& account : finds.accounts)
                add_account(part, visit, account);
        }
    });
}

} // namespace

void add_desk_home_routes(Router& router, Portal const& portal)
{
    using enum Method;
    mount(router, portal, get, "/staff/", Right::staff_see, show_home);
    mount(router, portal, get, "/staff/find", Right::staff_see, show_finds);
    mount(router, portal, get, "/staff/waiting/{queue}", Right::staff_see, show_queue);
}

} // namespace gatehouse
