#include "access/group_sight.hpp"

#include <algorithm>

#include "access/membership_store.hpp"
#include "access/permit.hpp"
#include "db/database.hpp"
#include "packs/pack.hpp"
#include "providers/under_tax_id.hpp"

namespace gatehouse {

namespace {

// What counts for a provider that a group sees: what counts for the group, within the provider's own ceiling.
std::vector<std::string> capabilities_for(
    UnitOfWork& work, Pack const& pack, Membership const& mine, Provider const& seen)
{
    auto capabilities = effective_capabilities(work, pack, mine);
    std::erase_if(capabilities,
        [&](std::string const& key) { return !pack.access.within_ceiling(seen.kind, seen.standing, key); });
    return capabilities;
}

// The Tax ID by which the group of this membership sees others today. A group that has left it sees nothing.
std::string sight_of(UnitOfWork& work, Pack const& pack, Membership const& mine)
{
    if (pack.access.group_sees != GroupSees::tax_id)
        return {};
    auto group = find_provider(work, mine.provider);
    auto hash = membership_store::proved_tax_id_hash(work, mine.account, mine.provider);
    bool holds = group && group->kind == ProviderKind::group && !hash.empty()
        && find_under_tax_id(work, hash, group->number).has_value();
    return holds ? hash : "";
}

std::unexpected<Error> unknown()
{
    return fail(ErrorKind::not_found, "provider.unknown", say("access.there_is_no_such_provider"));
}

} // namespace

Result<GroupSight> group_sight(UnitOfWork& work, Pack const& pack, Actor const& actor, ProviderId const& group)
{
    auto mine = TRY(permit(work, pack, actor, Right::see_office, group)).membership;
    auto hash = sight_of(work, pack, mine);
    return GroupSight { std::move(mine), std::move(hash) };
}

Result<std::vector<Provider>> providers_seen(UnitOfWork& work, Pack const& pack, Actor const& actor,
    ProviderId const& group, std::string_view after, std::int64_t at_most)
{
    auto sight = TRY(group_sight(work, pack, actor, group));
    if (sight.tax_id_hash.empty())
        return std::vector<Provider> {};
    return providers_under_tax_id(work, sight.tax_id_hash, after, at_most);
}

Result<ProviderSeen> provider_seen(
    UnitOfWork& work, Pack const& pack, Actor const& actor, ProviderId const& group, std::string_view number)
{
    auto sight = TRY(group_sight(work, pack, actor, group));
    if (sight.tax_id_hash.empty())
        return unknown();
    auto provider = find_under_tax_id(work, sight.tax_id_hash, number);
    if (!provider)
        return unknown();
    auto addresses = addresses_on_file(work, number);
    auto capabilities = capabilities_for(work, pack, sight.mine, *provider);
    return ProviderSeen { std::move(*provider), std::move(addresses), std::move(capabilities) };
}

std::optional<RightsAt> rights_at(UnitOfWork& work, Pack const& pack, AccountId const& account, std::string_view number)
{
    if (auto own = membership_store::find_active_by_number(work, account, number)) {
        if (!find_provider(work, own->provider))
            return std::nullopt;
        return RightsAt { own->provider, std::string(number), own->role, effective_capabilities(work, pack, *own) };
    }
    if (pack.access.group_sees != GroupSees::tax_id)
        return std::nullopt;
    // Several groups may see it: what any of them allows.
    std::optional<RightsAt> rights;
    for (auto const& mine : membership_store::groups_that_may_see(work, account, number)) {
        auto hash = sight_of(work, pack, mine);
        auto provider = hash.empty() ? std::nullopt : find_under_tax_id(work, hash, number);
        if (!provider)
            continue;
        auto capabilities = capabilities_for(work, pack, mine, *provider);
        if (!rights || rights->capabilities.size() < capabilities.size())
            rights = RightsAt { mine.provider, std::string(number), Role::org_user, std::move(capabilities) };
    }
    return rights;
}

Reach reach_of(UnitOfWork& work, Pack const& pack, AccountId const& account)
{
    auto [memberships, proved] = membership_store::count_active(work, account);
    return { memberships, proved > 0 && pack.access.group_sees == GroupSees::tax_id };
}

} // namespace gatehouse
