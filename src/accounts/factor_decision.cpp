#include "accounts/factor_decision.hpp"

#include <utility>

namespace gatehouse {

FactorDecision factor_decision(FactorEnrolled enrolled, FactorPresented presented, bool demanded, FactorRoute route)
{
    bool is_shown = presented == FactorPresented::app_code || presented == FactorPresented::recovery_code;
    bool owes_code = enrolled == FactorEnrolled::app && !is_shown;
    bool owes_enrolment = enrolled == FactorEnrolled::none && demanded;
    switch (route) {
    case FactorRoute::open: return FactorDecision::pass;
    case FactorRoute::first_steps: // Who has only the password must not change it either.
        return owes_code ? FactorDecision::give_code : FactorDecision::pass;
    case FactorRoute::code:
        return owes_code ? FactorDecision::pass
                         : (owes_enrolment ? FactorDecision::enrol : FactorDecision::nothing_owed);
    case FactorRoute::enrolment:
        return owes_code ? FactorDecision::give_code
                         : (owes_enrolment ? FactorDecision::pass : FactorDecision::nothing_owed);
    case FactorRoute::work:
        return owes_code ? FactorDecision::give_code : (owes_enrolment ? FactorDecision::enrol : FactorDecision::pass);
    }
    std::unreachable();
}

FactorRoute factor_route(Right right)
{
    switch (right) {
    case Right::anyone: return FactorRoute::open;
    case Right::entering_code:
    case Right::choosing_password:
    case Right::staff_choosing_password: return FactorRoute::first_steps;
    case Right::presenting_factor:
    case Right::staff_presenting_factor: return FactorRoute::code;
    case Right::enrolling_factor:
    case Right::staff_enrolling_factor: return FactorRoute::enrolment;
    case Right::accepting:
    case Right::signed_in:
    case Right::see_office:
    case Right::manage_people:
    case Right::staff_signed_in:
    case Right::staff_see:
    case Right::staff_act:
    case Right::staff_audit:
    case Right::staff_notices: return FactorRoute::work;
    }
    std::unreachable();
}

std::string_view to_string(FactorKind kind) { return kind == FactorKind::app_code ? "app_code" : "recovery_code"; }

std::string_view to_string(FactorEnrolled enrolled) { return enrolled == FactorEnrolled::app ? "app" : "none"; }

std::string_view to_string(FactorPresented presented)
{
    switch (presented) {
    case FactorPresented::none: return "none";
    case FactorPresented::lapsed: return "lapsed";
    case FactorPresented::app_code: return "app_code";
    case FactorPresented::recovery_code: return "recovery_code";
    }
    std::unreachable();
}

std::string_view to_string(FactorRoute route)
{
    switch (route) {
    case FactorRoute::open: return "open";
    case FactorRoute::first_steps: return "first_steps";
    case FactorRoute::code: return "code";
    case FactorRoute::enrolment: return "enrolment";
    case FactorRoute::work: return "work";
    }
    std::unreachable();
}

std::string_view to_string(FactorDecision decision)
{
    switch (decision) {
    case FactorDecision::pass: return "pass";
    case FactorDecision::give_code: return "give_code";
    case FactorDecision::enrol: return "enrol";
    case FactorDecision::nothing_owed: return "nothing_owed";
    }
    std::unreachable();
}

} // namespace gatehouse
