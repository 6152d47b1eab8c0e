#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "accounts/accounts.hpp"

namespace gatehouse {

class Database;

// A second factor that is lost, with its recovery codes. Three things must come together, and none is enough alone: its
// owner's password, the word of somebody who knows the person (an org_admin of the office, or two of the staff), and a
// code that is mailed to the address of the account once that word was given.

using FactorResetId = Id<struct FactorResetTag>;

enum class ApprovedAs : std::uint8_t { org_admin, staff, operator_at_console };
enum class ResetOutcome : std::uint8_t { removed, declined, expired, found };
std::string_view to_string(ResetOutcome); // "removed", as in the database.

struct FactorReset {
    FactorResetId id;
    AccountId account;
    Instant asked_at;
    std::optional<AccountId> staff_asked_by; // Of the staff: who wrote it down.
    std::optional<Instant> staff_asked_at;
    std::string evidence; // As that person wrote it; empty without.
    std::optional<Instant> approved_at;
    std::optional<Instant> code_good_until; // Of the mailed code.

    bool has_good_code(Instant now) const { return code_good_until && now <= *code_good_until; }
};
std::optional<FactorReset> find_factor_reset(UnitOfWork&, AccountId const&); // The open one.

// The owner says that it is lost, after the password. Errors: `factor.none`, `factor_reset.asked_already`.
Result<> ask_factor_reset(UnitOfWork&, Pack const&, Actor const&);

struct ResetApproval {
    ApprovedAs as;
    std::optional<AccountId> by {}; // Never the owner; nobody's account at the console.
};
// The code that the approval mails, with its hash; made outside of any transaction, since it takes a slow hash.
struct ResetCode {
    Secret<> code;
    std::string hash;
};
Result<ResetCode> make_reset_code(Database&, SlowHash&, Pack const&);
// The caller has made sure that `by` may, and records it in its own words. Errors: `factor_reset.none`,
// `factor_reset.approved_already`, `factor_reset.own`.
Result<FactorReset> approve_factor_reset(
    UnitOfWork&, Pack const&, AccountId const& account, ResetApproval const&, ResetCode const&);
// The owner is told. Error: `factor_reset.none`.
Result<> decline_factor_reset(UnitOfWork&, Pack const&, AccountId const& account);
// One of the staff writes down that it was asked for and how the person was recognised. Errors: `factor_reset.none`,
// `factor_reset.written_already`.
Result<> write_down_factor_reset(UnitOfWork&, AccountId const& account, AccountId const& by, std::string_view evidence);

// The owner enters the mailed code, after the password: the factor is gone, all sessions end, and a new one begins
// without a factor. Wrong codes are counted like those of the factor itself, on their own count. Errors at the field
// "code": `factor_reset.wrong_code`; `factor_reset.not_approved`, `factor.paused`.
struct FinishReset {
    std::string_view typed;
    SessionPlace place;
};
Result<NewSession> finish_factor_reset(Database&, SlowHash&, Pack const&, OpenSession const&, FinishReset const&);

} // namespace gatehouse
