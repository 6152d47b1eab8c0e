#include "access/recent_store.hpp"

#include "db/database.hpp"

namespace gatehouse::recent_store {

std::vector<ProviderId> noted(UnitOfWork& work, AccountId const& account, std::int64_t at_most)
{
    std::vector<ProviderId> providers;
    for (auto const& row : work.tx.query(R"sql(
        SELECT provider_id FROM recent_provider WHERE plan_id = $1 AND account_id = $2
        ORDER BY used_at DESC, provider_id LIMIT $3
    )sql",
             { work.plan, account, at_most }))
        providers.push_back({ row.text(0) });
    return providers;
}

void note(UnitOfWork& work, AccountId const& account, ProviderId const& provider)
{
    work.tx.query(R"sql(
        INSERT INTO recent_provider (plan_id, account_id, provider_id, used_at) VALUES ($1, $2, $3, $4)
        ON CONFLICT (plan_id, account_id, provider_id) DO UPDATE SET used_at = excluded.used_at
    )sql",
        { work.plan, account, provider, work.now });
}

void forget_all_but(UnitOfWork& work, AccountId const& account, std::int64_t latest)
{
    work.tx.query(R"sql(
        DELETE FROM recent_provider WHERE plan_id = $1 AND account_id = $2 AND provider_id NOT IN (
            SELECT provider_id FROM recent_provider WHERE plan_id = $1 AND account_id = $2
            ORDER BY used_at DESC, provider_id LIMIT $3)
    )sql",
        { work.plan, account, latest });
}

} // namespace gatehouse::recent_store
