#include <algorithm>

#include "base/fold.hpp"
#include "providers/provider_store.hpp"
#include "providers/providers.hpp"

namespace gatehouse {

namespace {

bool same(std::string_view typed, std::string_view on_file, bool strict)
{
    return strict ? typed == on_file : fold(typed) == fold(on_file);
}

bool same_name(ProviderIdentity const& identity, StoredRecord const& record, bool strict)
{
    bool is_practitioner = record.kind == ProviderKind::practitioner;
    if (identity.as_group == is_practitioner)
        return false;
    if (identity.as_group)
        return same(identity.group_name, record.name, strict);
    return same(identity.first_name, record.first_name, strict) && same(identity.last_name, record.last_name, strict);
}

bool same_zip(ZipCode const& typed, ZipCode const& on_file, bool strict)
{
    bool both_nine = typed.text().size() > 5 && on_file.text().size() > 5;
    return strict && both_nine ? typed == on_file : typed.five() == on_file.five();
}

bool has_zip(StoredRecord const& record, ZipCode const& typed, bool strict)
{
    return std::ranges::any_of(decode_addresses(record.addresses),
        [&](AddressOnFile const& on_file) { return same_zip(typed, on_file.address.zip(), strict); });
}

} // namespace

std::optional<Provider> match_identity(UnitOfWork& work, ProviderIdentity const& identity, bool strict)
{
    auto number = ProviderNumber::parse(identity.number);
    if (!number || (strict && number->text() != identity.number))
        return std::nullopt;
    auto record = find_record(work, number->text());
    bool fits = record && same_name(identity, *record, strict) && has_zip(*record, identity.zip, strict)
        && has_tax_id(work, number->text(), identity.tax_id);
    return fits ? adopt_provider(work, number->text()) : std::nullopt;
}

} // namespace gatehouse
