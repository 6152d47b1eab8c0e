#pragma once

#include <string>

#include "accounts/accounts.hpp"

namespace gatehouse {

// Tells the owner of the account, at its proved address, what happened to the second factor, and whom to write to if
// it was somebody else. `words` is a sentence or two, or holds a code that the owner waits for.
void tell_owner_of_factor(
    UnitOfWork&, Pack const&, AccountId const&, std::string const& subject, Secret<> const& words);
inline void tell_owner_of_factor(
    UnitOfWork& work, Pack const& pack, AccountId const& account, std::string const& subject, std::string words)
{
    tell_owner_of_factor(work, pack, account, subject, Secret<>(std::move(words)));
}

} // namespace gatehouse
