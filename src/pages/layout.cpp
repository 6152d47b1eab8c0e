#include "pages/layout.hpp"

#include <set>

#include "pages/assets.hpp"
#include "pages/pages.hpp"

namespace gatehouse {

namespace {

void fill_demo(Section& layout, DemoStrip const& demo)
{
    auto strip = layout.add("DEMO");
    strip.set("RETURN_TO", demo.return_to);
    add_time(strip, "CLOCK", demo.clock);
}

void fill_ribbon(Section& layout, Ribbon const& ribbon)
{
    auto section = layout.add("RIBBON");
    section.set("PERSON", ribbon.person).set("SIGN_OUT", ribbon.sign_out_action);
    section.set("RIBBON_HEADING", ribbon.heading.empty() ? ribbon.person : ribbon.heading);
    auto small = ribbon.heading.empty() ? ribbon.detail : ribbon.person;
    if (!ribbon.heading.empty() && !ribbon.detail.empty())
        small += " · " + ribbon.detail;
    section.set("RIBBON_SMALL", small.empty() ? ribbon.role : small);
    if (!ribbon.role.empty())
        section.add("ROLE").set("ROLE_NAME", ribbon.role);
    if (!ribbon.search_action.empty())
        section.add("PROVIDER_SEARCH").set("SEARCH_ACTION", ribbon.search_action);
    if (ribbon.providers.size() > 1) {
        auto list = section.add("PROVIDERS");
        list.set("PROVIDERS_LABEL", ribbon.providers_label);
        for (auto const& provider : ribbon.providers) {
            auto row = list.add("PROVIDER");
            row.set("NAME", provider.name).set("NUMBER", provider.number);
            auto kind = row.add(provider.current ? "CURRENT_PROVIDER" : "OTHER_PROVIDER");
            if (!provider.current)
                kind.set("HREF", provider.href);
        }
    }
    for (auto const& link : ribbon.links)
        section.add("RIBBON_LINK").set("LABEL", link.label).set("HREF", link.href);
}

void fill_navigation(Section& layout, std::vector<NavGroup> const& groups)
{
    layout.show("MENU_BUTTON");
    auto navigation = layout.add("NAVIGATION");
    unsigned number = 0;
    for (auto const& group : groups) {
        auto section = navigation.add("NAV_GROUP");
        section.set("GROUP", group.label).set("GROUP_ID", "nav-" + std::to_string(++number));
        for (auto const& item : group.items) {
            auto row = section.add("NAV_ITEM");
            row.set("LABEL", item.label).set("HREF", item.href).show_if(item.current, "NAV_CURRENT");
            if (item.count > 0)
                row.add("NAV_COUNT").set("COUNT", std::to_string(item.count));
        }
    }
}

void fill_flash(Section& layout, Flash const& flash)
{
    auto section = layout.add("FLASH");
    section.set("TEXT", flash.text).set("KIND", flash.warning ? "warning" : "success");
    if (!flash.undo)
        return;
    auto undo = section.add("UNDO");
    undo.set("ACTION", flash.undo->action).set("LABEL", flash.undo->label);
    for (auto const& [name, value] : flash.undo->fields)
        undo.add("UNDO_FIELD").set("NAME", name).set("VALUE", value);
}

void fill_announcement(Section& layout, AnnouncementStrip const& announcement)
{
    auto section = layout.add("ANNOUNCEMENT");
    section.set("TEXT", announcement.text);
    if (!announcement.lead.empty())
        section.add("ANNOUNCEMENT_LEAD").set("LEAD", announcement.lead);
    if (announcement.link)
        section.add("ANNOUNCEMENT_LINK").set("LABEL", announcement.link->label).set("HREF", announcement.link->href);
}

} // namespace

void fill_layout(Section& layout, Frame const& frame)
{
    layout.set("TITLE", frame.title).show_if(frame.error, "HAS_ERROR");
    layout.set("STYLE_URL", asset_url("gatehouse.css")).set("SCRIPT_URL", asset_url("gatehouse.js"));
    layout.set("ICON_URL", asset_url("gatehouse.svg"));
    if (!frame.plan.theme_url.empty())
        layout.add("THEME").set("THEME_URL", frame.plan.theme_url);
    layout.set("PLAN_NAME", frame.plan.name)
        .set("PLAN_SUBTITLE", frame.plan.subtitle.empty() ? say("pages.provider_portal") : frame.plan.subtitle)
        .set("MARK", frame.plan.mark);
    layout.set("ZONE", frame.plan.zone_label);
    if (!frame.plan.help_url.empty())
        layout.add("HELP").set("HELP_URL", frame.plan.help_url);
    if (frame.demo)
        fill_demo(layout, *frame.demo);
    if (frame.ribbon)
        fill_ribbon(layout, *frame.ribbon);
    if (frame.announcement)
        fill_announcement(layout, *frame.announcement);
    if (frame.layout == Layout::full)
        fill_navigation(layout, frame.navigation);
    else
        layout.show("PLAIN");
    if (!frame.breadcrumbs.empty()) {
        auto crumbs = layout.add("CRUMBS");
        for (auto const& link : frame.breadcrumbs)
            crumbs.add("CRUMB").set("LABEL", link.label).set("HREF", link.href);
    }
    if (frame.flash)
        fill_flash(layout, *frame.flash);
    for (auto const& link : frame.footer)
        layout.add("FOOTER_LINK").set("LABEL", link.label).set("HREF", link.href);
}

void fill_head(Section& place, Frame const& frame)
{
    auto head = place.include("HEAD", "pages/head.tpl");
    head.set("HEADING", frame.heading.empty() ? frame.title : frame.heading);
    if (!frame.kicker.empty())
        head.add("KICKER").set("TEXT", frame.kicker);
    if (!frame.lead.empty())
        head.add("LEAD").set("TEXT", frame.lead);
    if (!frame.action)
        return;
    auto action = head.add("ACTION");
    action.set("HREF", frame.action->href).set("LABEL", frame.action->label);
    if (frame.action_dialog.empty())
        action.show("SECOND");
    else
        action.add("OPENS").set("DIALOG", frame.action_dialog);
    if (frame.action_icon.empty())
        return;
    auto icon = action.add("ACTION_ICON");
    add_icon(icon, "ICON", frame.action_icon);
}

void fill_errors(Section& place, Error const& error)
{
    auto summary = place.include("ERRORS", "pages/errors.tpl");
    std::set<std::string_view> fields; // One may have several things to mend.
    for (auto const& at : error.fields)
        fields.insert(at.field);
    auto const count = fields.size();
    if (count == 0)
        summary.set("HEADING", say("pages.that_did_not_work")).add("PLAIN").set("MESSAGE", error.message);
    else
        summary.set("HEADING",
            count == 1 ? say("pages.1_field_needs_your_attention")
                       : say("pages.fields_need_your_attention", { { "count", std::to_string(count) } }));
    for (auto const& field : error.fields)
        summary.add("AT_FIELD").set("FIELD", field.field).set("MESSAGE", field.message);
}

} // namespace gatehouse
