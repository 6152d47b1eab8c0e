#include "support/database_text.hpp"

#include <algorithm>
#include <stdexcept>

namespace gatehouse {

namespace {

std::vector<std::string> names(UnitOfWork& work, std::string const& select)
{
    std::vector<std::string> found;
    for (auto const& row : work.tx.query(select))
        found.push_back(row.text(0));
    return found;
}

bool holds(Row const& row, std::string const& text)
{
    if (row.is_null(0))
        return false;
    try {
        return row.text(0).contains(text);
    } catch (DatabaseFailure const&) { // Not a text.
    }
    try {
        auto const& bytes = row.bytes(0);
        return std::string_view(reinterpret_cast<char const*>(bytes.data()), bytes.size()).contains(text);
    } catch (DatabaseFailure const&) { // A number.
        return false;
    }
}

std::string tables_of(Engine engine)
{
    return engine == Engine::sqlite
        ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
        : "SELECT CAST(table_name AS TEXT) FROM information_schema.tables WHERE table_schema = current_schema() "
          "ORDER BY table_name";
}

std::string columns_of(Engine engine, std::string const& table)
{
    return engine == Engine::sqlite
        ? "SELECT name FROM pragma_table_info('" + table + "')"
        : "SELECT CAST(column_name AS TEXT) FROM information_schema.columns WHERE table_schema = current_schema() "
          "AND table_name = '"
            + table + "'";
}

} // namespace

std::string where_in_database(World const& world, Engine engine, std::string const& text)
{
    return world.db
        ->read(every_plan,
            [&](UnitOfWork& work) -> Result<std::string> {
                std::string found;
                for (auto const& table : names(work, tables_of(engine)))
                    for (auto const& column : names(work, columns_of(engine, table)))
                        for (auto const& row : work.tx.query("SELECT " + column + " FROM " + table))
                            if (holds(row, text))
                                found += table + "." + column + " ";
                return found;
            })
        .value();
}

std::string everything_in_database(World const& world, Engine engine)
{
    auto as_text = [&](UnitOfWork& work, std::string const& table) {
        if (engine == Engine::postgres)
            return "CAST(" + table + " AS TEXT)";
        std::string all = "''";
        for (auto const& column : names(work, columns_of(engine, table)))
            all += " || ',' || quote(" + column + ")";
        return all;
    };
    return world.db
        ->read(every_plan,
            [&](UnitOfWork& work) -> Result<std::string> {
                std::string all;
                for (auto const& table : names(work, tables_of(engine))) {
                    auto rows = names(work, "SELECT " + as_text(work, table) + " FROM " + table);
                    std::ranges::sort(rows);
                    for (auto const& row : rows)
                        all.append(table).append(": ").append(row).append("\n");
                }
                return all;
            })
        .value();
}

} // namespace gatehouse
