#pragma once

#include "accounts/accounts.hpp"

// Counts tries on the account, whichever name was typed and whichever path led there.

namespace gatehouse::sign_in_guard {

// Counts one try as wrong before it is known, so that tries at the same time cannot slip through together: false
// when the account is locked, or when so many tries are under way that one more could be one too many. The try that
// reaches the limit locks the account at once; clear() takes that back when its password turns out right.
struct Try {
    bool admitted;
    bool locks; // This try reached the limit.
};
Try begin(UnitOfWork&, Pack const&, AccountId const&);

void clear(UnitOfWork&, AccountId const&);

// Once the try that locks has turned out wrong: records the lock and tells the account's owner by mail.
void announce_lock(UnitOfWork&, Pack const&, AuditActor const&, AccountId const&);

} // namespace gatehouse::sign_in_guard
