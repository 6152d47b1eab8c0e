#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.hpp"

namespace gatehouse {

class AssertionKey;
class PortalLinks;
struct Pack;

// A set of capabilities: bit n is the plan's n-th.
using CapabilitySet = std::uint64_t;

struct SubsystemRules {
    std::string key; // "claims"
    CapabilitySet capabilities;
    std::string upstream;        // Where the proxy has it: "/claims/".
    std::string assertion_start; // See AssertionKey::start().
};

// What /authz must know of a pack, laid out for speed. One for each revision; sessions in the cache hold on to theirs.
struct PlanRules {
    // Throws std::length_error for more than 64 capabilities; the pack's loader allows fewer.
    PlanRules(Pack const&, PortalLinks const&, AssertionKey const&);

    PlanId plan;
    std::string revision;
    std::string portal;        // Where the plan's pages begin: "https://portal.example/plan".
    std::string portal_origin; // "https://portal.example"
    std::vector<std::string> capabilities;
    std::vector<SubsystemRules> subsystems;
    std::vector<std::string> hosts; // That may be handed a sign-in: "claims.example:8443".
    std::chrono::microseconds idle_max;

    SubsystemRules const* find_subsystem(std::string_view key) const;
    CapabilitySet capability_set(
        std::vector<std::string> const& keys) const; // What the pack does not know is left out.
    std::vector<std::string_view> names_of(CapabilitySet) const;
};

} // namespace gatehouse
