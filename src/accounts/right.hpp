#pragma once

#include <cstdint>
#include <string_view>

namespace gatehouse {

// What a route may require of whoever calls it. The first group is settled by the session alone; the second by
// permit() on the provider that stands in the path; the third by the staff account's role.
enum class Right : std::uint8_t {
    anyone,
    entering_code,     // A session at the stage activation_code.
    choosing_password, // A session at the stage new_password.
    presenting_factor, // A session whose password was given and that owes the code of its second factor.
    enrolling_factor,  // A session that must set up a second factor before anything else.
    accepting,         // A full session of an office's account, even when it owes an agreement.
    signed_in,         // A full session of an office's account.

    see_office,    // An active membership of the provider.
    manage_people, // An active org_admin of the provider.

    staff_choosing_password, // A staff session at the stage new_password.
    staff_presenting_factor, // As the two above, for the plan's staff.
    staff_enrolling_factor,
    staff_signed_in, // A full session of plan staff.
    staff_see,       // Look up offices, accounts, letters, imports.
    staff_act,       // Designate a master, re-issue a code, mark a letter returned.
    staff_audit,     // Read the audit trail.
    staff_notices,   // Write, publish and end notices.
};
std::string_view to_string(Right); // As in tests/golden/routes.txt.

} // namespace gatehouse
