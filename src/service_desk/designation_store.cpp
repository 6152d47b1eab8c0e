#include "service_desk/designation_store.hpp"

#include "db/database.hpp"
#include "service_desk/action_store.hpp"

namespace gatehouse::designation_store {

namespace {

#define SELECT_DESIGNATION                                                                                         \
    "SELECT request.id, request.provider_id, request.membership_id, request.account_id, membership.display_name, " \
    "request.evidence, request.asked_by, staff.first_name, staff.last_name, request.asked_at, request.decision "   \
    "FROM designation_request AS request "                                                                         \
    "JOIN membership ON membership.plan_id = request.plan_id AND membership.id = request.membership_id "           \
    "JOIN account AS staff ON staff.plan_id = request.plan_id AND staff.id = request.asked_by "

Designation read(Row const& row)
{
    return {
        .id = { row.text(0) },
        .who = { { row.text(1) }, { row.text(2) } },
        .account = { row.text(3) },
        .person = row.text(4),
        .evidence = action_store::evidence_of(row.text(5)),
        .asked_by = { row.text(6) },
        .asked_by_name = row.text(7) + " " + row.text(8),
        .asked_at = row.instant(9),
        .decision = row.is_null(10) ? std::nullopt : parse_desk_decision(row.text(10)),
    };
}

} // namespace

DesignationId insert(UnitOfWork& work, Actor const& actor, Member const& member, Evidence const& evidence)
{
    DesignationId id { work.new_id() };
    work.tx.query(R"sql(
        INSERT INTO designation_request (plan_id, id, provider_id, membership_id, account_id, evidence, asked_by,
            asked_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
    )sql",
        { work.plan, id, member.membership.provider, member.membership.id, member.account.id,
            action_store::text_of(evidence), actor.account, work.now });
    return id;
}

bool has_open(UnitOfWork& work, MembershipId const& membership)
{
    return work.tx
        .query_one("SELECT 1 FROM designation_request WHERE plan_id = $1 AND membership_id = $2 AND decided_at IS NULL",
            { work.plan, membership })
        .has_value();
}

std::optional<Designation> find(UnitOfWork& work, DesignationId const& id)
{
    auto row
        = work.tx.query_one(SELECT_DESIGNATION "WHERE request.plan_id = $1 AND request.id = $2", { work.plan, id });
    return row ? std::optional(read(*row)) : std::nullopt;
}

std::vector<Designation> list_open(UnitOfWork& work, int count)
{
    std::vector<Designation> open;
    for (auto const& row : work.tx.query(SELECT_DESIGNATION "WHERE request.plan_id = $1 AND request.decided_at IS NULL "
                                                            "ORDER BY request.asked_at, request.id LIMIT $2",
             { work.plan, count }))
        open.push_back(read(row));
    return open;
}

std::int64_t count_open(UnitOfWork& work)
{
    return work.tx
        .query_one("SELECT count(*) FROM designation_request WHERE plan_id = $1 AND decided_at IS NULL", { work.plan })
        ->integer(0);
}

bool decide(UnitOfWork& work, DesignationId const& id, AccountId const& by, DeskDecision decision)
{
    return work.tx
        .query_one(R"sql(
        UPDATE designation_request SET decided_by = $3, decided_at = $4, decision = $5
        WHERE plan_id = $1 AND id = $2 AND decided_at IS NULL RETURNING id
    )sql",
            { work.plan, id, by, work.now, to_string(decision) })
        .has_value();
}

} // namespace gatehouse::designation_store
