#include "providers/import_row.hpp"

#include "providers/provider_record.hpp"

namespace gatehouse {

void encode_provider(ProviderRecord const& record, KeyedParts const& keyed, ImportRow& row)
{
    auto const& hash = keyed.content_hash;
    row.key = record.number.text();
    auto& content = row.content;
    content.assign(reinterpret_cast<char const*>(hash.data()), hash.size());
    content.resize(content_hash_size);
    append_column(content, to_string(record.kind));
    if (record.npi)
        append_column(content, record.npi->text());
    else
        append_null(content);
    for (auto const* text : { &record.name, &record.first_name, &record.last_name })
        append_column(content, *text);
    append_column(content, to_string(record.status));
    append_column(content, record.effective.from);
    append_column(content, record.effective.until);
    append_column(content, keyed.sealed_tax_ids);
    append_column(content, keyed.addresses);
    append_column(content, hash);

    append_column(content, static_cast<std::int64_t>(record.tax_ids.size()));
    for (std::size_t i = 0; i < record.tax_ids.size(); ++i) {
        append_column(content, keyed.tax_id_hashes.at(i));
        append_column(content, record.tax_ids[i].effective.from);
        append_column(content, record.tax_ids[i].effective.until);
    }
    for (auto const& term : search_terms(record))
        append_column(content, term);
}

} // namespace gatehouse
