#include "access/grant_store.hpp"

#include "db/database.hpp"

namespace gatehouse::grant_store {

std::set<std::string> open_of(UnitOfWork& work, MembershipId const& membership)
{
    std::set<std::string> capabilities;
    for (auto const& row : work.tx.query(R"sql(
        SELECT capability FROM capability_grant WHERE plan_id = $1 AND membership_id = $2 AND ended_at IS NULL
    )sql",
             { work.plan, membership }))
        capabilities.insert(row.text(0));
    return capabilities;
}

void insert(UnitOfWork& work, MembershipId const& membership, std::string_view capability, AccountId const& by)
{
    work.tx.query(R"sql(
        INSERT INTO capability_grant (plan_id, id, membership_id, capability, granted_by, granted_at)
        VALUES ($1, $2, $3, $4, $5, $6)
    )sql",
        { work.plan, work.new_id(), membership, capability, by, work.now });
}

void end(UnitOfWork& work, MembershipId const& membership, std::string_view capability, AccountId const& by)
{
    work.tx.query(R"sql(
        UPDATE capability_grant SET ended_at = $4, ended_by = $5
        WHERE plan_id = $1 AND membership_id = $2 AND capability = $3 AND ended_at IS NULL
    )sql",
        { work.plan, membership, capability, work.now, by });
}

} // namespace gatehouse::grant_store
