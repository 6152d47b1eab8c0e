#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "providers/providers.hpp"

namespace gatehouse {

// Who is under a Tax ID today: looked up in the plan's records whenever it is asked, so that a provider added later is
// there and one removed is not. The Tax ID comes as its keyed hash. Ended providers are not among them. An `id` is
// empty while nobody has registered for the provider.

// By number, those behind `after`, at most so many.
std::vector<Provider> providers_under_tax_id(
    UnitOfWork&, std::string_view tax_id_hash, std::string_view after, std::int64_t at_most);

// The one with this number, if it is under the Tax ID today.
std::optional<Provider> find_under_tax_id(UnitOfWork&, std::string_view tax_id_hash, std::string_view number);

// As addresses_of(), for a provider that may have no id.
std::vector<AddressOnFile> addresses_on_file(UnitOfWork&, std::string_view number);

} // namespace gatehouse
