#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "access/access.hpp"
#include "providers/providers.hpp"

namespace gatehouse {

// One account, several providers. Its owner links a further one with a match and an agreement of its own (S4-14 to
// S4-18); role and permissions are per provider. A link is a membership like any other.

using LinkId = Id<struct LinkTag>;

// As typed from the plan's letter.
struct LinkForm {
    std::string provider_type; // "practitioner" or "group"; this and the others are error fields by their names.
    std::string first_name;    // Of a practitioner.
    std::string last_name;
    std::string group_name; // Of a group or facility.
    std::string provider_id;
    std::string tax_id;
    std::string zip; // Of any address on file.
};

// Counts a form against the limits of its account and of the number that it names, and records it. A transaction of
// its own, because what is refused afterwards counts as well.
bool admit_link(UnitOfWork&, Pack const&, Actor const&, LinkForm const&);

// Step 1. Errors: each field to mend; `link.no_match`, the same whichever detail does not fit; `link.already` when the
// account is linked to it, or waits to be; `link.not_offered` (404).
Result<LinkId> begin_link(UnitOfWork&, Pack const&, Actor const&, LinkForm const&);

struct LinkBegun {
    LinkId id;
    Provider provider;
    bool has_org_admin; // Then finishing asks to be let in; else it makes the account the first org_admin.
};
// Of the actor's own. Error: `link.unknown` (404), also past its half hour or once finished.
Result<LinkBegun> find_link(UnitOfWork&, Pack const&, Actor const&, LinkId const&);

struct LinkFinished {
    ProviderId provider;
    MembershipStatus status; // pending: an org_admin of the office decides.
};
// Step 2. Error: each agreement that is not accepted, at "accept_" and its key.
Result<LinkFinished> finish_link(
    UnitOfWork&, Pack const&, Actor const&, LinkId const&, std::set<std::string> const& accepted);

// The open memberships of an account, by number, a part at a time. `wanted` is in the number or the name; when it is
// the whole number of one of them, only that one fits.
struct Linked {
    Membership membership;
    Provider provider;
};
struct LinkedPage {
    std::vector<Linked> links;
    std::int64_t total; // That fit.
};
LinkedPage linked_providers(
    UnitOfWork&, AccountId const&, std::string_view wanted, std::int64_t limit, std::int64_t offset);
std::int64_t count_linked_up_to(UnitOfWork&, AccountId const&, std::int64_t at_most); // Counts no further.
std::optional<Linked> find_linked(UnitOfWork&, MembershipId const&); // Nothing when the plan's file never named it.
std::vector<Linked> waiting_links(UnitOfWork&, AccountId const&, std::int64_t limit); // Pending, the oldest first.

} // namespace gatehouse
