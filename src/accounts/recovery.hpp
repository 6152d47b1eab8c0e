#pragma once

#include "accounts/accounts.hpp"

namespace gatehouse {

// "Forgot password?": mails a link to the account's proved address. Whether there is such an account, and whether a
// mail went out, is told to nobody: the answer is the same. Counts tries per network and mails per account.
Result<> request_recovery(
    UnitOfWork&, Pack const&, PortalLinks const&, std::string_view typed_name, std::string const& network);

struct RedeemRecovery {
    AccountId account;
    std::string_view code; // From the link.
    std::string const& new_hash;
};

// Sets the new password, unlocks the account where the pack says so, and ends every session and every other recovery
// link of it. The owner is told by mail. Error: `code.not_valid`.
Result<> redeem_recovery(UnitOfWork&, Pack const&, RedeemRecovery const&);

} // namespace gatehouse
