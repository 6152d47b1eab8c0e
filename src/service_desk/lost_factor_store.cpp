#include "service_desk/lost_factor_store.hpp"

#include "db/database.hpp"

namespace gatehouse::lost_factor_store {

namespace {

// The org_admins who can answer for an account, which the SQL is given as a column or a parameter.
std::string answering_admins(std::string_view account)
{
    return R"sql(
        SELECT 1 FROM membership AS own
        JOIN membership AS admin ON admin.plan_id = $1 AND admin.provider_id = own.provider_id
            AND admin.role = 'org_admin' AND admin.status = 'active' AND admin.ended_at IS NULL
            AND admin.account_id <> own.account_id
        WHERE own.plan_id = $1 AND own.status = 'active' AND own.ended_at IS NULL
            AND NOT EXISTS (
                SELECT 1 FROM factor_reset AS lost
                WHERE lost.plan_id = $1 AND lost.account_id = admin.account_id
                    AND lost.settled_at IS NULL AND lost.approved_at IS NULL)
            AND own.account_id = )sql"
        + std::string(account);
}

// Unapproved losses of accounts that no office can answer for.
std::string for_desk()
{
    return R"sql(
        SELECT account_id, asked_at, staff_asked_by, id FROM factor_reset
        WHERE plan_id = $1 AND settled_at IS NULL AND approved_at IS NULL AND NOT EXISTS ()sql"
        + answering_admins("factor_reset.account_id") + ")";
}

} // namespace

bool office_can_answer(UnitOfWork& work, AccountId const& account)
{
    return work.tx.query_one(answering_admins("$2") + " LIMIT 1", { work.plan, account }).has_value();
}

std::vector<Waiting> waiting_for_desk(UnitOfWork& work, int at_most)
{
    std::vector<Waiting> waiting;
    for (auto const& row : work.tx.query(for_desk() + " ORDER BY asked_at, id LIMIT $2", { work.plan, at_most })) {
        auto by = row.is_null(2) ? std::nullopt : std::optional(AccountId { row.text(2) });
        waiting.push_back({ { row.text(0) }, row.instant(1), std::move(by) });
    }
    return waiting;
}

std::int64_t count_for_desk(UnitOfWork& work)
{
    return work.tx.query_one("SELECT count(*) FROM (" + for_desk() + ") AS waiting", { work.plan })->integer(0);
}

} // namespace gatehouse::lost_factor_store
