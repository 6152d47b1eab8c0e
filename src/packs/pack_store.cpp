#include "packs/pack_store.hpp"

#include "db/database.hpp"

namespace gatehouse {

std::optional<std::string> find_active_revision(UnitOfWork& work)
{
    auto const row = work.tx.query_one("SELECT active_revision FROM plan WHERE plan_id = $1", { work.plan });
    return row ? std::optional(row->text(0)) : std::nullopt;
}

void store_revision(UnitOfWork& work, std::string const& revision, std::string_view toml_text)
{
    work.tx.query(R"sql(
        INSERT INTO plan (plan_id, active_revision, provider_generation, created_at) VALUES ($1, $2, 0, $3)
        ON CONFLICT (plan_id) DO UPDATE SET active_revision = excluded.active_revision
    )sql",
        { work.plan, revision, work.now });
    work.tx.query(R"sql(
        INSERT INTO pack_revision (plan_id, revision, source, first_seen_at) VALUES ($1, $2, $3, $4)
        ON CONFLICT (plan_id, revision) DO NOTHING
    )sql",
        { work.plan, revision, toml_text, work.now });
}

std::vector<std::pair<PlanId, std::string>> list_active_revisions(Database& db)
{
    return *db.read(every_plan, [](UnitOfWork& work) -> Result<std::vector<std::pair<PlanId, std::string>>> {
        std::vector<std::pair<PlanId, std::string>> plans;
        for (auto const& row : work.tx.query("SELECT plan_id, active_revision FROM plan ORDER BY plan_id"))
            plans.emplace_back(PlanId { row.text(0) }, row.text(1));
        return plans;
    });
}

std::optional<std::string> read_revision(Database& db, PlanId const& plan, std::string const& revision)
{
    return *db.read(plan, [&](UnitOfWork& work) -> Result<std::optional<std::string>> {
        auto const row = work.tx.query_one(
            "SELECT source FROM pack_revision WHERE plan_id = $1 AND revision = $2", { work.plan, revision });
        return row ? std::optional(row->text(0)) : std::nullopt;
    });
}

} // namespace gatehouse
