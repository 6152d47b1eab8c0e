#pragma once

#include <variant>

#include "accounts/accounts.hpp"

namespace gatehouse {

class Database;

struct SignIn {
    AccountKind door;          // People of an office and people of the plan have a sign-in page each.
    std::string_view name;     // User name or e-mail address, in any spelling.
    std::string_view password; // Exactly as typed.
    SessionPlace place;
    std::optional<SessionId> replaces {}; // The session that the browser had before.
};

// Signing in, in three steps: a transaction reserves a try and counts it as wrong; the password is hashed outside any
// transaction; a second transaction settles. Unknown names, wrong passwords and locked accounts cost one hash each and
// get answers that tell nothing apart:
//   `sign_in.wrong`      the name or the password is wrong;
//   `sign_in.locked`     after so many wrong tries, for names that nobody has as well;
//   `sign_in.throttled`  too many tries from one network;
// and, only after the right password,
//   `account.awaiting_admin`  nobody of the office has activated the account;
//   `activation.expired`      the temporary password has expired with its code.
Result<NewSession> sign_in(Database&, SlowHash&, Pack const&, SignIn const&);

// The message of the two locked answers, as the pack has it.
Error locked_error(Pack const&);

} // namespace gatehouse
