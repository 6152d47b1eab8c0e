#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "accounts/factor_decision.hpp"
#include "audit/audit.hpp"
#include "base/email.hpp"
#include "base/id.hpp"
#include "base/result.hpp"
#include "base/secret.hpp"
#include "base/time.hpp"

namespace gatehouse {

class SlowHash;
class PortalLinks;
struct Pack;
struct UnitOfWork;

// Nobody is both in one account: people of an office, and people of the plan.
enum class AccountKind : std::uint8_t { provider, staff };

// How far a sign-in has come with what its owner knows. Each step gets a session of its own with a new id. Whether a
// second factor is owed beside it is read anew at each request: OpenSession::factor.
enum class SessionStage : std::uint8_t {
    activation_code, // The temporary password fitted; the letter's code is asked for, and nothing else.
    new_password,    // A password must be chosen before anything else.
    full,
};

// Who is asking. Built once per request from the session. What he may do is not in it: that is looked up in the
// transaction that does it (access/permit.hpp).
struct Actor {
    AccountId account;
    SessionId session;
    PlanId plan;
    AccountKind kind;
};
AuditActor audit_actor(Actor const&);

// From the lowest to the highest: nobody touches the account of a peer or a superior.
enum class StaffRank : std::uint8_t { service_desk, service_desk_lead, network_manager, auditor };
std::string_view to_string(StaffRank); // As in the database: "service_desk".
std::optional<StaffRank> parse_staff_rank(std::string_view);

struct Account {
    AccountId id;
    AccountKind kind;
    std::optional<StaffRank> staff_rank;
    std::string user_name;
    EmailAddress email;
    std::string first_name;
    std::string last_name;
    std::string phone;
    Instant created_at;
    std::optional<Instant> activated_at;
    std::optional<Instant> last_sign_in_at;

    std::string full_name() const { return first_name + " " + last_name; }
};

// ── Accounts ───

// What a person wants to be called when signing in: 3 to 64 characters without blanks or an @. `canonical` is NFKC
// and case-folded, the form in which names are compared, together with e-mail addresses.
struct UserName {
    std::string typed;
    std::string canonical;
    static Result<UserName> parse(std::string_view); // Error at the field "user_name".
};
std::string canonical_sign_in_name(std::string_view typed); // For looking up whatever somebody typed; never fails.

struct NewAccount {
    AccountKind kind = AccountKind::provider;
    std::optional<StaffRank> staff_rank {};
    UserName user_name;
    EmailAddress email; // Proved by its link.
    std::string first_name;
    std::string last_name;
    std::string phone;
};

// Writes an account that cannot sign in yet: activate_account() lets it. Errors: `account.user_name_taken` at the
// field "user_name", `account.email_taken`.
Result<AccountId> create_account(UnitOfWork&, NewAccount const&);
bool sign_in_name_is_taken(UnitOfWork&, std::string_view canonical);
std::optional<AccountId> find_account_by_sign_in_name(UnitOfWork&, std::string_view canonical);
std::optional<Account> find_account(UnitOfWork&, AccountId const&);
// For plan staff: accounts of both kinds whose user name, e-mail or name (either order) begins with `text`, in any
// spelling. At most `count`, by user name.
std::vector<Account> search_accounts(UnitOfWork&, std::string_view text, int count);
void activate_account(UnitOfWork&, AccountId const&); // Does nothing when it is active already.

// ── Passwords ───

// Whether the pack's rules and zxcvbn accept it; `about` are words that the person's password must not lean on: name,
// user name, office. Error at `field`, naming each rule that is not met. Takes milliseconds; no hash.
Result<> check_new_password(
    Pack const&, std::string_view password, std::vector<std::string> const& about, std::string_view field);

// Sets what SlowHash made. A chosen password is good for as long as the pack says, and ends every mailed link to set
// one; a temporary one is good as long as given.
void set_chosen_password(UnitOfWork&, Pack const&, AccountId const&, std::string const& argon2id_hash);
void set_temporary_password(UnitOfWork&, AccountId const&, std::string const& argon2id_hash, Instant good_until);
// Moves the end of a temporary password to that of the letter that brings it. Does nothing to a chosen one.
void limit_temporary_password(UnitOfWork&, AccountId const&, Instant good_until);

// How a chosen password stands; nothing when the pack does not let passwords expire.
struct PasswordExpiry {
    Instant good_until;
    bool warn; // From the pack's warning day on.
};
std::optional<PasswordExpiry> password_expiry(UnitOfWork&, Pack const&, AccountId const&);

// ── Sessions ───

// Where a session was opened, so that its owner recognises it.
struct SessionPlace {
    std::string browser; // "Chromium on Linux"
    std::string network; // The IP address.
};

struct NewSession {
    SessionId id;
    Secret<> token; // For the cookie; only its hash is kept.
    SessionStage stage;
};

// What a session takes over from the one that it replaces.
struct PresentedFactor {
    FactorKind kind;
    Instant at;
};
struct TakenOver {
    std::optional<Instant> password_at {}; // Nothing: the password was given now.
    std::optional<PresentedFactor> factor {};
};
NewSession open_session(
    UnitOfWork&, Pack const&, AccountId const&, SessionStage, SessionPlace const&, TakenOver const& = {});

enum class SessionEnd : std::uint8_t {
    signed_out,
    replaced,
    ended_by_owner,
    password_changed,
    access_ended,
    recovered
};

// Each writes a revocation and announces "session.ended" or "account.revoked", so that every cache forgets.
void end_session(UnitOfWork&, SessionId const&, SessionEnd);
void end_all_sessions(UnitOfWork&, AccountId const&, SessionEnd, std::optional<SessionId> const& but = std::nullopt);
// For a change of rights that leaves the sessions alive: caches must look the rights up again.
void revoke_cached_rights(UnitOfWork&, AccountId const&);

// An open session, by the SHA-256 of the cookie's token in hex.
struct OpenSession {
    Actor actor;
    SessionStage stage;
    Instant authenticated_at; // Since when everything that the account has was given: password, and factor if any.
    Instant last_seen_at;
    Instant good_until;
    TakenOver given;             // For the session that replaces this one.
    FactorState factor;          // As it stands now.
    bool owes_agreement = false; // Of an office's account: an agreement of today's pack is asked for before any work.

    // Of password and second factor nothing is owed any more. mount() and forward-auth ask it.
    bool is_complete() const;
};
std::optional<OpenSession> find_open_session(UnitOfWork&, Pack const&, std::string_view token_hash);
// Ends the session for the one that replaces it. Error: `session.ended` when it has ended meanwhile.
Result<> replace_session(UnitOfWork&, SessionId const&);

// The session is in use. last_seen_at is kept to about a minute: touch it only when it wants it.
bool wants_touch(OpenSession const&, Instant now);
void touch_session(UnitOfWork&, SessionId const&);
// As if the person had signed in just now: for whoever moves the demo's clock.
void prolong_session(UnitOfWork&, Pack const&, std::string_view token_hash);

struct SessionRow {
    SessionId id;
    SessionPlace place;
    Instant created_at;
    Instant last_seen_at;
};
std::vector<SessionRow> list_sessions(UnitOfWork&, AccountId const&); // The latest first.
// Ends one of the actor's own sessions. Error: `session.unknown` (404) also for somebody else's.
Result<> end_own_session(UnitOfWork&, Actor const&, SessionId const&);

// ── Lockout and recovery ───

struct LockState {
    Instant locked_at;
    std::optional<Instant> locked_until; // Nothing: until somebody unlocks.
};
std::optional<LockState> lock_state(UnitOfWork&, AccountId const&); // Nothing when it is not locked now.
void unlock_account(UnitOfWork&, AccountId const&);                 // The caller has permission and records it.

// Queues the mail with the recovery link; at most three an hour, silently. The caller records it.
void send_recovery_mail(UnitOfWork&, Pack const&, PortalLinks const&, Account const&);

// ── Agreements ───

// What the pack says now; `at` when it was accepted before the account was there, else now.
void accept_agreement(
    UnitOfWork&, Pack const&, AccountId const&, std::string_view agreement, std::optional<Instant> at = std::nullopt);
struct AgreementState {
    bool current_version_accepted;
    std::optional<Instant> accepted_at;
    std::string accepted_version;
};
AgreementState agreement_state(UnitOfWork&, Pack const&, AccountId const&, std::string_view agreement);
// Those whose current version the account has not accepted, by key, in the pack's order: they are asked for before
// anything else.
std::vector<std::string> open_agreements(UnitOfWork&, Pack const&, AccountId const&);

// All that are open, at once; `accepted` are keys. Errors: at "accept_" and the key of each that is missing;
// `agreement.none_open` when nothing is asked for.
Result<> accept_open_agreements(UnitOfWork&, Pack const&, Actor const&, std::vector<std::string> const& accepted);

// ── Security question ───

// The form of an answer that is hashed: folded, so that nobody fails by a capital or a blank.
std::string normalised_answer(std::string_view typed);
void set_security_answer(UnitOfWork&, AccountId const&, std::string_view question, std::string const& argon2id_hash);

struct SecurityAnswer {
    std::string question;
    std::string argon2id_hash;
};
std::optional<SecurityAnswer> find_security_answer(UnitOfWork&, AccountId const&);

} // namespace gatehouse
