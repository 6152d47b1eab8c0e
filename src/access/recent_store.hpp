#pragma once

#include <vector>

#include "access/access.hpp"

// The SQL of recent_provider.
namespace gatehouse::recent_store {

std::vector<ProviderId> noted(UnitOfWork&, AccountId const&, std::int64_t at_most); // The latest first.
void note(UnitOfWork&, AccountId const&, ProviderId const&);
void forget_all_but(UnitOfWork&, AccountId const&, std::int64_t latest);

} // namespace gatehouse::recent_store
