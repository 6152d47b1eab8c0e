#include "accounts/portal.hpp"

#include <algorithm>
#include <array>

#include "http/csrf.hpp"
#include "http/form.hpp"
#include "pages/assets.hpp"

namespace gatehouse {

namespace {

std::string_view first_found(
    std::string_view text, std::span<std::pair<std::string_view, std::string_view> const> names)
{
    for (auto const& [mark, name] : names)
        if (text.contains(mark))
            return name;
    return {};
}

// Enough for the owner to tell the office's computer from a phone; nothing is decided by it.
std::string describe_browser(std::string_view user_agent)
{
    // The order matters: most browsers name others too.
    static constexpr std::pair<std::string_view, std::string_view> browsers[]
        = { { "Edg/", "Edge" }, { "OPR/", "Opera" }, { "Firefox/", "Firefox" }, { "Chrome/", "Chrome" },
              { "Safari/", "Safari" }, { "curl/", "curl" } };
    static constexpr std::pair<std::string_view, std::string_view> systems[]
        = { { "iPhone", "iPhone" }, { "iPad", "iPad" }, { "Android", "Android" }, { "Windows", "Windows" },
              { "Mac OS", "macOS" }, { "CrOS", "ChromeOS" }, { "Linux", "Linux" } };
    auto browser = first_found(user_agent, browsers);
    auto system = first_found(user_agent, systems);
    if (browser.empty())
        return say("accounts.unknown_browser");
    return system.empty() ? std::string(browser)
                          : say("accounts.browser_on_system", { { "browser", browser }, { "system", system } });
}

} // namespace

std::string Visit::path(std::string_view below) const { return request.base + std::string(below); }

SessionPlace Visit::place() const { return { describe_browser(request.header("User-Agent")), request.peer }; }

std::string Visit::parameter(std::string_view name) const { return request.path_parameters.find(name)->second; }

Frame Visit::frame(std::string title) const
{
    Theme theme { pack->look.primary, pack->look.primary_dark, pack->look.tint, pack->look.accent };
    Frame frame;
    frame.plan = {
        .path = request.base,
        .name = pack->name,
        .subtitle = pack->subtitle,
        .mark = pack->mark,
        .zone_label = pack->time_zone.label,
        .theme_url = theme_url(request.base, theme),
        .help_url = path("/help"),
    };
    frame.csrf_token = portal.csrf.token_for(request);
    frame.title = std::move(title);
    frame.footer = { { say("common.help_and_contact"), path("/help") },
        { say("common.rules_of_this_portal_and"), path("/rules") } };
    for (auto const& agreement : pack->agreements)
        frame.footer.push_back({ agreement.title, path("/agreements/" + agreement.key) });
    if (portal.dress)
        portal.dress(*this, frame);
    return frame;
}

Response Visit::page(std::string_view view, Frame const& frame, Pages::Fill const& fill) const
{
    return html(frame.error ? status_of(frame.error->kind) : 200, portal.pages.render(view, frame, fill));
}

Response Visit::redirect(std::string_view below, std::string_view flash) const
{
    auto target = path(below);
    if (!flash.empty())
        target += std::string(target.contains('?') ? "&" : "?") + "done=" + percent_encode(flash);
    return see_other(std::move(target));
}

void Visit::add_flash(
    Frame& frame, std::initializer_list<std::pair<std::string_view, std::string_view>> sentences) const
{
    auto query = request.query_parameters();
    auto done = field(query, "done");
    for (auto const& [key, sentence] : sentences)
        if (!done.empty() && key == done)
            frame.flash = Flash { .text = std::string(sentence) };
}

std::string safe_next(Visit const& visit, std::string_view next)
{
    bool is_path = next.starts_with('/') && !next.starts_with("//") && next.find_first_of("\\\r\n\t") == next.npos;
    bool in_plan = is_path && (visit.request.base.empty() || next.starts_with(visit.request.base + "/"));
    return in_plan ? std::string(next) : visit.path("/");
}

void Visit::renew_session(Response& response, NewSession const& opened) const
{
    auto kind = request.path.contains("/staff/") ? AccountKind::staff : AccountKind::provider;
    portal.cookies.set(response, session_cookie(plan, kind), opened.token.reveal());
}

void Visit::set_session(Response& response, NewSession const& opened) const
{
    renew_session(response, opened);
    portal.cookies.clear(response, form_cookie); // The next page gets a new one: old form tokens are worth nothing.
}

void Visit::clear_session(Response& response) const
{
    auto kind = request.path.contains("/staff/") ? AccountKind::staff : AccountKind::provider;
    portal.cookies.clear(response, session_cookie(plan, kind));
    portal.cookies.clear(response, form_cookie);
}

} // namespace gatehouse
