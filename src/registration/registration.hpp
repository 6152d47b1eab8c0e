#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/access.hpp"
#include "accounts/accounts.hpp"
#include "http/http.hpp"
#include "letters/from_pack.hpp"
#include "letters/letters.hpp"
#include "providers/providers.hpp"

namespace gatehouse {

class Database;
class PortalLinks;
class Router;
class SlowHash;
struct Pack;
struct Portal;

// How a person gets an account: says who and for which provider ID, proves the e-mail, chooses; and how the code that
// comes by letter makes a master account work. What follows a proved e-mail belongs to the browser that proved it.

// ── Step 1: who, for which provider ID ───

// The first form, checked field by field.
struct RegistrationForm {
    std::string provider_number; // The plan's provider ID.
    TaxId tax_id;
    std::string first_name;
    std::string last_name;
    EmailAddress email;
    std::string phone;
    UserName user_name;
};

// Error: every field that needs mending, at once.
Result<RegistrationForm> read_registration_form(Pack const&, Parameters const&);

// Counts one complete form against the limits of its network and of the provider ID that it names, and records it:
// who tries one Tax ID after the other must be seen. False when one of the two is exhausted. A transaction of its
// own, because what is refused afterwards counts as well.
bool admit_registration(UnitOfWork&, Pack const&, std::string_view network, std::string_view provider_number);

// Finds the provider and mails the link that proves the e-mail. To an address that has an account already it mails
// "log in" instead; the caller is not told. Errors: `registration.no_match`, the same for an unknown provider ID and
// a wrong Tax ID; `account.user_name_taken` at the field "user_name".
Result<> begin_registration(
    UnitOfWork&, Pack const&, PortalLinks const&, RegistrationForm const&, std::string_view network);

// ── Step 2: the e-mail is proved ───

struct ProveEmail {
    RegistrationId registration;
    std::string_view code; // From the link.
};

// Uses the link up and binds what follows to the browser that gets the returned token in its cookie.
// Error: `code.not_valid`.
Result<Secret<>> prove_email(UnitOfWork&, ProveEmail const&);

// ── Step 3: the choice ───

// How an office stands for whoever registers next.
struct OfficeClaim {
    enum class Kind : std::uint8_t {
        open,    // Nobody holds it: the next one is asked whether to.
        pending, // Somebody asked to, and the letter's code can still be used.
        held,    // It has an active org_admin.
    };
    Kind kind;
    std::optional<Letter> letter {}; // Of the pending claim that lasts longest.
};
OfficeClaim office_claim(UnitOfWork&, Pack const&, ProviderId const&);
Error claim_pending_error(Pack const&, OfficeClaim const&); // Says since when and until when to wait; names nobody.

// A registration whose e-mail is proved.
struct Registration {
    RegistrationId id;
    ProviderId provider;
    std::string proved_tax_id_hash;
    std::string first_name;
    std::string last_name;
    std::string email;
    std::string phone;
    std::string user_name;
    Instant good_until; // To be finished by then.
    std::optional<Instant> completed_at;
    std::optional<AccountId> account; // Once completed.

    std::string full_name() const { return first_name + " " + last_name; }
};

// By the cookie of the browser that proved the e-mail; for any other it does not exist. Errors:
// `registration.unknown` (404), `registration.expired`.
Result<Registration> find_registration(UnitOfWork&, Pack const&, RegistrationId const&, std::string_view browser_token);

struct CompleteRegistration {
    RegistrationId registration;
    std::string_view browser_token;
    bool wants_org_admin;              // Counts only where the office is open.
    std::string_view address;          // For the letter: one of letter_addresses().
    std::string_view user_name;        // Empty: the one of the first form.
    std::string_view password;         // Of an individual account, exactly as typed.
    std::string_view repeated;         //
    std::vector<std::string> accepted; // Keys of the agreements.
};

// Makes the account, pending, and queues the letter with its code, or leaves it to the office's org_admins. Hashes
// between its transactions. Errors at the fields "address", "user_name", "new_password", "repeat_password" and
// "accept_<agreement>"; `registration.claim_pending` while somebody else's letter is under way;
// `registration.office_changed` when the office was claimed in between; those of find_registration, queue_letter and
// create_account.
Result<AccountId> complete_registration(Database&, SlowHash&, Pack const&, CompleteRegistration const&);

// The addresses on file that a letter may go to.
struct LetterDestination {
    std::string key;    // For the form; says nothing to anybody else.
    std::string masked; // "12•• •••• •••, Tempe, AZ 85281"
    LetterAddress address;
};
std::vector<LetterDestination> letter_destinations(UnitOfWork&, Pack const&, ProviderId const&);

// ── The letter's code ───

// A letter's secret and its hashes, made before the transaction that queues it.
struct PreparedLetter {
    LetterSecret secret;
    std::string code_hash;
    std::string password_hash;
};
Result<PreparedLetter> prepare_letter(Database&, SlowHash&, Pack const&);

struct SendLetter {
    AccountId account;
    ProviderId provider;
    LetterAddress address;
    Instant registered_at;
    AuditActor actor;
};

// Gives the account a new code and a new temporary password, good for the pack's days from now, and queues the letter
// that brings them; earlier ones are worth nothing. Errors: those of queue_letter.
Result<LetterId> send_activation_letter(UnitOfWork&, Pack const&, SendLetter const&, PreparedLetter const&);

// For a claim that has ended before its letter was used: code and temporary password are worth nothing from now on.
// Once the account is active, its owner sets a password through recovery.
void withdraw_letter(UnitOfWork&, AuditActor const&, AccountId const&);

// The same where somebody else became the office's org_admin first; tells the account's owner by mail.
void end_rival_claim(UnitOfWork&, Pack const&, AuditActor const& winner, AccountId const& rival);

struct EnterCode {
    Actor actor;            // At the stage activation_code.
    std::string_view typed; // Exactly as typed: nothing is trimmed or folded.
    SessionPlace place;
};

// Activates the account that waits for it: the code must be the letter's, and the first one of an office wins. The
// session is replaced by one in which a password must be chosen. Hashes between two transactions. Errors:
// `activation.code_wrong` at the field "code", `activation.expired`, `code.paused` after ten wrong ones,
// `activation.claim_settled` when the office got an org_admin before.
Result<NewSession> enter_activation_code(Database&, SlowHash&, Pack const&, EnterCode const&);

// What the activation page shows.
struct Activation {
    Account account;
    std::optional<ProviderId> claim {}; // That the code is for. Nothing: settled, no code is asked for any more.
    std::optional<Letter> letter {};    // The newest.
    std::optional<Instant> not_received_from {};
    std::optional<Instant> not_received_asked_at {}; // The request that waits for the service desk.
};
Result<Activation> find_activation(UnitOfWork&, Pack const&, AccountId const&);

// ── "I have not received my code" ───

// Asks the service desk for a new letter. Errors: `letter.not_yet` before it is offered.
Result<> report_not_received(UnitOfWork&, Pack const&, AccountId const&);

// The same for somebody who cannot sign in without the letter. The answer tells nobody whether there is such an
// account.
Result<> report_not_received_by_name(UnitOfWork&, Pack const&, std::string_view sign_in_name,
    std::string_view provider_number, std::string_view network);

// For the service desk: who waits for a new letter, the longest first.
struct LetterRequest {
    LetterId letter; // That has not come.
    AccountId account;
    ProviderId provider;
    Instant asked_at;
};
std::vector<LetterRequest> open_letter_requests(UnitOfWork&, int count);

void add_registration_routes(Router&, Portal const&);

} // namespace gatehouse
