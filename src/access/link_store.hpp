#pragma once

#include <optional>
#include <string>
#include <vector>

#include "access/links.hpp"

// The SQL of account_link, and of memberships in the order of their providers' numbers.
namespace gatehouse::link_store {

struct StoredLink {
    LinkId id;
    ProviderId provider;
    std::string proved_tax_id_hash;
};
LinkId insert(UnitOfWork&, AccountId const&, ProviderId const&, std::string const& tax_id_hash, Instant good_until);
std::optional<StoredLink> find_open(UnitOfWork&, AccountId const&, LinkId const&); // Good at work.now.
// False when it is finished already: of several at once one wins.
bool finish(UnitOfWork&, LinkId const&, MembershipId const&);
void accept(UnitOfWork&, LinkId const&, std::string_view agreement, std::string_view version, std::string_view hash);

std::int64_t count_linked(UnitOfWork&, AccountId const&);
std::vector<MembershipId> linked_by_number(UnitOfWork&, AccountId const&, std::int64_t limit, std::int64_t offset);

struct Searchable {
    MembershipId id;
    std::string number;
    std::string name; // Of the provider, by the generation in force.
};
std::vector<Searchable> searchable(UnitOfWork&, AccountId const&); // All that are open, by number.

std::vector<MembershipId> waiting(UnitOfWork&, AccountId const&, std::int64_t limit); // Pending, the oldest first.

} // namespace gatehouse::link_store
