#pragma once

#include <vector>

#include "accounts/factor_store.hpp"
#include "base/secret.hpp"

namespace gatehouse {

class Database;

// As many new recovery codes as the pack says, of 75 bits each, with what is kept of them. No two of them begin alike,
// because one is found by its beginning. Takes a slow hash for each, outside of any transaction.
struct RecoveryCodes {
    std::vector<Secret<>> shown;
    std::vector<factor_store::CodeToKeep> kept;
};
Result<RecoveryCodes> make_recovery_codes(Database&, SlowHash&, Pack const&);

} // namespace gatehouse
