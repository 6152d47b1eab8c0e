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

// Of a group: the keyed hash of the Tax ID that the account's open membership was proved with; empty otherwise.
std::string proved_tax_id_hash(UnitOfWork&, AccountId const&, ProviderId const&);
std::optional<Membership> find_active_by_number(UnitOfWork&, AccountId const&, std::string_view provider_number);
// Active ones whose proved Tax ID the provider with this number has, or had: whether it has today is asked elsewhere.
std::vector<Membership> groups_that_may_see(UnitOfWork&, AccountId const&, std::string_view provider_number);
struct ActiveCounts {
    std::int64_t all;
    std::int64_t proved_by_tax_id;
};
ActiveCounts count_active(UnitOfWork&, AccountId const&);
// How many waiting_of_provider() would have without a limit.
std::int64_t count_waiting(UnitOfWork&, ProviderId const&, AccountId const& answering);

// In the order of open_of_provider.
std::vector<Membership> part_of_provider(UnitOfWork&, ProviderId const&, std::int64_t limit, std::int64_t offset);
std::int64_t count_of_provider(UnitOfWork&, ProviderId const&);
std::vector<Membership> admins_of_provider(UnitOfWork&, ProviderId const&); // Pending ones too.
// Those who wait to be let in, are locked out or have lost their second factor; of the last, who is `answering` not.
std::vector<Membership> waiting_of_provider(
    UnitOfWork&, ProviderId const&, AccountId const& answering, std::int64_t limit);

struct Searchable {
    MembershipId id;
    std::string text; // Everything that a search looks into.
};
std::vector<Searchable> searchable_of_provider(UnitOfWork&, ProviderId const&); // In the same order.

MembershipId insert_pending(UnitOfWork&, RequestMembership const&, Account const&);
void activate(UnitOfWork&, MembershipId const&, Role, AccountId const* by); // `by` nobody: a letter's code.
void set_role(UnitOfWork&, MembershipId const&, Role);
void set_details(UnitOfWork&, EditMember const&);
void end(UnitOfWork&, MembershipId const&, AccountId const& by);

std::optional<Instant> without_admin_since(UnitOfWork&, ProviderId const&);
std::vector<OfficeWithoutAdmin> open_admin_gaps(UnitOfWork&, int count); // The oldest first.
void begin_admin_gap(UnitOfWork&, ProviderId const&);
void end_admin_gap(UnitOfWork&, ProviderId const&);

} // namespace gatehouse::membership_store
