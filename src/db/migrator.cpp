#include "db/migrator.hpp"

#include <algorithm>

#include "db/database.hpp"

namespace gatehouse {

namespace {

// Writing one agreed row makes the second node wait for the first, on both engines.
void take_turn(UnitOfWork& work)
{
    work.tx.run_script(R"sql(
        CREATE TABLE IF NOT EXISTS schema_migration (
            name        TEXT   NOT NULL PRIMARY KEY,
            checksum    TEXT   NOT NULL,
            applied_at  BIGINT NOT NULL
        );
        INSERT INTO schema_migration (name, checksum, applied_at) VALUES ('', '', 0)
        ON CONFLICT (name) DO UPDATE SET applied_at = excluded.applied_at;
    )sql");
}

void refuse_newer_schema(UnitOfWork& work, std::span<EmbeddedFile const> migrations)
{
    for (auto const& row : work.tx.query("SELECT name FROM schema_migration WHERE name <> ''"))
        if (std::ranges::find(migrations, row.text(0), &EmbeddedFile::name) == migrations.end())
            throw DatabaseFailure("the database knows migration " + row.text(0) + ", this program does not");
}

void apply(UnitOfWork& work, EmbeddedFile const& migration)
{
    auto checksum = sha256_hex(migration.text);
    auto applied = work.tx.query_one("SELECT checksum FROM schema_migration WHERE name = $1", { migration.name });
    if (applied && applied->text(0) != checksum)
        throw DatabaseFailure("migration " + std::string(migration.name) + " was changed after it was applied");
    if (applied)
        return;
    work.tx.run_script(migration.text);
    work.tx.query("INSERT INTO schema_migration (name, checksum, applied_at) VALUES ($1, $2, $3)",
        { migration.name, checksum, work.now });
}

} // namespace

void migrate(Database& db, std::span<EmbeddedFile const> migrations)
{
    for (auto const& migration : migrations) {
        db.write(every_plan, [&](UnitOfWork& work) -> Result<> {
              take_turn(work);
              refuse_newer_schema(work, migrations);
              apply(work, migration);
              return {};
          }).value();
    }
    db.isolate_plans();
}

} // namespace gatehouse
