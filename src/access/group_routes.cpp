#include "access/group_routes.hpp"

#include <algorithm>

#include "access/group_sight.hpp"
#include "access/office_page.hpp"
#include "access/permit.hpp"
#include "db/database.hpp"
#include "http/form.hpp"
#include "http/router.hpp"

namespace gatehouse {

namespace {

constexpr std::int64_t providers_on_page = 50;

std::string_view kind_word(ProviderKind kind)
{
    switch (kind) {
    case ProviderKind::practitioner: return say("common.practitioner");
    case ProviderKind::group: return say("common.group");
    case ProviderKind::facility: return say("common.facility");
    }
    std::unreachable();
}

std::string_view address_word(AddressKind kind)
{
    switch (kind) {
    case AddressKind::correspondence: return say("access.correspondence");
    case AddressKind::pay_to: return say("access.remittance");
    case AddressKind::service_location: return say("access.practice");
    }
    std::unreachable();
}

std::string lines_of(PostalAddress const& address)
{
    return address.line_1() + (address.line_2().empty() ? "" : ", " + address.line_2()) + ", " + address.city() + ", "
        + address.state() + " " + address.zip().text();
}

std::string seen_path(Visit const& visit, std::string const& number)
{
    return visit.path(office_path(provider_of(visit), "/group/" + percent_encode(number)));
}

Result<Provider> load_group(UnitOfWork& work, Visit const& visit)
{
    TRY(permit(work, *visit.pack, visit.actor(), Right::see_office, provider_of(visit)));
    auto group = find_provider(work, provider_of(visit));
    if (!group)
        return refuse(ErrorKind::not_found, "provider.unknown");
    return std::move(*group);
}

Result<Response> show_list(Visit const& visit)
{
    auto query = visit.request.query_parameters();
    if (auto number = field(query, "number"); !number.empty())
        return visit.redirect(office_path(provider_of(visit), "/group/" + percent_encode(number)));
    struct Shown {
        Provider group;
        std::vector<Provider> seen;
    };
    auto loaded = visit.portal.db.read(visit.plan, [&](UnitOfWork& work) -> Result<Shown> {
        auto group = TRY(load_group(work, visit));
        auto seen = TRY(
            providers_seen(work, *visit.pack, visit.actor(), group.id, field(query, "after"), providers_on_page + 1));
        return Shown { std::move(group), std::move(seen) };
    });
    auto shown = TRY(std::move(loaded));
    auto const& words = visit.pack->words;
    auto frame = visit.frame(say("access.providers_of_your_group"));
    frame.lead = say(
        "access.under_the_of", { { "tax_id", words.tax_id }, { "group", office_lead(*visit.pack, shown.group) } });
    return visit.page("access/group.tpl", frame, [&](Section& page) {
        if (shown.seen.empty() && field(query, "after").empty()) {
            page.add("NONE").set("TAX_ID", words.tax_id);
            return;
        }
        auto some = page.add("SOME").set("NUMBER_LABEL", words.provider_id).set("OFFICE", shown.group.name);
        some.set("ACTION", visit.path(office_path(shown.group.id, "/group")));
        auto count = std::min(shown.seen.size(), static_cast<std::size_t>(providers_on_page));
        for (auto const& provider : std::span(shown.seen).first(count)) {
            auto row = some.add("ROW").set("NAME", provider.name).set("NUMBER", provider.number);
            row.set("NPI", provider.npi.value_or("–")).set("KIND", kind_word(provider.kind));
            row.set("HREF", seen_path(visit, provider.number));
        }
        if (shown.seen.size() > count)
            some.add("MORE").set("HREF",
                visit.path(office_path(shown.group.id, "/group?after="))
                    + percent_encode(shown.seen[count - 1].number));
    });
}

void add_uses(Section& page, Visit const& visit, ProviderSeen const& seen)
{
    bool any = false;
    for (auto const& subsystem : visit.pack->access.subsystems) {
        auto has = [&](Capability const& capability) {
            return std::ranges::find(seen.capabilities, capability.key) != seen.capabilities.end();
        };
        if (std::ranges::none_of(subsystem.capabilities, has))
            continue;
        page.add("USE").set("LABEL", subsystem.label).set("HREF", upstream_of(subsystem, seen.provider));
        any = true;
    }
    page.show_if(!any, "NOTHING");
}

Result<Response> show_one(Visit const& visit)
{
    struct Shown {
        Provider group;
        ProviderSeen seen;
    };
    auto loaded = visit.portal.db.read(visit.plan, [&](UnitOfWork& work) -> Result<Shown> {
        auto group = TRY(load_group(work, visit));
        auto seen = TRY(provider_seen(work, *visit.pack, visit.actor(), group.id, visit.parameter("number")));
        return Shown { std::move(group), std::move(seen) };
    });
    auto shown = TRY(std::move(loaded));
    auto const& provider = shown.seen.provider;
    auto const& words = visit.pack->words;
    auto frame = visit.frame(provider.name);
    frame.breadcrumbs = { { say("access.home"), visit.path(office_path(shown.group.id)) },
        { say("access.providers_of_your_group"), visit.path(office_path(shown.group.id, "/group")) } };
    return visit.page("access/group_provider.tpl", frame, [&](Section& page) {
        page.set("NUMBER_LABEL", words.provider_id).set("NUMBER", provider.number).set("TAX_ID", words.tax_id);
        page.set("NPI", provider.npi.value_or("–")).set("PROVIDER_KIND", kind_word(provider.kind));
        page.set(
            "STANDING_WORD", provider.standing == Standing::active ? say("common.active") : say("common.suspended"));
        page.set("OFFICE", shown.group.name).show_if(shown.seen.addresses.empty(), "NO_ADDRESS");
        for (auto const& [kind, address] : shown.seen.addresses)
            page.add("ADDRESS").set("KIND", address_word(kind)).set("LINES", lines_of(address));
        add_uses(page, visit, shown.seen);
    });
}

} // namespace

void add_group_routes(Router& router, Portal const& portal)
{
    mount(router, portal, Method::get, "/providers/{provider}/group", Right::see_office, show_list);
    mount(router, portal, Method::get, "/providers/{provider}/group/{number}", Right::see_office, show_one);
}

} // namespace gatehouse
