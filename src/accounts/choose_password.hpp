#pragma once

#include "accounts/accounts.hpp"

namespace gatehouse {

class Database;

struct ChoosePassword {
    std::string_view current;  // Asked for from a full session; not at the stage new_password, which has just seen it.
    std::string_view wanted;   // Exactly as typed.
    std::string_view repeated; //
    SessionPlace place;
};

// Sets a password of the person's own, ends all other sessions and opens a new one under a new id: after the
// temporary password, after 45 days, or whenever the person likes. Errors at the fields "current_password",
// "new_password" and "repeat_password"; a wrong current password counts towards the lockout.
Result<NewSession> choose_password(Database&, SlowHash&, Pack const&, OpenSession const&,
    std::vector<std::string> const& about, ChoosePassword const&);

// Where a session alone must not be enough: a screen may be left alone. A wrong password counts towards the lockout.
// Error at the field "current_password"; `sign_in.locked`.
Result<> check_current_password(Database&, SlowHash&, Pack const&, Actor const&, std::string_view current);

} // namespace gatehouse
