#include "support/providers.hpp"

namespace gatehouse {

namespace {

template <class T>
Value or_null(std::optional<T> const& value)
{
    return value ? Value(*value) : Value(nullptr);
}

void insert_record(UnitOfWork& work, ProviderRecord const& record, std::int64_t generation)
{
    for (auto const* table : { "provider_record", "provider_tax_id", "provider_search" })
        work.tx.query(
            "DELETE FROM " + std::string(table) + " WHERE plan_id = $1 AND number = $2 AND from_generation = $3",
            { work.plan, record.number.text(), generation });
    work.tx.query(R"sql(
        INSERT INTO provider_record (plan_id, number, from_generation, kind, npi, name, first_name, last_name, status,
            effective_at, effective_until, sealed_tax_ids, addresses, content_hash)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
    )sql",
        { work.plan, record.number.text(), generation, to_string(record.kind),
            record.npi ? Value(record.npi->text()) : Value(nullptr), record.name, record.first_name, record.last_name,
            to_string(record.status), or_null(record.effective.from), or_null(record.effective.until),
            seal_tax_ids(record.tax_ids, work.keys.sealing, work.random), encode_addresses(record.addresses),
            Bytes {} });
    for (auto const& [tax_id, effective] : record.tax_ids)
        work.tx.query("INSERT INTO provider_tax_id (plan_id, tax_id_hash, number, from_generation, effective_at, "
                      "effective_until) VALUES ($1, $2, $3, $4, $5, $6)",
            { work.plan, tax_id.match(work.keys.matching), record.number.text(), generation, or_null(effective.from),
                or_null(effective.until) });
    for (auto const& term : search_terms(record))
        work.tx.query("INSERT INTO provider_search (plan_id, term, number, from_generation) VALUES ($1, $2, $3, $4)",
            { work.plan, term, record.number.text(), generation });
}

ProviderId give_id(UnitOfWork& work, std::string const& number, std::string const& id)
{
    work.tx.query("INSERT INTO provider (plan_id, id, number, created_at) VALUES ($1, $2, $3, $4) "
                  "ON CONFLICT (plan_id, number) DO NOTHING",
        { work.plan, id.empty() ? work.new_id() : id, number, work.now });
    auto row = work.tx.query_one("SELECT id FROM provider WHERE plan_id = $1 AND number = $2", { work.plan, number });
    return { row.value().text(0) };
}

} // namespace

std::vector<AddressOnFile> ProviderOnFile::example_addresses()
{
    return {
        { AddressKind::correspondence,
            PostalAddress::parse({ "2210 E Palo Brea Ln", "Ste 40", "Tempe", "AZ", "85281-4410" }).value() },
        { AddressKind::pay_to, PostalAddress::parse({ "PO Box 1180", "", "Mesa", "AZ", "85201" }).value() },
        { AddressKind::service_location,
            PostalAddress::parse({ "418 W Example Ave", "", "Phoenix", "AZ", "85003" }).value() },
    };
}

ProviderRecord to_record(ProviderOnFile const& on_file)
{
    ProviderRecord record { .number = ProviderNumber::parse(on_file.number).value(), .kind = on_file.kind };
    if (!on_file.npi.empty())
        record.npi = Npi::parse(on_file.npi).value();
    record.name = on_file.name;
    record.first_name = on_file.first_name;
    record.last_name = on_file.last_name;
    record.status = on_file.status;
    record.effective = on_file.effective;
    record.tax_ids.push_back({ TaxId::parse(on_file.tax_id).value() });
    record.addresses = on_file.addresses;
    return record;
}

ProviderId put_provider(World const& world, ProviderOnFile const& on_file, std::string const& id)
{
    return put_provider(world, world.plan, on_file, id);
}

ProviderId put_provider(World const& world, PlanId const& plan, ProviderOnFile const& on_file, std::string const& id)
{
    return world.db
        ->write(plan,
            [&](UnitOfWork& work) -> Result<ProviderId> {
                auto generation
                    = work.tx.query_one("SELECT provider_generation FROM plan WHERE plan_id = $1", { work.plan });
                insert_record(work, to_record(on_file), generation.value().integer(0));
                return give_id(work, ProviderNumber::parse(on_file.number)->text(), id);
            })
        .value();
}

} // namespace gatehouse
