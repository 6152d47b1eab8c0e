#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "access/access.hpp"

// The SQL of membership and org_admin_gap.
namespace gatehouse::membership_store {

std::optional<Membership> find(UnitOfWork&, MembershipId const&); // Ended ones too.
std::optional<Membership> find_open(UnitOfWork&, AccountId const&, ProviderId const&);
std::vector<Membership> open_of_account(UnitOfWork&, AccountId const&);   // The oldest first.
std::vector<Membership> open_of_provider(UnitOfWork&, ProviderId const&); // org_admins first, then by name.

MembershipId insert_pending(UnitOfWork&, RequestMembership const&, Account const&);
void activate(UnitOfWork&, MembershipId const&, Role, AccountId const* by); // `by` nobody: a letter's code.
void set_role(UnitOfWork&, MembershipId const&, Role);
void set_details(UnitOfWork&, EditMember const&);
void end(UnitOfWork&, MembershipId const&, AccountId const& by);

std::optional<Instant> without_admin_since(UnitOfWork&, ProviderId const&);
void begin_admin_gap(UnitOfWork&, ProviderId const&);
void end_admin_gap(UnitOfWork&, ProviderId const&);

} // namespace gatehouse::membership_store
