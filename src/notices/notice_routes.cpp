#include "notices/notices.hpp"

#include "accounts/portal.hpp"
#include "http/router.hpp"

namespace gatehouse {

namespace {

void add_paragraphs(Section& section, std::string_view text)
{
    while (!text.empty()) {
        auto end = text.find("\n\n");
        section.add("PARAGRAPH").set("TEXT", text.substr(0, end));
        text = end == text.npos ? std::string_view() : text.substr(end + 2);
    }
}

Result<Response> show_help(Visit const& visit)
{
    auto const& pack = *visit.pack;
    return visit.page("notices/help.tpl", visit.frame("Help and contact"), [&](Section& page) {
        page.set("SERVICE_DESK", pack.contacts.service_desk_name);
        page.set("SERVICE_DESK_EMAIL", pack.contacts.service_desk_email);
        page.set("SERVICE_DESK_WARNING", pack.contacts.service_desk_warning);
        page.set("CODE", pack.words.code).set("EXPIRED_SUBJECT", pack.contacts.expired_code_subject);
        for (auto const& help : pack.help) {
            auto section = page.add("TOPIC").set("KEY", help.key).set("TITLE", help.title);
            add_paragraphs(section, help.text);
            for (auto const& point : help.points)
                section.add("POINTS").set("POINT", point);
            if (!help.link.empty())
                section.add("LINK").set("URL", help.link).set("LABEL", help.link_label);
        }
    });
}

Result<Response> show_rules(Visit const& visit)
{
    return visit.page("notices/rules.tpl", visit.frame("Rules of this portal and their sources"), [&](Section& page) {
        page.set("REVISION", visit.pack->revision.substr(0, 12));
        for (auto const& rule : visit.pack->rules) {
            if (!rule.is_rule)
                continue;
            auto row = page.add("RULE").set("SENTENCE", rule.sentence).set("VALUE", rule.plain).set("KEY", rule.key);
            row.set("SOURCE", !rule.source.empty() ? rule.source : rule.set ? "The plan" : "Default of the portal");
            if (!rule.departure.empty())
                row.add("DEPARTURE").set("TEXT", rule.departure);
        }
    });
}

Result<Response> show_agreement(Visit const& visit)
{
    auto const* agreement = visit.pack->find_agreement(visit.parameter("agreement"));
    if (!agreement)
        return fail(ErrorKind::not_found, "http.no_such_page", "There is no such page.");
    auto frame = visit.frame(agreement->title);
    frame.lead = "Version " + agreement->version;
    return visit.page("notices/agreement.tpl", frame, [&](Section& page) { add_paragraphs(page, agreement->text); });
}

} // namespace

void add_notice_routes(Router& router, Portal const& portal)
{
    mount(router, portal, Method::get, "/help", Right::anyone, show_help);
    mount(router, portal, Method::get, "/rules", Right::anyone, show_rules);
    mount(router, portal, Method::get, "/agreements/{agreement}", Right::anyone, show_agreement);
}

} // namespace gatehouse
