#include "db/throttle.hpp"

#include "db/database.hpp"

namespace gatehouse {

int count_use(UnitOfWork& work, std::string_view name, std::string_view subject, std::chrono::microseconds window)
{
    auto row = work.tx.query_one(R"sql(
        INSERT INTO throttle (plan_id, name, subject, window_until, uses) VALUES ($1, $2, $3, $4, 1)
        ON CONFLICT (plan_id, name, subject) DO UPDATE SET
            uses = CASE WHEN throttle.window_until < $5 THEN 1 ELSE throttle.uses + 1 END,
            window_until = CASE WHEN throttle.window_until < $5 THEN excluded.window_until
                                ELSE throttle.window_until END
        RETURNING uses
    )sql",
        { work.plan, name, subject, work.now + window, work.now });
    return static_cast<int>(row->integer(0));
}

bool within_limit(
    UnitOfWork& work, std::string_view name, std::string_view subject, int uses_max, std::chrono::microseconds window)
{
    return count_use(work, name, subject, window) <= uses_max;
}

void reset_limit(UnitOfWork& work, std::string_view name, std::string_view subject)
{
    work.tx.query(
        "DELETE FROM throttle WHERE plan_id = $1 AND name = $2 AND subject = $3", { work.plan, name, subject });
}

} // namespace gatehouse
