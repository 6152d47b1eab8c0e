#include "access/office_routes.hpp"

#include <algorithm>

#include "access/office_home.hpp"
#include "access/office_page.hpp"
#include "access/permit.hpp"
#include "db/database.hpp"
#include "pages/error_page.hpp"

namespace gatehouse {

namespace {

// ── Why can't I …? ───

Refusal explain(Visit const& visit, OfficeHome const& home, Capability const& capability)
{
    auto const& pack = *visit.pack;
    bool above_ceiling = std::ranges::find(home.ceiling, capability.key) == home.ceiling.end();
    Refusal refusal {
        .wish = "use “" + capability.label + "”",
        .permission = capability.label,
        .provider = office_lead(pack, home.provider),
        .nobody = above_ceiling
            ? "At the moment " + pack.name + " allows it to nobody in this office. Ask "
                + pack.contacts.service_desk_name + " (" + pack.contacts.service_desk_email + ")."
            : home.givers + " can help.",
        .rule = "A permission counts for one " + pack.words.provider_id
            + " only. What you may do for another office gives you nothing here.",
        .rule_source = Link { "Rules of this portal and their sources", visit.path("/rules") },
    };
    if (!above_ceiling)
        for (auto const& admin : home.office.org_admins)
            refusal.givers.push_back({ admin.display_name, std::string(role_title(pack, admin.role)) });
    for (auto const& subsystem : pack.access.subsystems)
        if (std::ranges::any_of(subsystem.capabilities, [&](Capability const& one) {
                return std::ranges::find(home.mine, one.key) != home.mine.end();
            }))
            refusal.can_do.push_back({ subsystem.label, upstream_of(subsystem, home.provider) });
    return refusal;
}

Result<Response> why(Visit const& visit)
{
    auto const& pack = *visit.pack;
    auto key = visit.parameter("capability");
    auto home = TRY(visit.portal.db.read(visit.plan,
        [&](UnitOfWork& work) { return office_home(work, pack, visit.actor(), provider_of(visit)); }));
    auto const* capability = pack.access.find_capability(key);
    if (!capability)
        return fail(ErrorKind::not_found, "access.no_such_capability", "There is no such permission.");
    if (std::ranges::find(home.mine, key) != home.mine.end())
        return visit.redirect(office_path(home.provider.id)); // Granted meanwhile.
    return refusal_page(visit.portal.pages, visit.frame(""), explain(visit, home, *capability));
}

} // namespace

void add_office_routes(Router& router, Portal const& portal)
{
    mount(router, portal, Method::get, "/providers/{provider}/why/{capability}", Right::see_office, why);
}

} // namespace gatehouse
