#include "db/lease.hpp"

#include "db/database.hpp"

namespace gatehouse {

bool hold_lease(UnitOfWork& work, std::string_view name, std::string_view holder, Instant held_until)
{
    return work.tx
        .query_one(R"sql(
            INSERT INTO lease (plan_id, name, holder, held_until) VALUES ($1, $2, $3, $4)
            ON CONFLICT (plan_id, name) DO UPDATE SET holder = excluded.holder, held_until = excluded.held_until
            WHERE lease.holder = excluded.holder OR lease.held_until < $5
            RETURNING holder
        )sql",
            { work.plan, name, holder, held_until, work.now })
        .has_value();
}

void release_lease(UnitOfWork& work, std::string_view name, std::string_view holder)
{
    work.tx.query("DELETE FROM lease WHERE plan_id = $1 AND name = $2 AND holder = $3", { work.plan, name, holder });
}

} // namespace gatehouse
