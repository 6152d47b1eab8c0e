#include <algorithm>
#include <set>

#include "access/access.hpp"
#include "access/grant_store.hpp"
#include "access/membership_store.hpp"
#include "db/database.hpp"
#include "packs/pack.hpp"
#include "providers/providers.hpp"

namespace gatehouse {

namespace {

// The capabilities of the pack, in its order, that `wanted` wants.
template <class F>
std::vector<std::string> select_capabilities(Pack const& pack, F const& wanted)
{
    std::vector<std::string> keys;
    for (auto const& subsystem : pack.access.subsystems)
        for (auto const& capability : subsystem.capabilities)
            if (wanted(capability.key))
                keys.push_back(capability.key);
    return keys;
}

// Computed whenever it is asked, so that a ceiling that shrinks bites at once. A provider that the plan's file no
// longer knows has none.
std::vector<std::string> ceiling_of(Pack const& pack, std::optional<Provider> const& provider)
{
    if (!provider)
        return {};
    return select_capabilities(pack,
        [&](std::string const& key) { return pack.access.within_ceiling(provider->kind, provider->standing, key); });
}

std::vector<std::string> within(
    UnitOfWork& work, Pack const& pack, Membership const& membership, std::vector<std::string> ceiling)
{
    if (membership.status != MembershipStatus::active)
        return {};
    if (membership.role == Role::org_admin && pack.access.master_uses == MasterUses::all)
        return ceiling;
    auto granted = grant_store::open_of(work, membership.id);
    std::erase_if(ceiling, [&](std::string const& key) { return !granted.contains(key); });
    return ceiling;
}

} // namespace

std::vector<std::string> grantable_capabilities(UnitOfWork& work, Pack const& pack, ProviderId const& provider)
{
    return ceiling_of(pack, find_provider(work, provider));
}

std::vector<std::string> effective_capabilities(UnitOfWork& work, Pack const& pack, Membership const& membership)
{
    return within(work, pack, membership, grantable_capabilities(work, pack, membership.provider));
}

std::vector<std::string> granted_capabilities(UnitOfWork& work, Pack const& pack, MembershipId const& membership)
{
    auto granted = grant_store::open_of(work, membership);
    return select_capabilities(pack, [&](std::string const& key) { return granted.contains(key); });
}

std::vector<RightsAt> rights_of(UnitOfWork& work, Pack const& pack, AccountId const& account)
{
    std::vector<RightsAt> rights;
    for (auto const& membership : membership_store::open_of_account(work, account)) {
        if (membership.status != MembershipStatus::active)
            continue;
        auto provider = find_provider(work, membership.provider);
        if (!provider)
            continue;
        auto capabilities = within(work, pack, membership, ceiling_of(pack, provider));
        rights.push_back({ membership.provider, provider->number, membership.role, std::move(capabilities) });
    }
    std::ranges::sort(rights, {}, &RightsAt::provider_number);
    return rights;
}

} // namespace gatehouse
