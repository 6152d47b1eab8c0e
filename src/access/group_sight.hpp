#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/access.hpp"
#include "providers/providers.hpp"

namespace gatehouse {

// What a group sees (S4-07, S4-08): the providers that are today under the Tax ID its member proved. It sees them and
// uses for them what it may use itself, within each one's own ceiling; it never administers them. Where the pack lets
// a group see only itself, all of this is empty.

struct GroupSight {
    Membership mine;
    std::string tax_id_hash; // Empty: nothing is seen.
};
// Error: `provider.unknown` (404) without an active membership of the group.
Result<GroupSight> group_sight(UnitOfWork&, Pack const&, Actor const&, ProviderId const& group);

// By number, those behind `after`; the group itself is among them.
Result<std::vector<Provider>> providers_seen(
    UnitOfWork&, Pack const&, Actor const&, ProviderId const& group, std::string_view after, std::int64_t at_most);

struct ProviderSeen {
    Provider provider;
    std::vector<AddressOnFile> addresses;
    std::vector<std::string> capabilities; // What the actor may use for it now.
};
// Error: `provider.unknown` (404) for whatever is not seen.
Result<ProviderSeen> provider_seen(
    UnitOfWork&, Pack const&, Actor const&, ProviderId const& group, std::string_view number);

// ── For forward-auth ───

// What the account may do for the provider with this number: by a membership of its own, or because one of its groups
// sees it. `provider` is then the group's. Nothing: neither.
std::optional<RightsAt> rights_at(UnitOfWork&, Pack const&, AccountId const&, std::string_view number);

// How many active memberships the account has, and whether it sees more than those through a group.
struct Reach {
    std::int64_t memberships;
    bool sees_more;
};
Reach reach_of(UnitOfWork&, Pack const&, AccountId const&);

} // namespace gatehouse
