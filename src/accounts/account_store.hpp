#pragma once

#include "accounts/accounts.hpp"

namespace gatehouse::account_store {

void insert(UnitOfWork&, AccountId const&, NewAccount const&);
void touch_sign_in(UnitOfWork&, AccountId const&); // It signed in just now.

} // namespace gatehouse::account_store
