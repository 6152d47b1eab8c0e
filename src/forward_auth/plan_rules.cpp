#include "forward_auth/plan_rules.hpp"

#include <algorithm>
#include <limits>
#include <stdexcept>

#include "forward_auth/assertion.hpp"
#include "mail/links.hpp"
#include "packs/pack.hpp"

namespace gatehouse {

namespace {

std::string origin_of(std::string const& url) { return url.substr(0, url.find('/', url.find("://") + 3)); }

} // namespace

PlanRules::PlanRules(Pack const& pack, PortalLinks const& links, AssertionKey const& key)
    : plan(pack.plan)
    , revision(pack.revision)
    , portal(links.base())
    , portal_origin(origin_of(links.base()))
    , hosts(pack.forward_auth.hosts)
    , idle_max(pack.sessions.idle)
{
    for (auto const& subsystem : pack.access.subsystems) {
        CapabilitySet set = 0;
        for (auto const& capability : subsystem.capabilities) {
            if (capabilities.size() == std::numeric_limits<CapabilitySet>::digits)
                throw std::length_error("a pack with more capabilities than /authz can tell apart");
            set |= CapabilitySet { 1 } << capabilities.size();
            capabilities.push_back(capability.key);
        }
        auto start = key.start({ .issuer = portal, .plan = plan.value, .audience = subsystem.key });
        subsystems.push_back({ subsystem.key, set, subsystem.upstream, std::move(start) });
    }
}

SubsystemRules const* PlanRules::find_subsystem(std::string_view key) const
{
    auto found = std::ranges::find(subsystems, key, &SubsystemRules::key);
    return found == subsystems.end() ? nullptr : &*found;
}

CapabilitySet PlanRules::capability_set(std::vector<std::string> const& keys) const
{
    CapabilitySet set = 0;
    for (std::size_t i = 0; i < capabilities.size(); ++i)
        if (std::ranges::find(keys, capabilities[i]) != keys.end())
            set |= CapabilitySet { 1 } << i;
    return set;
}

std::vector<std::string_view> PlanRules::names_of(CapabilitySet set) const
{
    std::vector<std::string_view> names;
    for (std::size_t i = 0; i < capabilities.size(); ++i)
        if ((set >> i & 1) != 0)
            names.emplace_back(capabilities[i]);
    return names;
}

} // namespace gatehouse
