#include <algorithm>
#include <functional>

#include "access/access_routes.hpp"
#include "access/links.hpp"
#include "access/membership_store.hpp"
#include "access/office_home.hpp"
#include "access/office_page.hpp"
#include "access/recently_used.hpp"
#include "db/database.hpp"

namespace gatehouse {

namespace {

constexpr std::int64_t offices_in_ribbon = 7;

struct Office {
    Membership membership;
    Provider provider;
};

struct Dress {
    std::optional<Account> account;
    std::vector<Office> offices {}; // Active ones: all of a few, those used last of many; and the current one.
    std::int64_t office_count = 0;  // Of all.
    std::optional<std::size_t> current_index {};
    std::vector<std::string> capabilities {}; // At the current one.
    unsigned waiting = 0;                     // There, for an org_admin.

    Office const* current() const { return current_index ? &offices[*current_index] : nullptr; }
};

void add_current(UnitOfWork& work, AccountId const& account, ProviderId const& provider, Dress& dress)
{
    for (std::size_t i = 0; i < dress.offices.size(); ++i)
        if (dress.offices[i].provider.id == provider)
            dress.current_index = i;
    auto membership = dress.current_index ? std::nullopt : membership_store::find_open(work, account, provider);
    auto found = membership ? find_provider(work, provider) : std::nullopt;
    if (!found || membership->status != MembershipStatus::active)
        return;
    dress.current_index = dress.offices.size();
    dress.offices.push_back({ std::move(*membership), std::move(*found) });
}

// Never all of them: somebody may be linked to thousands.
void add_offices(UnitOfWork& work, AccountId const& account, Dress& dress)
{
    bool many = count_linked_up_to(work, account, offices_in_ribbon + 1) > offices_in_ribbon;
    auto all = linked_providers(work, account, "", many ? 0 : offices_in_ribbon, 0);
    dress.office_count = all.total;
    auto shown = many ? recently_used(work, account) : std::move(all.links);
    for (auto& [membership, provider] : shown)
        if (membership.status == MembershipStatus::active)
            dress.offices.push_back({ std::move(membership), std::move(provider) });
}

Result<Dress> look_up(UnitOfWork& work, Visit const& visit)
{
    Dress dress { .account = find_account(work, visit.actor().account) };
    add_offices(work, visit.actor().account, dress);

    auto in_path = visit.request.path_parameters.find("provider");
    bool says_which = in_path != visit.request.path_parameters.end();
    if (says_which)
        add_current(work, visit.actor().account, { in_path->second }, dress);
    else if (dress.office_count == 1 && dress.offices.size() == 1)
        dress.current_index = 0;
    auto const* current = dress.current();
    if (!current)
        return dress;
    dress.capabilities = effective_capabilities(work, *visit.pack, current->membership);
    if (current->membership.role == Role::org_admin)
        dress.waiting
            = static_cast<unsigned>(membership_store::count_waiting(work, current->provider.id, visit.actor().account));
    return dress;
}

void add_ribbon(Frame& frame, Visit const& visit, Dress const& dress)
{
    auto const& pack = *visit.pack;
    auto const* current = dress.current();
    auto number = [&](Office const& office) { return pack.words.provider_id + " " + office.provider.number; };
    Ribbon ribbon {
        .person = dress.account->full_name(),
        .heading = say("access.choose_an_office"),
        .providers_label = pack.words.provider_id,
        .links = { { say("common.my_sign_in_and_security"), visit.path("/me") } },
        .sign_out_action = visit.path("/logout"),
    };
    if (current) {
        ribbon.role = role_title(pack, current->membership.role);
        ribbon.heading = current->provider.name;
        ribbon.detail = number(*current);
    }
    if (dress.office_count > offices_in_ribbon) {
        ribbon.providers_label = say("access.used_last");
        ribbon.search_action = visit.path("/");
        ribbon.links.insert(ribbon.links.begin(),
            { say("access.all_office_count_offices", { { "office_count", std::to_string(dress.office_count) } }),
                visit.path("/") });
    }
    auto add = [&](Office const& office) {
        ribbon.providers.push_back(
            { office.provider.name, number(office), visit.path(office_path(office.provider.id)), &office == current });
    };
    if (dress.offices.size() > 1) {
        if (current)
            add(*current);
        for (auto const& office : dress.offices)
            if (&office != current && std::ssize(ribbon.providers) < offices_in_ribbon)
                add(office);
    }
    frame.ribbon = std::move(ribbon);
}

std::vector<NavItem> link_items(
    Visit const& visit, std::function<NavItem(std::string, std::string, unsigned)> const& item)
{
    auto const& words = visit.pack->words;
    if (!visit.pack->access.linking)
        return {};
    return { item(words.link_account, visit.path("/link-account"), 0),
        item(words.linked_accounts, visit.path("/linked-accounts"), 0) };
}

void add_navigation(Frame& frame, Visit const& visit, Dress const& dress)
{
    auto const& words = visit.pack->words;
    auto const* current = dress.current();
    auto here = visit.path(visit.request.path.substr(1 + visit.plan.value.size()));
    auto item = [&](std::string label, std::string href, unsigned count = 0) {
        bool is_here = href == here;
        return NavItem { std::move(label), std::move(href), count, is_here };
    };
    NavGroup own { words.account_information, { item(say("common.my_sign_in_and_security"), visit.path("/me")) } };
    if (!current) {
        frame.navigation = { { say("common.office"), { item(say("access.choose_an_office"), visit.path("/")) } } };
        if (auto items = link_items(visit, item); !items.empty())
            frame.navigation.push_back({ words.users, std::move(items) });
        frame.navigation.push_back(std::move(own));
        return;
    }

    auto const& id = current->provider.id;
    bool is_admin = current->membership.role == Role::org_admin;
    auto path = [&](std::string_view below) { return visit.path(office_path(id, below)); };
    NavGroup office { say("common.office"),
        { item(is_admin ? say("access.needs_you") : say("access.home"), path("/"), dress.waiting),
            item(say("access.addresses_on_file"), path("/addresses")) } };
    if (visit.pack->access.group_sees == GroupSees::tax_id && current->provider.kind == ProviderKind::group)
        office.items.push_back(item(say("access.providers_of_your_group"), path("/group")));
    NavGroup work { say("access.work"), {} };
    for (auto const& subsystem : visit.pack->access.subsystems)
        if (std::ranges::any_of(subsystem.capabilities, [&](Capability const& capability) {
                return std::ranges::find(dress.capabilities, capability.key) != dress.capabilities.end();
            }))
            work.items.push_back(item(subsystem.label, upstream_of(subsystem, current->provider)));
    NavGroup users { words.users, link_items(visit, item) };
    auto& home_of_people = users.items.empty() ? own : users;
    if (is_admin)
        home_of_people.items.insert(home_of_people.items.begin(), item(words.admin, path("/admin")));

    frame.navigation.push_back(std::move(office));
    if (!work.items.empty())
        frame.navigation.push_back(std::move(work));
    if (!users.items.empty())
        frame.navigation.push_back(std::move(users));
    frame.navigation.push_back(std::move(own));
}

} // namespace

void dress_frame(Visit const& visit, Frame& frame)
{
    if (!visit.session || !visit.session->is_complete() || visit.actor().kind != AccountKind::provider)
        return;
    if (visit.session->owes_agreement)
        return; // Every way leads back to what has to be accepted.
    auto dress = visit.portal.db.read(visit.plan, [&](UnitOfWork& work) { return look_up(work, visit); }).value();
    if (!dress.account)
        return;
    frame.layout = Layout::full;
    add_ribbon(frame, visit, dress);
    add_navigation(frame, visit, dress);
}

} // namespace gatehouse
