#include "app/demo_providers.hpp"

#include <stdexcept>

#include <toml++/toml.h>

#include "db/database.hpp"
#include "providers/provider_record.hpp"

namespace gatehouse {

namespace {

std::string text(toml::table const& table, std::string_view key) { return table[key].value_or(std::string()); }

AddressOnFile read_address(toml::table const& office, AddressKind kind)
{
    auto const* lines = office[to_string(kind)].as_array();
    if (!lines || lines->size() != 5)
        throw std::runtime_error("the demo's office needs the address " + std::string(to_string(kind)));
    auto line = [&](std::size_t i) { return (*lines)[i].value_or(std::string()); };
    return { kind, PostalAddress::parse({ line(0), line(1), line(2), line(3), line(4) }).value() };
}

ProviderRecord read_record(toml::table const& office)
{
    ProviderRecord record { .number = ProviderNumber::parse(text(office, "number")).value(),
        .kind = ProviderKind::group };
    if (auto kind = text(office, "kind"); kind == to_string(ProviderKind::practitioner))
        record.kind = ProviderKind::practitioner;
    record.name = text(office, "title");
    if (auto const* name = office["name"].as_array(); name && name->size() == 2) {
        record.first_name = (*name)[0].value_or(std::string());
        record.last_name = (*name)[1].value_or(std::string());
    }
    record.npi = Npi::parse(text(office, "npi")).value();
    record.tax_ids.push_back({ TaxId::parse(text(office, "tax_id")).value() });
    using enum AddressKind;
    for (auto kind : { correspondence, pay_to, service_location })
        record.addresses.push_back(read_address(office, kind));
    return record;
}

void insert(UnitOfWork& work, ProviderRecord const& record)
{
    auto generation = work.tx.query_one("SELECT provider_generation FROM plan WHERE plan_id = $1", { work.plan })
                          .value()
                          .integer(0);
    auto const& number = record.number.text();
    std::vector<std::string> hashes;
    for (auto const& [tax_id, effective] : record.tax_ids) {
        hashes.push_back(tax_id.match(work.keys.matching));
        work.tx.query(R"sql(
            INSERT INTO provider_tax_id (plan_id, tax_id_hash, number, from_generation) VALUES ($1, $2, $3, $4)
        )sql",
            { work.plan, hashes.back(), number, generation });
    }
    work.tx.query(R"sql(
        INSERT INTO provider_record (plan_id, number, from_generation, kind, npi, name, first_name, last_name, status,
            sealed_tax_ids, addresses, content_hash)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'active', $9, $10, $11)
    )sql",
        { work.plan, number, generation, to_string(record.kind), record.npi->text(), record.name, record.first_name,
            record.last_name, seal_tax_ids(record.tax_ids, work.keys.sealing, work.random),
            encode_addresses(record.addresses), content_hash(record, hashes) });
    for (auto const& term : search_terms(record))
        work.tx.query("INSERT INTO provider_search (plan_id, term, number, from_generation) VALUES ($1, $2, $3, $4)",
            { work.plan, term, number, generation });
}

} // namespace

Provider put_demo_provider(UnitOfWork& work, toml::table const& office)
{
    auto record = read_record(office);
    insert(work, record);
    return adopt_provider(work, record.number.text()).value();
}

} // namespace gatehouse
