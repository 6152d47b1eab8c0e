#include "accounts/portal.hpp"
#include "notices/notice_routes.hpp"
#include "notices/notices.hpp"

namespace gatehouse {

namespace {

std::string hour_of(std::chrono::minutes since_midnight) { return clock_time(LocalTime(since_midnight)); }

void add_call_center(Section& page, Visit const& visit)
{
    auto const& pack = *visit.pack;
    auto opening = call_center_opening(pack, visit.now());
    if (!opening)
        return;
    auto const& center = pack.call_center;
    auto part = page.add("CALL_CENTER").set("NAME", center.name).set("PHONE", center.phone);
    if (!center.menu.empty())
        part.add("MENU").set("CHOICE", center.menu);
    if (!center.first.empty())
        part.add("BEFORE").set("TEXT", center.first);
    part.set("DAYS", opening_days(center)).set("OPENS", hour_of(center.opens)).set("CLOSES", hour_of(center.closes));
    part.set("ZONE", pack.time_zone.label).set("NOW", opening_sentence(pack, *opening));
    part.show_if(pack.holidays.federal, "HOLIDAYS");
    auto list = [&](std::string_view section, std::vector<std::string> const& entries) {
        if (entries.empty())
            return;
        auto card = page.add(section).set("NAME", center.name);
        for (auto const& entry : entries)
            card.add("ENTRY").set("TEXT", entry);
    };
    list("CAN", center.can);
    list("CANNOT", center.cannot);
}

} // namespace

Result<Response> show_help(Visit const& visit)
{
    auto const& pack = *visit.pack;
    return visit.page("notices/help.tpl", visit.frame(say("common.help_and_contact")), [&](Section& page) {
        page.set("SERVICE_DESK", pack.contacts.service_desk_name);
        page.set("SERVICE_DESK_EMAIL", pack.contacts.service_desk_email);
        page.set("SERVICE_DESK_WARNING", pack.contacts.service_desk_warning);
        if (pack.registration.activation_method == ActivationMethod::letter)
            page.add("CODES").set("CODE", pack.words.code).set("EXPIRED_SUBJECT", pack.contacts.expired_code_subject);
        add_call_center(page, visit);
        for (auto const& help : pack.help) {
            auto section = page.add("TOPIC").set("KEY", help.key).set("TITLE", help.title);
            for (auto const& paragraph : paragraphs_of(help.text))
                section.add("PARAGRAPH").set("TEXT", paragraph);
            if (!help.points.empty()) {
                auto list = section.add("POINTS");
                for (auto const& point : help.points)
                    list.add("ENTRY").set("POINT", point);
            }
            if (!help.link.empty())
                section.add("LINK").set("URL", help.link).set("LABEL", help.link_label);
        }
    });
}

} // namespace gatehouse
