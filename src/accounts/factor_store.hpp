#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "accounts/accounts.hpp"
#include "accounts/factor_reset.hpp"
#include "base/encoding.hpp"

namespace gatehouse::factor_store {

// Whether the pack demands a factor of the account today: by its kind, or because it is an org_admin of some office.
// That is read from `membership`, which is access/'s: a role that began a moment ago counts at once.
bool is_demanded(UnitOfWork&, Pack const&, AccountId const&, AccountKind);

struct Factor {
    std::string id;
    Bytes sealed_secret;
    std::int64_t last_step;
    Instant enrolled_at;
};
std::optional<Factor> find(UnitOfWork&, AccountId const&); // The one in force.

// Error: `factor.enrolled_already` when there is one.
Result<std::string> insert(UnitOfWork&, AccountId const&, Bytes sealed_secret, std::int64_t first_step);

enum class RemovedHow : std::uint8_t { owner, reset };
// False when it was removed meanwhile. Recovery codes go with it.
bool remove(UnitOfWork&, std::string_view factor, RemovedHow);

// Takes the step, and with it all before it: of several at the same time exactly one gets true.
bool claim_step(UnitOfWork&, std::string_view factor, std::int64_t step);

// ── Recovery codes ───

struct CodeToKeep {
    std::string first_group; // Only its keyed hash is kept.
    std::string argon2id_hash;
};
void replace_recovery_codes(UnitOfWork&, std::string_view factor, std::vector<CodeToKeep> const&);
struct RecoveryCode {
    std::string id;
    std::string argon2id_hash;
};
std::optional<RecoveryCode> find_recovery_code(UnitOfWork&, std::string_view factor, std::string_view first_group);
bool claim_recovery_code(UnitOfWork&, std::string_view id); // Exactly one of several at the same time gets true.
std::int64_t count_recovery_codes(UnitOfWork&, std::string_view factor); // Those that are still good.

// ── A lost factor ───

std::optional<FactorReset> find_open_reset(UnitOfWork&, AccountId const&);
FactorResetId insert_reset(UnitOfWork&, AccountId const&, std::string_view factor);
// Each changes an open one only, and tells whether it did.
bool write_down(UnitOfWork&, FactorResetId const&, AccountId const& by, std::string_view evidence);
bool approve(UnitOfWork&, FactorResetId const&, ResetApproval const&, std::string const& code_hash, Instant good_until);
bool settle(UnitOfWork&, FactorResetId const&, ResetOutcome);   // `removed` only with a code that is still good.
std::string reset_code_hash(UnitOfWork&, FactorResetId const&); // Empty unless it was approved and is open.

} // namespace gatehouse::factor_store
