#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/keys.hpp"
#include "base/npi.hpp"
#include "providers/providers.hpp"

namespace gatehouse {

class Random;

// The plan's own provider ID: letters, digits, '.', '_' and '-', upper case, at most 32. A row's key.
class ProviderNumber {
public:
    static Result<ProviderNumber> parse(std::string_view); // Lower case and blanks at both ends are let pass.
    std::string const& text() const { return m_text; }

private:
    explicit ProviderNumber(std::string text)
        : m_text(std::move(text))
    {
    }
    std::string m_text;
};

// From the first moment of the first day to the last moment of the last; nothing: open at that end.
struct EffectiveTime {
    std::optional<Instant> from {};
    std::optional<Instant> until {};

    bool holds_at(Instant now) const { return (!from || *from <= now) && (!until || now <= *until); }
    bool operator==(EffectiveTime const&) const = default;
};

struct TaxIdOnFile {
    TaxId tax_id;
    EffectiveTime effective {};
};

// One row of the plan's file, and one version of a provider.
struct ProviderRecord {
    ProviderNumber number;
    ProviderKind kind;
    std::optional<Npi> npi {};
    std::string name {}; // To show.
    std::string first_name {};
    std::string last_name {};
    Standing status = Standing::active; // As the file says; the dates may end it earlier.
    EffectiveTime effective {};
    std::vector<TaxIdOnFile> tax_ids {};
    std::vector<AddressOnFile> addresses {};
};

Standing standing_at(Standing status, EffectiveTime const&, Instant now);

// By what it is found: "n/" and the folded name, last name first, and "i/" and the NPI.
std::vector<std::string> search_terms(ProviderRecord const&);

// How its parts stand in the columns.
std::string encode_addresses(std::vector<AddressOnFile> const&);
std::vector<AddressOnFile> decode_addresses(std::string const&);
Bytes seal_tax_ids(std::vector<TaxIdOnFile> const&, SealingKey const&, Random&);
std::vector<TaxIdOnFile> open_tax_ids(Bytes const&, SealingKey const&); // Empty under another key.

// 16 bytes. Two records with the same hash are the same record. Holds Tax IDs only as their keyed hashes, so that
// nobody can guess them from it.
Bytes content_hash(
    ProviderRecord const&, std::vector<std::string> const& tax_id_hashes, std::string_view encoded_addresses);

} // namespace gatehouse
