#include "providers/under_tax_id.hpp"

#include "providers/provider_record.hpp"
#include "providers/provider_store.hpp"

namespace gatehouse {

namespace {

std::optional<Provider> open_provider(UnitOfWork& work, std::string_view number)
{
    auto record = find_record(work, number);
    if (!record)
        return std::nullopt;
    auto standing = standing_at(record->status, record->effective, work.now);
    if (standing == Standing::ended)
        return std::nullopt;
    return Provider { find_id(work, record->number).value_or(ProviderId {}), record->number, record->kind, standing,
        record->name, record->npi, record->effective.from, record->effective.until };
}

} // namespace

std::vector<Provider> providers_under_tax_id(
    UnitOfWork& work, std::string_view tax_id_hash, std::string_view after, std::int64_t at_most)
{
    std::vector<Provider> found;
    for (auto const& number : find_numbers_under_tax_id(work, tax_id_hash, after, at_most))
        if (auto provider = open_provider(work, number))
            found.push_back(std::move(*provider));
    return found;
}

std::optional<Provider> find_under_tax_id(UnitOfWork& work, std::string_view tax_id_hash, std::string_view number)
{
    if (!is_under_tax_id(work, tax_id_hash, number))
        return std::nullopt;
    return open_provider(work, number);
}

std::vector<AddressOnFile> addresses_on_file(UnitOfWork& work, std::string_view number)
{
    auto record = find_record(work, number);
    if (!record)
        return {};
    return decode_addresses(record->addresses);
}

} // namespace gatehouse
