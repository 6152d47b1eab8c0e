#pragma once

#include <cstdint>
#include <string_view>

#include "accounts/right.hpp"

namespace gatehouse {

// What an account has beside its password, what a session has shown of it, and what the plan demands. All of it is read
// from the database at each request and nothing of it is remembered: a cached "two factors were given" is how others
// let people in with one.

enum class FactorKind : std::uint8_t { app_code, recovery_code }; // With what somebody shows the factor.

enum class FactorEnrolled : std::uint8_t { none, app };
enum class FactorPresented : std::uint8_t {
    none,
    lapsed, // Longer ago than the plan allows, or before the factor that the account has now.
    app_code,
    recovery_code,
};

struct FactorState {
    FactorEnrolled enrolled = FactorEnrolled::none;
    FactorPresented presented = FactorPresented::none;
    bool demanded = false; // By the pack, of somebody in this role.
};

// What kind of thing a route is, as far as factors go.
enum class FactorRoute : std::uint8_t {
    open,        // For anybody.
    first_steps, // A code from a letter, a new password.
    code,        // Where the code of the factor is entered, or its loss is told.
    enrolment,   // Where a demanded factor is set up.
    work,        // Everything else.
};
FactorRoute factor_route(Right);

enum class FactorDecision : std::uint8_t {
    pass,
    give_code,    // The enrolled factor first.
    enrol,        // A factor must be set up first.
    nothing_owed, // A step that this session need not take.
};

// The whole rule. Every combination stands in tests/golden/factors.txt.
FactorDecision factor_decision(FactorEnrolled, FactorPresented, bool demanded, FactorRoute);
inline FactorDecision factor_decision(FactorState const& state, FactorRoute route)
{
    return factor_decision(state.enrolled, state.presented, state.demanded, route);
}

std::string_view to_string(FactorKind); // As in the database: "app_code".
std::string_view to_string(FactorEnrolled);
std::string_view to_string(FactorPresented);
std::string_view to_string(FactorRoute);
std::string_view to_string(FactorDecision);

} // namespace gatehouse
