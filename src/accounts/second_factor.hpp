#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "accounts/accounts.hpp"

namespace gatehouse {

class Database;

// The second factor of an account: an authenticator app, and recovery codes for the day it is lost. Whether one is
// owed is accounts/factor_decision.hpp's; what happens when all of it is lost, accounts/factor_reset.hpp's.

struct SecondFactor {
    Instant enrolled_at;
    std::int64_t recovery_codes_left;
};
std::optional<SecondFactor> find_second_factor(UnitOfWork&, AccountId const&); // Nothing: none is enrolled.

// ── Setting one up ───

// What the page shows. Nothing is kept of it: the ticket, sealed, brings the secret back with the form, and is good
// for half an hour and for this account.
struct FactorOffer {
    Secret<> secret; // Base32, as typed into the app.
    Secret<> uri;    // As in the QR code.
    std::string ticket;
};
FactorOffer offer_factor(UnitOfWork&, Pack const&, Account const&);
std::optional<FactorOffer> reopen_offer(UnitOfWork&, Pack const&, Account const&, std::string_view ticket);

struct EnrolFactor {
    std::string ticket;
    std::string_view code; // Of the app: it has the secret.
    SessionPlace place;
};
struct FactorCodes {
    NewSession session;             // In the place of the one that asked.
    std::vector<Secret<>> recovery; // Shown once; only hashes are kept.
};
// From a session that is complete, or owes nothing but the enrolment. The owner is told by mail. Errors:
// `factor.offer_over` when the ticket is old; at the field "code" `factor.wrong`; `factor.enrolled_already`.
Result<FactorCodes> enrol_factor(Database&, SlowHash&, Pack const&, OpenSession const&, EnrolFactor const&);

// ── Showing it ───

// Takes a code of the app, or a recovery code, and uses it up; each costs one slow hash, of nothing where there is
// nothing to compare. `then` runs in the transaction that uses it up: if it fails, the code stays good. Wrong codes
// are counted before they are known, on one count for the account whichever page asks; the owner is told when the
// limit is reached. Errors: at the field "code" `factor.wrong`; `factor.paused`; `factor.none`.
using WithFactor = std::function<Result<>(UnitOfWork&, FactorKind)>;
Result<> use_factor(Database&, SlowHash&, Pack const&, Actor const&, std::string_view typed, WithFactor const& then);

// The second step of a login: a new session, that has shown its factor, replaces the one that owes it.
Result<NewSession> present_factor(
    Database&, SlowHash&, Pack const&, OpenSession const&, std::string_view typed, SessionPlace const&);

// ── Changing it ───
// Each wants the current password, at the field "current_password", and the factor, at "code" (`factor.proof_missing`);
// and tells the owner.

struct FactorProof {
    std::string_view password;
    std::string_view code;
};
Result<> remove_factor(Database&, SlowHash&, Pack const&, OpenSession const&, FactorProof const&);
// Those before are worth nothing.
Result<std::vector<Secret<>>> renew_recovery_codes(
    Database&, SlowHash&, Pack const&, OpenSession const&, FactorProof const&);

// ── For a demo and for tests ───

// An account that has its factor from the start. `secret` is bytes.
void give_factor(UnitOfWork&, AccountId const&, Secret<> const& secret);
// The code that is taken next: what the app shows, or will show next when that was used already.
std::optional<std::string> next_factor_code(UnitOfWork&, AccountId const&);
// What an app shows for a secret in base32, at the work's time; nothing for anything else.
std::optional<std::string> code_of_secret(UnitOfWork&, std::string_view base32);

} // namespace gatehouse
