#pragma once

#include <set>
#include <string>
#include <string_view>

#include "base/id.hpp"

namespace gatehouse {
struct UnitOfWork;
}

// The SQL of capability_grant.
namespace gatehouse::grant_store {

std::set<std::string> open_of(UnitOfWork&, MembershipId const&); // Capabilities.
void insert(UnitOfWork&, MembershipId const&, std::string_view capability, AccountId const& by);
void end(UnitOfWork&, MembershipId const&, std::string_view capability, AccountId const& by);

} // namespace gatehouse::grant_store
