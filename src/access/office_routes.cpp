#include "access/office_routes.hpp"

#include <algorithm>

#include "access/office_home.hpp"
#include "access/office_page.hpp"
#include "access/permit.hpp"
#include "db/database.hpp"
#include "http/form.hpp"
#include "pages/error_page.hpp"

namespace gatehouse {

namespace {

// ── Why can't I …? ───

bool contains(std::vector<std::string> const& keys, std::string_view key)
{
    return std::ranges::find(keys, key) != keys.end();
}

bool may_any(std::vector<std::string> const& keys, Subsystem const& subsystem)
{
    return std::ranges::any_of(
        subsystem.capabilities, [&](Capability const& capability) { return contains(keys, capability.key); });
}

// What somebody could not do: one capability, or anything at all in a subsystem.
struct Wish {
    std::string label;
    bool is_granted;
    bool is_above_ceiling;
};

Refusal explain(Visit const& visit, OfficeHome const& home, Wish const& wish)
{
    auto const& pack = *visit.pack;
    Refusal refusal {
        .wish = say("access.use_wish", { { "wish", wish.label } }),
        .permission = wish.label,
        .provider = office_lead(pack, home.provider),
        .nobody = wish.is_above_ceiling ? say("access.at_the_moment_allows_it",
                      { { "name", pack.name }, { "service_desk_name", pack.contacts.service_desk_name },
                          { "service_desk_email", pack.contacts.service_desk_email } })
                                        : say("access.ask_givers", { { "givers", home.givers } }),
        .rule = one_office_rule(pack),
        .rule_source = Link { say("common.rules_of_this_portal_and"), visit.path("/rules") },
    };
    if (!wish.is_above_ceiling)
        for (auto const& admin : home.office.org_admins)
            refusal.givers.push_back({ admin.display_name, std::string(role_title(pack, admin.role)) });
    for (auto const& subsystem : pack.access.subsystems)
        if (may_any(home.mine, subsystem))
            refusal.can_do.push_back({ subsystem.label, upstream_of(subsystem, home.provider) });
    return refusal;
}

Result<OfficeHome> load(Visit const& visit, ProviderId const& id)
{
    return visit.portal.db.read(
        visit.plan, [&](UnitOfWork& work) { return office_home(work, *visit.pack, visit.actor(), id); });
}

Response answer(Visit const& visit, OfficeHome const& home, Wish const& wish)
{
    if (wish.is_granted)
        return visit.redirect(office_path(home.provider.id)); // Meanwhile.
    return refusal_page(visit.portal.pages, visit.frame(""), explain(visit, home, wish));
}

Result<Response> why(Visit const& visit)
{
    auto key = visit.parameter("capability");
    auto home = TRY(load(visit, provider_of(visit)));
    auto const* capability = visit.pack->access.find_capability(key);
    if (!capability)
        return refuse(ErrorKind::not_found, "access.no_such_capability");
    return answer(visit, home, { capability->label, contains(home.mine, key), !contains(home.ceiling, key) });
}

// Where the plan's proxy leads whom it has refused: "?subsystem=claims&provider=770518". Without a provider it is the
// only one, else the person chooses first.
Result<Response> why_subsystem(Visit const& visit)
{
    auto query = visit.request.query_parameters();
    auto number = field(query, "provider");
    auto rights = TRY(visit.portal.db.read(visit.plan, [&](UnitOfWork& work) -> Result<std::vector<RightsAt>> {
        return rights_of(work, *visit.pack, visit.actor().account);
    }));
    if (!number.empty())
        std::erase_if(rights, [&](RightsAt const& at) { return at.provider_number != number; });
    if (rights.size() != 1)
        return visit.redirect("/");

    auto const* subsystem = visit.pack->access.find_subsystem(field(query, "subsystem"));
    if (!subsystem)
        return refuse(ErrorKind::not_found, "access.no_such_subsystem");
    auto home = TRY(load(visit, rights.front().provider));
    return answer(
        visit, home, { subsystem->label, may_any(home.mine, *subsystem), !may_any(home.ceiling, *subsystem) });
}

// ── Addresses on file (S3-41) ───

std::string_view title_of(AddressKind kind)
{
    switch (kind) {
    case AddressKind::correspondence: return say("access.correspondence");
    case AddressKind::pay_to: return say("access.pay_to");
    case AddressKind::service_location: return say("common.service_location");
    }
    std::unreachable();
}

void add_address(Section& kind, PostalAddress const& address)
{
    auto part = kind.add("ADDRESS");
    part.add("LINE").set("TEXT", address.line_1());
    if (!address.line_2().empty())
        part.add("LINE").set("TEXT", address.line_2());
    part.add("LINE").set("TEXT", address.city() + ", " + address.state() + " " + address.zip().text());
}

struct Addresses {
    Provider provider;
    std::vector<AddressOnFile> on_file;
};

Result<Addresses> load_addresses(UnitOfWork& work, Visit const& visit)
{
    auto id = provider_of(visit);
    TRY(permit(work, *visit.pack, visit.actor(), Right::see_office, id));
    auto provider = find_provider(work, id);
    if (!provider)
        return refuse(ErrorKind::not_found, "provider.unknown");
    return Addresses { std::move(*provider), addresses_of(work, id) };
}

// To be read only: they are corrected where the plan enrolls its providers.
Result<Response> addresses(Visit const& visit)
{
    auto shown = TRY(visit.portal.db.read(visit.plan, [&](UnitOfWork& work) { return load_addresses(work, visit); }));
    auto const& contacts = visit.pack->contacts;
    auto frame = visit.frame(say("access.addresses_on_file"));
    frame.lead = office_lead(*visit.pack, shown.provider) + ".";
    return visit.page("access/addresses.tpl", frame, [&](Section& page) {
        page.set("PORTAL_NAME", contacts.enrollment_portal_name).set("PORTAL_URL", contacts.enrollment_portal_url);
        using enum AddressKind;
        for (auto kind : { correspondence, pay_to, service_location }) {
            auto section = page.add("KIND").set("TITLE", title_of(kind));
            bool found = false;
            for (auto const& on_file : shown.on_file) {
                if (on_file.kind != kind)
                    continue;
                add_address(section, on_file.address);
                found = true;
            }
            section.show_if(!found, "NONE");
        }
    });
}

} // namespace

void add_office_routes(Router& router, Portal const& portal)
{
    mount(router, portal, Method::get, "/why", Right::signed_in, why_subsystem);
    mount(router, portal, Method::get, "/providers/{provider}/addresses", Right::see_office, addresses);
    mount(router, portal, Method::get, "/providers/{provider}/why/{capability}", Right::see_office, why);
}

} // namespace gatehouse
