#include "access/choose_office.hpp"

#include <algorithm>

#include "access/links.hpp"
#include "access/office_home.hpp"
#include "access/office_page.hpp"
#include "access/paging.hpp"
#include "access/recently_used.hpp"
#include "db/database.hpp"
#include "http/form.hpp"

namespace gatehouse {

namespace {

constexpr std::size_t offices_without_search = 7;
constexpr std::int64_t offices_on_page = 50;
constexpr std::int64_t requests_shown = 10;

struct Choice {
    Membership membership;
    Provider provider;
    OfficeState office;
};

struct OpenRequest {
    AccessRequest request;
    Provider provider;
};

std::vector<OpenRequest> requests_of(UnitOfWork& work, AccountId const& account)
{
    std::vector<OpenRequest> requests;
    for (auto& request : open_access_requests_of(work, account))
        if (auto provider = find_provider(work, request.provider))
            requests.push_back({ std::move(request), std::move(*provider) });
    return requests;
}

// Names nobody: who asks has proved that they know the office's numbers, not that they work there.
void add_request(Section& page, Visit const& visit, OpenRequest const& open)
{
    auto const& pack = *visit.pack;
    auto part = page.add("REQUEST")
                    .set("NAME", open.provider.name)
                    .set("DETAIL", pack.words.provider_id + " " + open.provider.number)
                    .set("ADMIN_NAME", pack.words.org_admin.name)
                    .set("AN_ADMIN", pack.words.org_admin.indefinite)
                    .set("SERVICE_DESK", pack.contacts.service_desk_name);
    add_time(part, "SINCE", full_moment(open.request.asked_at, visit.zone()));
}

struct Choices {
    std::vector<Choice> shown;
    std::int64_t total;             // That fit what was searched for.
    std::vector<Linked> used {};    // Those used last; this and the next two only for somebody with many offices.
    std::vector<Linked> waiting {}; // Where nobody has let the person in yet.
    std::optional<PasswordExpiry> password {};
};

Result<Choices> choices_of(UnitOfWork& work, AccountId const& account, std::string const& wanted, Part const& part)
{
    auto page = linked_providers(work, account, wanted, part.limit, part.offset);
    Choices choices { {}, page.total };
    for (auto& [membership, provider] : page.links) {
        auto office = office_state(work, provider.id);
        choices.shown.push_back({ std::move(membership), std::move(provider), std::move(office) });
    }
    if (page.total <= part.limit)
        std::ranges::sort(choices.shown, {}, [](Choice const& choice) { return choice.provider.name; });
    return choices;
}

bool has_many(std::string const& wanted, Choices const& choices)
{
    return !wanted.empty() || choices.total > static_cast<std::int64_t>(offices_without_search);
}

// What stands above the list of somebody who works for many.
void add_day(UnitOfWork& work, Pack const& pack, AccountId const& account, Choices& choices)
{
    choices.used = recently_used(work, account);
    std::erase_if(choices.used, [](Linked const& each) { return each.membership.status != MembershipStatus::active; });
    choices.waiting = waiting_links(work, account, requests_shown);
    choices.password = password_expiry(work, pack, account);
}

void show_day(Section& page, Visit const& visit, Choices const& choices)
{
    auto const& word = visit.pack->words.provider_id;
    if (choices.password && choices.password->warn) {
        auto row = page.add("PASSWORD").set("PASSWORD_PATH", visit.path("/me/password"));
        row.set("LEFT", time_left(visit.now(), choices.password->good_until));
        add_time(row, "UNTIL", full_moment(choices.password->good_until, visit.zone()));
    }
    if (!choices.used.empty()) {
        auto list = page.add("USED");
        for (auto const& each : choices.used)
            list.add("LAST")
                .set("HREF", visit.path(office_path(each.provider.id)))
                .set("NAME", each.provider.name)
                .set("DETAIL", word + " " + each.provider.number);
    }
    if (!choices.waiting.empty()) {
        auto list = page.add("ASKED");
        for (auto const& each : choices.waiting) {
            auto row = list.add("OPEN_REQUEST").set("NAME", each.provider.name);
            row.set("DETAIL", word + " " + each.provider.number);
            add_time(row, "SINCE", row_date(each.membership.requested_at, visit.zone(), visit.now()));
        }
    }
}

std::string waits_for(Pack const& pack, Choice const& choice)
{
    if (choice.membership.role == Role::org_admin)
        return say("access.waits_for_the_from_your", { { "code", pack.words.code } });
    std::string names;
    for (auto const& admin : choice.office.org_admins)
        names += (names.empty() ? "" : say("access.or")) + admin.display_name;
    if (!names.empty())
        return say("access.waits_until_activates_it_and", { { "names", names } });
    return say("access.this_office_has_no_active",
        { { "org_admin", pack.words.org_admin.name }, { "service_desk_name", pack.contacts.service_desk_name },
            { "service_desk_email", pack.contacts.service_desk_email } });
}

void add_choice(Section& page, Visit const& visit, Choice const& choice)
{
    auto const& pack = *visit.pack;
    bool active = choice.membership.status == MembershipStatus::active;
    auto row
        = page.add("OFFICE")
              .set("NAME", choice.provider.name)
              .set("DETAIL",
                  pack.words.provider_id + " " + choice.provider.number + " · " + job_line(pack, choice.membership));
    if (active)
        row.add("OPEN").set("HREF", visit.path(office_path(choice.provider.id)));
    else
        row.add("WAITS").set("TEXT", waits_for(pack, choice));
    row.show_if(choice.office.without_admin_since.has_value(), "ORPHANED").set("ADMIN_NAME", pack.words.org_admin.name);
}

} // namespace

Result<Response> show_offices(Visit const& visit)
{
    auto query = visit.request.query_parameters();
    std::string wanted(field(query, "q"));
    auto part = part_of(visit, offices_on_page);
    std::vector<OpenRequest> requests;
    auto choices = TRY(visit.portal.db.read(visit.plan, [&](UnitOfWork& work) {
        auto const& account = visit.actor().account;
        requests = requests_of(work, account);
        auto found = choices_of(work, account, wanted, part);
        if (found && wanted.empty() && part.offset == 0 && has_many(wanted, *found))
            add_day(work, *visit.pack, account, *found);
        return found;
    }));
    bool is_only = wanted.empty() && requests.empty() && choices.total == 1 && choices.shown.size() == 1;
    if (is_only && choices.shown[0].membership.status == MembershipStatus::active)
        return visit.redirect(office_path(choices.shown[0].provider.id));

    bool none = wanted.empty() && choices.total == 0;
    auto heading = !none   ? say("access.choose_an_office")
        : requests.empty() ? say("access.you_belong_to_no_office")
                           : say("access.your_request_for_access");
    auto frame = visit.frame(heading);
    auto count = static_cast<std::size_t>(choices.total);
    if (wanted.empty())
        frame.lead = none ? "" : say_count("access.count_offices_know", count);
    else
        frame.lead = say_count("access.count_offices_fit", count);
    return visit.page("access/choose_office.tpl", frame, [&](Section& page) {
        show_day(page, visit, choices);
        if (has_many(wanted, choices))
            page.add("SEARCH").set("Q", wanted).set("ACTION", visit.path("/"));
        for (auto const& open : requests)
            add_request(page, visit, open);
        if (none && requests.empty())
            page.add("NONE").set("SERVICE_DESK", visit.pack->contacts.service_desk_name);
        if (!choices.shown.empty()) {
            auto list = page.add("LISTED").set(
                "LIST_TITLE", wanted.empty() ? say("access.all_offices") : say("access.offices_that_fit"));
            list.show_if(!has_many(wanted, choices), "PLAIN_LIST");
            for (auto const& choice : choices.shown)
                add_choice(list, visit, choice);
        }
        if (!none && choices.shown.empty())
            page.add("NO_HIT").set("ALL", visit.path("/"));
        add_paging(page, visit, part, choices.total);
    });
}

} // namespace gatehouse
