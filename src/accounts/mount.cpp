#include "accounts/portal.hpp"

#include "base/encoding.hpp"
#include "db/database.hpp"
#include "http/form.hpp"
#include "http/router.hpp"

namespace gatehouse {

namespace {

// Which session a right asks for: whose, and at which stage. Nothing: none at all.
struct Demand {
    AccountKind kind;
    SessionStage stage;
};

std::optional<Demand> demand_of(Right right)
{
    switch (right) {
    case Right::anyone: return std::nullopt;
    case Right::entering_code: return Demand { AccountKind::provider, SessionStage::activation_code };
    case Right::choosing_password: return Demand { AccountKind::provider, SessionStage::new_password };
    case Right::accepting:
    case Right::signed_in:
    case Right::see_office:
    case Right::manage_people: return Demand { AccountKind::provider, SessionStage::full };
    case Right::staff_choosing_password: return Demand { AccountKind::staff, SessionStage::new_password };
    case Right::staff_signed_in:
    case Right::staff_see:
    case Right::staff_act:
    case Right::staff_audit:
    case Right::staff_notices: return Demand { AccountKind::staff, SessionStage::full };
    }
    std::unreachable();
}

std::optional<OpenSession> session_of(Portal const& portal, Request const& request, Pack const& pack, AccountKind kind)
{
    auto token = portal.cookies.read(request, session_cookie(pack.plan, kind));
    if (token.empty())
        return std::nullopt;
    auto hash = sha256_hex(token);
    auto session = portal.db
                       .read(pack.plan,
                           [&](UnitOfWork& work) -> Result<std::optional<OpenSession>> {
                               return find_open_session(work, pack, hash);
                           })
                       .value();
    if (!session || session->actor.kind != kind)
        return std::nullopt;
    if (wants_touch(*session, portal.clock.now()))
        portal.db
            .write(pack.plan, Isolation::read_committed,
                [&](UnitOfWork& work) -> Result<> {
                    touch_session(work, session->actor.session);
                    return {};
                })
            .value();
    return session;
}

// Where somebody with this session, or none, has to go first.
std::string_view way_to(Demand demand, std::optional<OpenSession> const& session)
{
    if (demand.kind == AccountKind::staff)
        return session && session->stage == SessionStage::new_password ? "/staff/password" : "/staff/login";
    if (!session)
        return "/login";
    switch (session->stage) {
    case SessionStage::activation_code: return "/activate";
    case SessionStage::new_password: return "/password";
    case SessionStage::full: return session->owes_agreement ? "/agreements" : "/";
    }
    std::unreachable();
}

Result<Response> refuse_or_lead(Visit const& visit, Demand demand, std::optional<OpenSession> const& session)
{
    auto const& request = visit.request;
    bool is_page = request.method != Method::post && !request.wants_json() && !request.path.contains("/api/v1/");
    if (!is_page)
        return session && session->owes_agreement
            ? fail(ErrorKind::forbidden, "agreement.owed",
                "An agreement of the portal has changed. Open the portal, read and accept it; then do this again.")
            : fail(ErrorKind::unauthenticated, "session.none", "Log in first. Your session may have ended.");
    auto target = visit.path(way_to(demand, session));
    bool comes_back = !session || session->owes_agreement;
    if (comes_back && request.method == Method::get) {
        auto next = visit.path(request.path.substr(1 + visit.plan.value.size()));
        if (!request.query.empty())
            next += "?" + request.query;
        target += "?next=" + percent_encode(next);
    }
    return see_other(target);
}

} // namespace

std::string session_cookie(PlanId const& plan, AccountKind kind)
{
    return "gh-" + plan.value + (kind == AccountKind::staff ? "-staff" : "");
}

void mount(Router& router, Portal const& portal, Method method, std::string_view pattern_below_plan, Right right,
    PageHandler handler)
{
    auto anyones_kind = pattern_below_plan.starts_with("/staff/") ? AccountKind::staff : AccountKind::provider;
    auto serve
        = [&portal, right, anyones_kind, handler = std::move(handler)](Request const& request) -> Result<Response> {
        PlanId plan { request.path_parameters.at("plan") };
        auto pack = portal.packs.find(plan);
        if (!pack)
            return fail(ErrorKind::not_found, "http.no_such_page", "There is no such page.");
        Visit visit { portal, request, pack, plan, std::nullopt };
        auto demand = demand_of(right);
        auto session = session_of(portal, request, *pack, demand ? demand->kind : anyones_kind);
        bool is_held = session && session->owes_agreement && right != Right::accepting;
        if (demand && (!session || session->stage != demand->stage || is_held))
            return refuse_or_lead(visit, *demand, session);
        if (demand || (session && session->stage == SessionStage::full))
            visit.session = std::move(session);
        return handler(visit);
    };
    router.add(method, "/{plan}" + std::string(pattern_below_plan), to_string(right), std::move(serve));
}

std::string_view to_string(Right right)
{
    switch (right) {
    case Right::anyone: return "anyone";
    case Right::entering_code: return "entering_code";
    case Right::choosing_password: return "choosing_password";
    case Right::accepting: return "accepting";
    case Right::signed_in: return "signed_in";
    case Right::see_office: return "see_office";
    case Right::manage_people: return "manage_people";
    case Right::staff_choosing_password: return "staff_choosing_password";
    case Right::staff_signed_in: return "staff_signed_in";
    case Right::staff_see: return "staff_see";
    case Right::staff_act: return "staff_act";
    case Right::staff_audit: return "staff_audit";
    case Right::staff_notices: return "staff_notices";
    }
    std::unreachable();
}

} // namespace gatehouse
