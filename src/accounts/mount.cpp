#include "accounts/portal.hpp"

#include "base/encoding.hpp"
#include "db/database.hpp"
#include "http/form.hpp"
#include "http/router.hpp"

namespace gatehouse {

namespace {

// Which session a right asks for: whose, and at which stage. Nothing: none at all. What is owed of a second factor is
// factor_decision()'s.
struct Demand {
    AccountKind kind;
    std::optional<SessionStage> stage; // Nothing: any.
};

std::optional<Demand> demand_of(Right right)
{
    switch (right) {
    case Right::anyone: return std::nullopt;
    case Right::entering_code: return Demand { AccountKind::provider, SessionStage::activation_code };
    case Right::choosing_password: return Demand { AccountKind::provider, SessionStage::new_password };
    case Right::presenting_factor: return Demand { AccountKind::provider, std::nullopt };
    case Right::enrolling_factor:
    case Right::accepting:
    case Right::signed_in:
    case Right::see_office:
    case Right::manage_people: return Demand { AccountKind::provider, SessionStage::full };
    case Right::staff_choosing_password: return Demand { AccountKind::staff, SessionStage::new_password };
    case Right::staff_presenting_factor: return Demand { AccountKind::staff, std::nullopt };
    case Right::staff_enrolling_factor:
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

// What a session still has to do before the route; the same order in which the pages lead through it.
enum class Step : std::uint8_t {
    none,
    log_in,
    enter_code,
    choose_password,
    give_factor,
    enrol_factor,
    accept_agreements,
    go_home
};

Step step_before(Right right, Demand demand, std::optional<OpenSession> const& session)
{
    if (!session)
        return Step::log_in;
    auto decision = factor_decision(session->factor, factor_route(right));
    if (decision == FactorDecision::give_code)
        return Step::give_factor;
    if (demand.stage && session->stage != *demand.stage)
        switch (session->stage) {
        case SessionStage::activation_code: return Step::enter_code;
        case SessionStage::new_password: return Step::choose_password;
        case SessionStage::full: return Step::go_home;
        }
    if (decision == FactorDecision::enrol)
        return Step::enrol_factor;
    if (decision != FactorDecision::pass)
        return Step::go_home;
    bool is_work = right != Right::accepting && right != Right::presenting_factor && right != Right::enrolling_factor;
    return is_work && session->owes_agreement ? Step::accept_agreements : Step::none;
}

std::string way_to(Step step, AccountKind kind)
{
    std::string door = kind == AccountKind::staff ? "/staff" : "";
    switch (step) {
    case Step::log_in: return door + "/login";
    case Step::enter_code: return door + "/activate";
    case Step::choose_password: return door + "/password";
    case Step::give_factor: return door + "/login/code";
    case Step::enrol_factor: return door + "/login/factor";
    case Step::accept_agreements: return door + "/agreements";
    case Step::none:
    case Step::go_home: return door + "/";
    }
    std::unreachable();
}

Error refusal(Step step)
{
    if (step == Step::give_factor)
        return { ErrorKind::unauthenticated, "factor.code_owed", say("accounts.your_password_was_right_enter"), {} };
    if (step == Step::enrol_factor)
        return { ErrorKind::unauthenticated, "factor.enrolment_owed", say("accounts.your_plan_asks_you_for"), {} };
    if (step == Step::accept_agreements)
        return { ErrorKind::forbidden, "agreement.owed", say("accounts.an_agreement_of_the_portal"), {} };
    return { ErrorKind::unauthenticated, "session.none", say("session.none"), {} };
}

Result<Response> refuse_or_lead(Visit const& visit, Step step, AccountKind kind)
{
    auto const& request = visit.request;
    bool is_page = request.method != Method::post && !request.wants_json() && !request.path.contains("/api/v1/");
    if (!is_page)
        return std::unexpected(refusal(step));
    auto target = visit.path(way_to(step, kind));
    bool comes_back = step == Step::log_in || step == Step::give_factor || step == Step::enrol_factor
        || step == Step::accept_agreements;
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
            return refuse(ErrorKind::not_found, "http.no_such_page");
        Visit visit { portal, request, pack, plan, std::nullopt };
        auto demand = demand_of(right);
        auto session = session_of(portal, request, *pack, demand ? demand->kind : anyones_kind);
        if (demand)
            if (auto step = step_before(right, *demand, session); step != Step::none)
                return refuse_or_lead(visit, step, demand->kind);
        if (demand || (session && session->is_complete()))
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
    case Right::presenting_factor: return "presenting_factor";
    case Right::enrolling_factor: return "enrolling_factor";
    case Right::accepting: return "accepting";
    case Right::signed_in: return "signed_in";
    case Right::see_office: return "see_office";
    case Right::manage_people: return "manage_people";
    case Right::staff_choosing_password: return "staff_choosing_password";
    case Right::staff_presenting_factor: return "staff_presenting_factor";
    case Right::staff_enrolling_factor: return "staff_enrolling_factor";
    case Right::staff_signed_in: return "staff_signed_in";
    case Right::staff_see: return "staff_see";
    case Right::staff_act: return "staff_act";
    case Right::staff_audit: return "staff_audit";
    case Right::staff_notices: return "staff_notices";
    }
    std::unreachable();
}

} // namespace gatehouse
