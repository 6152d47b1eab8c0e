#include "notices/notices.hpp"

#include "accounts/portal.hpp"
#include "http/router.hpp"
#include "notices/notice_routes.hpp"

namespace gatehouse {

namespace {

Result<Response> show_rules(Visit const& visit)
{
    return visit.page("notices/rules.tpl", visit.frame(say("common.rules_of_this_portal_and")), [&](Section& page) {
        page.set("REVISION", visit.pack->revision.substr(0, 12));
        for (auto const& rule : visit.pack->rules) {
            if (!rule.is_rule)
                continue;
            auto row = page.add("RULE").set("SENTENCE", rule.sentence).set("VALUE", rule.plain).set("KEY", rule.key);
            row.set("SOURCE",
                !rule.source.empty() ? rule.source
                    : rule.set       ? say("notices.the_plan")
                                     : say("notices.default_of_the_portal"));
            if (!rule.departure.empty())
                row.add("DEPARTURE").set("TEXT", rule.departure);
        }
    });
}

Result<Response> show_agreement(Visit const& visit)
{
    auto const* agreement = visit.pack->find_agreement(visit.parameter("agreement"));
    if (!agreement)
        return refuse(ErrorKind::not_found, "http.no_such_page");
    auto frame = visit.frame(agreement->title);
    frame.lead = say("notices.version_version", { { "version", agreement->version } });
    return visit.page("notices/agreement.tpl", frame, [&](Section& page) {
        for (auto const& paragraph : paragraphs_of(agreement->text))
            page.add("PARAGRAPH").set("TEXT", paragraph);
    });
}

} // namespace

void add_notice_routes(Router& router, Portal const& portal)
{
    mount(router, portal, Method::get, "/help", Right::anyone, show_help);
    mount(router, portal, Method::get, "/updates", Right::anyone, show_updates);
    mount(router, portal, Method::get, "/rules", Right::anyone, show_rules);
    mount(router, portal, Method::get, "/agreements/{agreement}", Right::anyone, show_agreement);
    add_staff_notice_routes(router, portal);
}

} // namespace gatehouse
