#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "db/database.hpp"
#include "providers/provider_record.hpp"

// The SQL that reads the plan's provider records.

namespace gatehouse {

// A version of a record as it stands in the table: what is sealed stays so until it is asked for.
struct StoredRecord {
    std::string number;
    ProviderKind kind;
    std::optional<std::string> npi;
    std::string name;
    std::string first_name;
    std::string last_name;
    Standing status;
    EffectiveTime effective;
    Bytes sealed_tax_ids;
    std::string addresses; // JSON.
};

// The version in force. Nothing when the plan's file never named the number.
std::optional<StoredRecord> find_record(UnitOfWork&, std::string_view number);

std::optional<std::string> find_number(UnitOfWork&, ProviderId const&);
std::optional<ProviderId> find_id(UnitOfWork&, std::string_view number);

// The numbers of the versions in force that have a search term which begins with `prefix`, by term.
std::vector<std::string> find_numbers_by_term(UnitOfWork&, std::string const& prefix, int count);
// Those whose version in force has the Tax ID with this keyed hash, good at work.now: by number, behind `after`.
std::vector<std::string> find_numbers_under_tax_id(
    UnitOfWork&, std::string_view tax_id_hash, std::string_view after, std::int64_t at_most);
bool is_under_tax_id(UnitOfWork&, std::string_view tax_id_hash, std::string_view number);
ProviderId find_or_make_id(UnitOfWork&, std::string const& number);

// Whether the version in force has this Tax ID, good at work.now.
bool has_tax_id(UnitOfWork&, std::string_view number, TaxId const&);

} // namespace gatehouse
