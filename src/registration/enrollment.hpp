#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/access.hpp"
#include "accounts/accounts.hpp"
#include "http/http.hpp"
#include "providers/providers.hpp"

namespace gatehouse {

class Database;
class PortalLinks;
class SlowHash;
struct Pack;

// Registering in steps, where the pack's activation_method is email_link: which provider, its agreements, the account,
// and the link in the mail that brings it into being. What stands between belongs to the browser that began.

// ── Step 1: which provider ───

// Only the fields of the chosen type are read. Error: every field that needs mending, at once.
Result<ProviderIdentity> read_identity_form(Pack const&, Parameters const&);

struct BegunEnrollment {
    RegistrationId id;
    Secret<> browser_token; // For the browser's cookie; only its hash is kept.
};

// The caller has admitted the form (admit_registration), which must be complete. Error: `enrollment.no_provider`, the
// same whichever of the details does not fit.
Result<BegunEnrollment> begin_enrollment(UnitOfWork&, Pack const&, ProviderIdentity const&, std::string_view network);

struct Enrollment {
    RegistrationId id;
    ProviderId provider;
    bool as_group;
    std::string proved_tax_id_hash;
    std::string first_name;
    std::string last_name;
    Instant begun_at;
    std::optional<Instant> agreed_at;
    bool agreed;                          // To what the pack says today.
    std::optional<std::string> user_name; // This and the next once the account is chosen.
    std::optional<std::string> email;
    std::optional<AccountId> account; // Once activated.
};

// By the cookie of the browser that began; for any other it does not exist. Errors: `enrollment.unknown` (404),
// `enrollment.expired`.
Result<Enrollment> find_enrollment(UnitOfWork&, Pack const&, RegistrationId const&, std::string_view browser_token);

// ── Step 2: the agreements ───

struct ConfirmAgreements {
    RegistrationId id;
    std::string_view browser_token;
    std::vector<std::string> accepted; // Keys.
};
// Errors at the fields "accept_<agreement>"; those of find_enrollment.
Result<> confirm_agreements(UnitOfWork&, Pack const&, ConfirmAgreements const&);

// ── Step 3: the account ───

struct ChooseAccount {
    RegistrationId id;
    std::string_view browser_token;
    std::string_view first_name; // Of whoever will sign in.
    std::string_view last_name;
    std::string_view user_name;
    std::string_view password; // This and the next exactly as typed.
    std::string_view repeated;
    std::string_view email;
    std::string_view security_question; // One of the pack's; not looked at where it has none.
    std::string_view security_answer;
    std::string_view network;
};

// Keeps what was chosen and mails the link. To an address that has an account already it mails "log in" instead, and
// the caller is not told; whether a user name is taken is told, to a complete form, within the limits of the network
// and of the provider ID. Hashes between its transactions, always the same number of times. Errors at the fields of
// the names above and "new_password", "repeat_password"; `enrollment.not_agreed`, `enrollment.throttled`,
// `enrollment.completed`; those of find_enrollment.
Result<> choose_account(Database&, SlowHash&, Pack const&, PortalLinks const&, ChooseAccount const&);

// ── The link ───

struct ActivateEnrollment {
    RegistrationId id;
    std::string_view code;          // From the link.
    std::string_view user_name;     // Empty: the one that was chosen.
    std::string_view browser_token; // Of the browser that uses the link; it need not be the one that began.
    SessionPlace place;
};

struct ActivatedEnrollment {
    AccountId account;
    bool is_org_admin;                // The first one of the office; false: it waits for one who is there.
    std::optional<NewSession> opened; // In the browser that chose the password, where the pack signs in at once.
};

// Makes the account, active, and lets it into an office that nobody administers, as its org_admin; elsewhere it asks
// for access, or waits as the pack says. Errors: `code.not_valid`; `account.user_name_taken` at "user_name", when
// somebody was quicker, and `account.email_taken`, both of which leave the link good.
Result<ActivatedEnrollment> activate_enrollment(
    UnitOfWork&, Pack const&, PortalLinks const&, ActivateEnrollment const&);

} // namespace gatehouse
