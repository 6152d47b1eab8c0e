#pragma once

#include <vector>

#include "access/links.hpp"

// Which providers an account worked for last, so that somebody who is linked to thousands finds them again.
namespace gatehouse {

inline constexpr std::int64_t recently_used_max = 8; // Kept for an account, and shown.

// The latest first, and only those that the account still belongs to.
std::vector<Linked> recently_used(UnitOfWork&, AccountId const&);

// Asks a read first, because the same page is opened again and again: true when the provider is not the latest one.
bool wants_to_note(UnitOfWork&, AccountId const&, ProviderId const&);
void note_use(UnitOfWork&, AccountId const&, ProviderId const&); // Forgets the oldest beyond recently_used_max.

} // namespace gatehouse
