#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.hpp"
#include "base/postal_address.hpp"
#include "base/tax_id.hpp"
#include "base/time.hpp"
#include "base/zip_code.hpp"
#include "packs/pack.hpp"

// The plan's providers as its own file has them (import_providers.hpp), and what NPPES adds. Everything here answers
// from the generation in force: an import under way shows nothing.

namespace gatehouse {

struct UnitOfWork;

// One plan provider ID: a practitioner, group or facility. The "organisation" of an account.
struct Provider {
    ProviderId id;
    std::string number; // The plan's provider ID: "771204".
    ProviderKind kind;
    Standing standing; // At work.now. A record that is not yet effective counts as ended.
    std::string name;  // To show: "Saguaro Family Clinic", "Ada Lovelace".
    std::optional<std::string> npi {};
    std::optional<Instant> effective_at {};    // The first moment of the first day; nothing: always.
    std::optional<Instant> effective_until {}; // The last moment of the last day; nothing: open.
};

// Nothing when there is none of that id, or the plan's file never named it.
std::optional<Provider> find_provider(UnitOfWork&, ProviderId const&);

// The provider with this number and a Tax ID that is good for it at work.now. An unknown number and a Tax ID of
// somebody else give the same answer. `number` may be typed with blanks around it or in lower case. The first match
// gives the provider its id, so this needs a write transaction.
std::optional<Provider> match_provider(UnitOfWork&, std::string_view number, TaxId const&);

// What a letter of the plan shows of a provider, as somebody typed it.
struct ProviderIdentity {
    bool as_group;
    std::string first_name {}; // Of a practitioner.
    std::string last_name {};
    std::string group_name {}; // Of a group or facility.
    std::string number;
    TaxId tax_id;
    ZipCode zip;
};

// The provider that all of it fits, for whoever registers: names and number after folding, or to the letter when
// `strict`; the Tax ID good at work.now; the ZIP Code of any address on file by its first five digits, by all nine
// when `strict` and both have them. What does not fit gives no answer of its own. Needs a write transaction.
std::optional<Provider> match_identity(UnitOfWork&, ProviderIdentity const&, bool strict);

// The provider with this number whoever asks: for plan staff. As above it needs a write transaction.
std::optional<Provider> adopt_provider(UnitOfWork&, std::string_view number);

// For plan staff, by the plan's file as it is in force; `id` is empty while nobody has registered for the provider.
std::optional<Provider> find_provider_by_number(UnitOfWork&, std::string_view number);
// Those whose number or NPI is `text`, and those whose name begins with it, in any spelling; a person's name in either
// order. At most `count`, by name.
std::vector<Provider> search_providers(UnitOfWork&, std::string_view text, int count);

struct AddressOnFile {
    AddressKind kind;
    PostalAddress address;
};

// As the plan's file has them, correspondence first. Whoever has not proved anything yet sees masked_street() and the
// ZIP Code's five digits only.
std::vector<AddressOnFile> addresses_of(UnitOfWork&, ProviderId const&);

// Masked, "•••••6789": those good at work.now.
std::vector<std::string> masked_tax_ids_of(UnitOfWork&, ProviderId const&);

} // namespace gatehouse
