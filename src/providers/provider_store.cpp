#include "providers/provider_store.hpp"

#include <array>

namespace gatehouse {

namespace {

ProviderKind provider_kind(std::string_view text)
{
    for (auto kind : { ProviderKind::practitioner, ProviderKind::group })
        if (text == to_string(kind))
            return kind;
    return ProviderKind::facility;
}

Standing standing(std::string_view text)
{
    for (auto standing : { Standing::active, Standing::suspended })
        if (text == to_string(standing))
            return standing;
    return Standing::ended;
}

std::optional<std::string> optional_text(Row const& row, std::size_t column)
{
    if (row.is_null(column))
        return std::nullopt;
    return row.text(column);
}

std::optional<Instant> optional_instant(Row const& row, std::size_t column)
{
    if (row.is_null(column))
        return std::nullopt;
    return row.instant(column);
}

} // namespace

std::optional<StoredRecord> find_record(UnitOfWork& work, std::string_view number)
{
    auto row = work.tx.query_one(R"sql(
        SELECT number, kind, npi, name, first_name, last_name, status, effective_at, effective_until, sealed_tax_ids,
            addresses
        FROM provider_record
        WHERE plan_id = $1 AND number = $2
            AND from_generation <= (SELECT provider_generation FROM plan WHERE plan_id = $1)
        ORDER BY from_generation DESC LIMIT 1
    )sql",
        { work.plan, number });
    if (!row)
        return std::nullopt;
    return StoredRecord { row->text(0), provider_kind(row->text(1)), optional_text(*row, 2), row->text(3), row->text(4),
        row->text(5), standing(row->text(6)), { optional_instant(*row, 7), optional_instant(*row, 8) }, row->bytes(9),
        row->text(10) };
}

std::optional<std::string> find_number(UnitOfWork& work, ProviderId const& id)
{
    auto row = work.tx.query_one("SELECT number FROM provider WHERE plan_id = $1 AND id = $2", { work.plan, id });
    return row ? std::optional(row->text(0)) : std::nullopt;
}

std::optional<ProviderId> find_id(UnitOfWork& work, std::string_view number)
{
    auto row = work.tx.query_one("SELECT id FROM provider WHERE plan_id = $1 AND number = $2", { work.plan, number });
    return row ? std::optional(ProviderId { row->text(0) }) : std::nullopt;
}

std::vector<std::string> find_numbers_by_term(UnitOfWork& work, std::string const& prefix, int count)
{
    // An earlier version's terms find nothing any more.
    std::vector<std::string> numbers;
    for (auto const& row : work.tx.query(R"sql(
        SELECT number FROM provider_search AS search
        WHERE plan_id = $1 AND term >= $2 AND term < $3
            AND from_generation = (
                SELECT max(from_generation) FROM provider_record
                WHERE plan_id = $1 AND number = search.number
                    AND from_generation <= (SELECT provider_generation FROM plan WHERE plan_id = $1))
        ORDER BY term, number LIMIT $4
    )sql",
             { work.plan, prefix, prefix + "\U0010FFFF", count }))
        numbers.push_back(row.text(0));
    return numbers;
}

std::vector<std::string> find_numbers_under_tax_id(
    UnitOfWork& work, std::string_view tax_id_hash, std::string_view after, std::int64_t at_most)
{
    std::vector<std::string> numbers;
    for (auto const& row : work.tx.query(R"sql(
        SELECT number FROM provider_tax_id AS held
        WHERE plan_id = $1 AND tax_id_hash = $2 AND number > $3
            AND from_generation = (
                SELECT max(from_generation) FROM provider_record
                WHERE plan_id = $1 AND number = held.number
                    AND from_generation <= (SELECT provider_generation FROM plan WHERE plan_id = $1))
            AND (effective_at IS NULL OR effective_at <= $4)
            AND (effective_until IS NULL OR effective_until >= $4)
        ORDER BY number LIMIT $5
    )sql",
             { work.plan, tax_id_hash, after, work.now, at_most }))
        numbers.push_back(row.text(0));
    return numbers;
}

bool is_under_tax_id(UnitOfWork& work, std::string_view tax_id_hash, std::string_view number)
{
    // The latest version up to the plan's generation is the one in force; an earlier one's Tax IDs count no more.
    return work.tx
        .query_one(R"sql(
            SELECT 1 FROM provider_tax_id
            WHERE plan_id = $1 AND tax_id_hash = $2 AND number = $3
                AND from_generation = (
                    SELECT max(from_generation) FROM provider_record
                    WHERE plan_id = $1 AND number = $3
                        AND from_generation <= (SELECT provider_generation FROM plan WHERE plan_id = $1))
                AND (effective_at IS NULL OR effective_at <= $4)
                AND (effective_until IS NULL OR effective_until >= $4)
        )sql",
            { work.plan, tax_id_hash, number, work.now })
        .has_value();
}

ProviderId find_or_make_id(UnitOfWork& work, std::string const& number)
{
    work.tx.query(R"sql(
        INSERT INTO provider (plan_id, id, number, created_at) VALUES ($1, $2, $3, $4)
        ON CONFLICT (plan_id, number) DO NOTHING
    )sql",
        { work.plan, work.new_id(), number, work.now });
    auto row = work.tx.query_one("SELECT id FROM provider WHERE plan_id = $1 AND number = $2", { work.plan, number });
    return { row.value().text(0) };
}

bool has_tax_id(UnitOfWork& work, std::string_view number, TaxId const& tax_id)
{
    return is_under_tax_id(work, tax_id.match(work.keys.matching), number);
}

} // namespace gatehouse
