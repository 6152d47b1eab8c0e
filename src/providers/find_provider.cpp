#include "providers/provider_store.hpp"
#include "providers/providers.hpp"

namespace gatehouse {

namespace {

Provider make_provider(UnitOfWork const& work, ProviderId id, StoredRecord record)
{
    return { std::move(id), std::move(record.number), record.kind,
        standing_at(record.status, record.effective, work.now), std::move(record.name), std::move(record.npi),
        record.effective.from, record.effective.until };
}

std::optional<StoredRecord> find_record_of(UnitOfWork& work, ProviderId const& id)
{
    auto number = find_number(work, id);
    return number ? find_record(work, *number) : std::nullopt;
}

} // namespace

std::optional<Provider> find_provider(UnitOfWork& work, ProviderId const& id)
{
    auto record = find_record_of(work, id);
    if (!record)
        return std::nullopt;
    return make_provider(work, id, std::move(*record));
}

std::optional<Provider> adopt_provider(UnitOfWork& work, std::string_view typed_number)
{
    auto number = ProviderNumber::parse(typed_number);
    auto record = number ? find_record(work, number->text()) : std::nullopt;
    if (!record)
        return std::nullopt;
    return make_provider(work, find_or_make_id(work, number->text()), std::move(*record));
}

std::optional<Provider> match_provider(UnitOfWork& work, std::string_view typed_number, TaxId const& tax_id)
{
    auto number = ProviderNumber::parse(typed_number);
    if (!number || !has_tax_id(work, number->text(), tax_id))
        return std::nullopt;
    return adopt_provider(work, number->text());
}

std::vector<AddressOnFile> addresses_of(UnitOfWork& work, ProviderId const& id)
{
    auto record = find_record_of(work, id);
    return record ? decode_addresses(record->addresses) : std::vector<AddressOnFile> {};
}

std::vector<std::string> masked_tax_ids_of(UnitOfWork& work, ProviderId const& id)
{
    std::vector<std::string> masked;
    if (auto record = find_record_of(work, id))
        for (auto const& [tax_id, effective] : open_tax_ids(record->sealed_tax_ids, work.keys.sealing))
            if (effective.holds_at(work.now))
                masked.push_back(tax_id.masked());
    return masked;
}

} // namespace gatehouse
