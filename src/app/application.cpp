#include "app/application.hpp"

#include <algorithm>

#include "access/access_routes.hpp"
#include "app/inert_contacts.hpp"
#include "app/status_routes.hpp"
#include "base/embedded_file.hpp"
#include "notices/notices.hpp"
#include "pages/assets.hpp"
#include "pages/error_page.hpp"
#include "registration/registration.hpp"
#include "service_desk/service_desk.hpp"

namespace gatehouse {

namespace {

std::string cache_metrics(ForwardAuth::Figures const& figures)
{
    return "# HELP gatehouse_cached_sessions Sessions that /authz answers from memory.\n"
           "# TYPE gatehouse_cached_sessions gauge\ngatehouse_cached_sessions "
        + std::to_string(figures.sessions)
        + "\n# HELP gatehouse_cached_session_bytes The memory they take, about.\n"
          "# TYPE gatehouse_cached_session_bytes gauge\ngatehouse_cached_session_bytes "
        + std::to_string(figures.bytes) + "\n";
}

PlanId plan_in(std::string_view path)
{
    auto segment = path.substr(0, path.find('/', 1));
    return { std::string(segment.empty() ? segment : segment.substr(1)) };
}

std::string scheme_of(std::string const& origin) { return origin.substr(0, origin.find("//") + 2); }

bool is_page(Response const& response)
{
    return std::ranges::any_of(response.headers,
        [](auto const& header) { return header.first == "Content-Type" && header.second.starts_with("text/html"); });
}

} // namespace

std::vector<std::string> origins_of(Application::Parts const& parts)
{
    std::vector<std::string> origins { parts.origin };
    for (auto const& [host, plan] : parts.plan_of_host)
        origins.push_back(scheme_of(parts.origin) + host);
    return origins;
}

Application::Application(Parts parts)
    : m_parts(std::move(parts))
    , m_csrf(origins_of(m_parts), m_parts.keys.matching)
    , m_pages(embedded_views())
    , m_portal { m_parts.db, m_pages, m_parts.packs, m_parts.slow_hash, m_parts.clock, m_csrf, Cookies(m_parts.secure),
        [this](PlanId const& plan) { return links_of(plan); },
        [](Visit const& visit, Frame& frame) {
            dress_frame(visit, frame);
            dress_staff_frame(visit, frame);
            dress_with_notices(visit, frame);
        },
        sign_in_messages }
    , m_forward_auth({ .db = m_parts.db,
          .clock = m_parts.clock,
          .keys = m_parts.keys,
          .packs = m_parts.packs,
          .cookies = m_portal.cookies,
          .links = m_portal.links,
          .log = m_parts.log,
          .plan_of_host = m_parts.plan_of_host })
    , m_router({ .csrf = m_csrf,
          .cookies = Cookies(m_parts.secure),
          .random = m_parts.random,
          .error_page = [this](Request const& request, Error const& error) { return show_error(request, error); },
          .failure_page
          = [this](Request const& request, std::string_view reference) { return show_failure(request, reference); },
          .log = m_parts.log,
          .language = [this](Request const& request) { return language_of(request); },
          .strict_transport = m_parts.secure && !m_parts.demo,
          .plan_of_host = m_parts.plan_of_host })
{
    m_router.add(Method::get, "/healthz", to_string(Right::anyone),
        [](Request const&) -> Result<Response> { return Response { 204 }; });
    m_router.add(Method::get, "/openapi.json", to_string(Right::anyone),
        [](Request const&) -> Result<Response> { return json(200, std::string(embedded_openapi().front().text)); });
    m_router.add(Method::get, "/assets/{file}", to_string(Right::anyone),
        [](Request const& request) { return serve_asset(request.path_parameters.at("file")); });
    mount(m_router, m_portal, Method::get, "/theme.css", Right::anyone, [](Visit const& visit) -> Result<Response> {
        auto const& look = visit.pack->look;
        return serve_theme({ look.primary, look.primary_dark, look.tint, look.accent });
    });
    m_parts.db.on_announcement([this](CommittedEvent const& event) { m_forward_auth.hear(event); });
    add_account_routes(m_router, m_portal);
    add_access_routes(m_router, m_portal);
    add_registration_routes(m_router, m_portal);
    add_service_desk_routes(m_router, m_portal);
    add_forward_auth_routes(m_router, m_portal, m_forward_auth, m_parts.random);
    add_notice_routes(m_router, m_portal);
    add_status_routes(m_router, m_parts.db, m_parts.packs, m_parts.slow_hash, m_parts.clock,
        [this] { return cache_metrics(m_forward_auth.cache_figures()); });
}

Response Application::handle(Request request) const
{
    auto response = m_router.handle(std::move(request));
    if (m_parts.demo && is_page(response))
        response.body = with_inert_contacts(std::move(response.body));
    return response;
}

Application::~Application() { m_parts.db.on_announcement({}); }

void Application::dress_also(std::function<void(Visit const&, Frame&)> more)
{
    m_portal.dress = [before = std::move(m_portal.dress), more = std::move(more)](Visit const& visit, Frame& frame) {
        before(visit, frame);
        more(visit, frame);
    };
}

PortalLinks Application::links_of(PlanId const& plan) const
{
    for (auto const& [host, owner] : m_parts.plan_of_host)
        if (owner == plan.value)
            return PortalLinks::parse(scheme_of(m_parts.origin) + host).value();
    return PortalLinks::parse(m_parts.origin + "/" + plan.value).value();
}

std::string Application::language_of(Request const& request) const
{
    auto pack = m_parts.packs.find(plan_in(request.path));
    return pack ? pack->language : std::string(default_language);
}

// In the plan's look when the path names a plan, else plain.
Response Application::show_error(Request const& request, Error const& error) const
{
    auto plan = plan_in(request.path);
    auto pack = m_parts.packs.find(plan);
    if (!pack)
        return error_page(m_pages, Frame {}, error);
    Visit visit { m_portal, request, pack, plan, std::nullopt };
    std::vector<Link> ways_out;
    if (error.kind == ErrorKind::unauthenticated)
        ways_out.push_back(
            { say("common.log_in"), visit.path(request.path.contains("/staff/") ? "/staff/login" : "/login") });
    return error_page(m_pages, visit.frame(""), error, std::move(ways_out));
}

Response Application::show_failure(Request const& request, std::string_view reference) const
{
    // Not in the plan's look: what dresses a page may be what broke.
    if (request.wants_json() || request.path.contains("/api/v1/"))
        return problem_json(500, "http.failure", say("http.failure", { { "reference", reference } }));
    return failure_page(m_pages, Frame {}, reference);
}

} // namespace gatehouse
