#pragma once

#include <string>
#include <vector>

#include "providers/provider_record.hpp"
#include "support/world.hpp"

namespace gatehouse {

// A row of the plan's file, with something sensible where a test does not care.
struct ProviderOnFile {
    std::string number;
    std::string name = "Saguaro Family Clinic";
    std::string tax_id = "12-3456789";
    ProviderKind kind = ProviderKind::group;
    Standing status = Standing::active;
    std::string npi {};
    EffectiveTime effective {};
    std::vector<AddressOnFile> addresses = example_addresses();
    std::string first_name {}; // Of a practitioner.
    std::string last_name {};

    static std::vector<AddressOnFile> example_addresses(); // One of each kind, in Tempe, Mesa and Phoenix, AZ.
};

ProviderRecord to_record(ProviderOnFile const&);

// Puts the record in force in the world's plan, in the place of an earlier one, and gives the provider its id: `id`, or
// a new one. For another plan see the second form.
ProviderId put_provider(World const&, ProviderOnFile const&, std::string const& id = {});
ProviderId put_provider(World const&, PlanId const&, ProviderOnFile const&, std::string const& id = {});

} // namespace gatehouse
