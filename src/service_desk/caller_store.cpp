#include "service_desk/caller_store.hpp"

#include "db/database.hpp"

namespace gatehouse::caller_store {

void insert(UnitOfWork& work, AccountId const& account, AccountId const& by, std::string_view question, bool matched)
{
    work.tx.query(R"sql(
        INSERT INTO caller_check (plan_id, id, account_id, question, outcome, checked_by, checked_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
    )sql",
        { work.plan, work.new_id(), account, question, matched ? "match" : "no_match", by, work.now });
}

std::optional<Checks> latest(UnitOfWork& work, AccountId const& account)
{
    std::optional<Checks> checks;
    for (auto const& row : work.tx.query(R"sql(
        SELECT caller_check.question, caller_check.outcome, caller_check.checked_at, staff.first_name, staff.last_name
        FROM caller_check
        JOIN account AS staff ON staff.plan_id = caller_check.plan_id AND staff.id = caller_check.checked_by
        WHERE caller_check.plan_id = $1 AND caller_check.account_id = $2 AND caller_check.checked_at = (
            SELECT max(checked_at) FROM caller_check WHERE plan_id = $1 AND account_id = $2)
        ORDER BY caller_check.question
    )sql",
             { work.plan, account })) {
        if (!checks)
            checks = Checks { row.instant(2), row.text(3) + " " + row.text(4), {} };
        checks->answers.push_back({ row.text(0), row.text(1) == "match" });
    }
    return checks;
}

} // namespace gatehouse::caller_store
