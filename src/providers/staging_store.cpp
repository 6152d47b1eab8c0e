#include "providers/staging_store.hpp"

#include <array>

#include "providers/import_store.hpp"
#include "providers/provider_record.hpp"
#include "providers/provider_store.hpp"

namespace gatehouse {

namespace {

constexpr std::size_t rows_at_once = 50; // In one statement, for as long as there are so many.

// "INSERT INTO t (...) VALUES ($1, $2, ...), (...)": the text for one row and for rows_at_once of them.
struct InsertStatement {
    InsertStatement(std::string const& into, std::size_t columns)
        : one(into + tuples(columns, 1))
        , many(into + tuples(columns, rows_at_once))
    {
    }

    static std::string tuples(std::size_t columns, std::size_t rows)
    {
        std::string text = " VALUES ";
        for (std::size_t row = 0; row < rows; ++row) {
            text += row == 0 ? "(" : ", (";
            for (std::size_t column = 1; column <= columns; ++column)
                text.append(column == 1 ? "$" : ", $").append(std::to_string(row * columns + column));
            text += ")";
        }
        return text;
    }

    template <class Bind> // void(KeyedRow const&, std::vector<Value>&)
    void run(UnitOfWork& work, RowList const& rows, Bind&& bind) const
    {
        std::vector<Value> values;
        for (std::size_t at = 0; at < rows.size();) {
            auto end = at + (rows.size() - at < rows_at_once ? 1 : rows_at_once);
            auto const& sql = end == at + 1 ? one : many;
            values.clear();
            for (; at < end; ++at)
                bind(rows[at], values);
            work.tx.query(sql, std::span<Value const>(values));
        }
    }

    std::string one;
    std::string many;
};

constexpr std::size_t provider_columns = 11; // After plan, key and generation.
constexpr std::size_t nppes_columns = 5;

InsertStatement const& insert_providers()
{
    static InsertStatement const statement("INSERT INTO provider_record (plan_id, number, from_generation, kind, npi, "
                                           "name, first_name, last_name, status, "
                                           "effective_at, effective_until, sealed_tax_ids, addresses, content_hash)",
        3 + provider_columns);
    return statement;
}

InsertStatement const& insert_nppes()
{
    static InsertStatement const statement(
        "INSERT INTO nppes_record (plan_id, npi, from_generation, kind, name, status, detail, content_hash)",
        3 + nppes_columns);
    return statement;
}

InsertStatement const& insert_tax_ids()
{
    static InsertStatement const statement(
        "INSERT INTO provider_tax_id (plan_id, tax_id_hash, number, from_generation, "
        "effective_at, effective_until)",
        6);
    return statement;
}

InsertStatement const& insert_terms()
{
    static InsertStatement const statement("INSERT INTO provider_search (plan_id, term, number, from_generation)", 4);
    return statement;
}

// A key of two parts, in one text: neither holds a NUL.
std::string joined(std::string_view first, std::string_view second)
{
    std::string key(first);
    key += '\0';
    return key.append(second);
}

void bind_joined(std::string_view key, std::vector<Value>& values)
{
    auto end = key.find('\0');
    values.emplace_back(key.substr(0, end));
    values.emplace_back(key.substr(end + 1));
}

// A table and the column that leads its key, with its SQL to find where a stretch of keys ends and to clear one.
struct CleanedTable {
    std::string_view stretch;
    std::string_view clear;
};

constexpr std::array<CleanedTable, 4> cleaned_tables { {
    { R"sql(
        SELECT number FROM provider_record WHERE plan_id = $1 AND number > $2 ORDER BY number LIMIT 1 OFFSET $3
      )sql",
        R"sql(
        DELETE FROM provider_record WHERE plan_id = $1 AND number > $2 AND number <= $3 AND from_generation > $4
      )sql" },
    { R"sql(
        SELECT tax_id_hash FROM provider_tax_id WHERE plan_id = $1 AND tax_id_hash > $2
        ORDER BY tax_id_hash LIMIT 1 OFFSET $3
      )sql",
        R"sql(
        DELETE FROM provider_tax_id
        WHERE plan_id = $1 AND tax_id_hash > $2 AND tax_id_hash <= $3 AND from_generation > $4
      )sql" },
    { R"sql(
        SELECT term FROM provider_search WHERE plan_id = $1 AND term > $2 ORDER BY term LIMIT 1 OFFSET $3
      )sql",
        R"sql(
        DELETE FROM provider_search WHERE plan_id = $1 AND term > $2 AND term <= $3 AND from_generation > $4
      )sql" },
    { R"sql(
        SELECT npi FROM nppes_record WHERE plan_id = $1 AND npi > $2 ORDER BY npi LIMIT 1 OFFSET $3
      )sql",
        R"sql(
        DELETE FROM nppes_record WHERE plan_id = $1 AND npi > $2 AND npi <= $3 AND from_generation > $4
      )sql" },
} };

constexpr char const* beyond_all = "\U0010ffff"; // Comes after every key: bytes decide.

} // namespace

std::vector<ExistingRow> existing_rows(
    UnitOfWork& work, ImportFormat format, std::int64_t generation, ExistingRow const& after, std::int64_t limit)
{
    auto constexpr providers = R"sql(
        SELECT number, from_generation, content_hash, status FROM provider_record
        WHERE plan_id = $1 AND (number, from_generation) > ($2, $3) AND from_generation <= $4
        ORDER BY number, from_generation LIMIT $5
    )sql";
    auto constexpr nppes = R"sql(
        SELECT npi, from_generation, content_hash, status FROM nppes_record
        WHERE plan_id = $1 AND (npi, from_generation) > ($2, $3) AND from_generation <= $4
        ORDER BY npi, from_generation LIMIT $5
    )sql";
    std::vector<ExistingRow> rows;
    for (auto const& row : work.tx.query(format == ImportFormat::gatehouse ? providers : nppes,
             { work.plan, after.key, after.generation, generation, limit }))
        rows.push_back({ row.text(0), row.integer(1), row.bytes(2), row.text(3) == "ended" });
    return rows;
}

void stage_rows(UnitOfWork& work, ImportFormat format, std::int64_t generation, RowList const& rows)
{
    bool is_own = format == ImportFormat::gatehouse;
    auto columns = is_own ? provider_columns : nppes_columns;
    auto const& insert = is_own ? insert_providers() : insert_nppes();
    insert.run(work, rows, [&](KeyedRow const& row, std::vector<Value>& values) {
        values.emplace_back(work.plan);
        values.emplace_back(row.key);
        values.emplace_back(generation);
        ColumnReader reader(row.content.substr(content_hash_size));
        for (std::size_t i = 0; i < columns; ++i)
            values.push_back(reader.next());
    });
}

ImportRow ended_row(UnitOfWork& work, ImportFormat format, ExistingRow const& existing)
{
    ImportRow row { existing.key, std::string(content_hash_size, '\0') };
    if (format == ImportFormat::gatehouse) {
        auto stored = find_record(work, existing.key).value(); // In force: the version is the latest.
        ProviderRecord record { .number = ProviderNumber::parse(stored.number).value(), .kind = stored.kind };
        if (stored.npi)
            record.npi = Npi::parse(*stored.npi).value();
        record.name = stored.name;
        record.first_name = stored.first_name;
        record.last_name = stored.last_name;
        record.status = Standing::ended;
        record.effective = stored.effective;
        record.tax_ids = open_tax_ids(stored.sealed_tax_ids, work.keys.sealing);
        KeyedParts keyed { {}, stored.sealed_tax_ids, {}, stored.addresses };
        for (auto const& on_file : record.tax_ids)
            keyed.tax_id_hashes.push_back(on_file.tax_id.match(work.keys.matching));
        encode_provider(record, keyed, row);
        return row;
    }
    auto stored = work.tx.query_one(
        "SELECT kind, name, detail FROM nppes_record WHERE plan_id = $1 AND npi = $2 AND from_generation = $3",
        { work.plan, existing.key, existing.generation });
    append_column(row.content, stored->text(0));
    append_column(row.content, stored->text(1));
    append_column(row.content, std::string_view("ended"));
    append_column(row.content, stored->text(2));
    append_column(row.content, Bytes {});
    return row;
}

void add_index_rows(KeyedRow const& row, RowSorter& tax_ids, RowSorter& terms)
{
    ColumnReader reader(row.content.substr(content_hash_size));
    for (std::size_t i = 0; i < provider_columns; ++i)
        reader.skip();
    auto count = std::get<std::int64_t>(reader.next().held());
    for (; count > 0; --count) {
        auto key = joined(reader.next_text(), row.key);
        auto before = reader.rest();
        reader.skip();
        reader.skip();
        tax_ids.add({ key, 0, before.substr(0, before.size() - reader.rest().size()) });
    }
    while (!reader.at_end())
        terms.add({ joined(reader.next_text(), row.key), 0, {} });
}

void stage_tax_ids(UnitOfWork& work, std::int64_t generation, RowList const& rows)
{
    insert_tax_ids().run(work, rows, [&](KeyedRow const& row, std::vector<Value>& values) {
        values.emplace_back(work.plan);
        bind_joined(row.key, values);
        values.emplace_back(generation);
        ColumnReader reader(row.content);
        values.push_back(reader.next());
        values.push_back(reader.next());
    });
}

void stage_terms(UnitOfWork& work, std::int64_t generation, RowList const& rows)
{
    insert_terms().run(work, rows, [&](KeyedRow const& row, std::vector<Value>& values) {
        values.emplace_back(work.plan);
        bind_joined(row.key, values);
        values.emplace_back(generation);
    });
}

bool clean_some(UnitOfWork& work, CleaningCursor& cursor, std::int64_t keys)
{
    auto const& [stretch, clear] = cleaned_tables.at(cursor.table);
    auto end = work.tx.query_one(stretch, { work.plan, cursor.after, keys });
    auto until = end ? end->text(0) : std::string(beyond_all);
    work.tx.query(clear, { work.plan, cursor.after, until, generation_in_force(work) });
    cursor = end ? CleaningCursor { cursor.table, until } : CleaningCursor { cursor.table + 1, {} };
    return cursor.table < cleaned_tables.size();
}

} // namespace gatehouse
