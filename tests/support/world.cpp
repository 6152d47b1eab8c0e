#include "support/world.hpp"

#include "base/embedded_file.hpp"
#include "db/migrator.hpp"

namespace gatehouse {

World::World(Engine engine)
    : db(engine, around.environment)
{
    migrate(*db, embedded_migrations());
    run(R"sql(
        INSERT INTO plan (plan_id, active_revision, provider_generation, created_at)
        VALUES ('ahcccs', '', 0, 0), ('cca', '', 0, 0);
    )sql");
}

void World::run(std::string_view sql) const
{
    db->write(every_plan, [&](UnitOfWork& work) -> Result<> {
          work.tx.run_script(sql);
          return {};
      }).value();
}

std::int64_t World::count(std::string const& table_and_where) const
{
    return db
        ->read(every_plan,
            [&](UnitOfWork& work) -> Result<std::int64_t> {
                return work.tx.query_one("SELECT count(*) FROM " + table_and_where)->integer(0);
            })
        .value();
}

std::string World::text(std::string const& select) const
{
    return db
        ->read(every_plan, [&](UnitOfWork& work) -> Result<std::string> { return work.tx.query(select).at(0).text(0); })
        .value();
}

} // namespace gatehouse
