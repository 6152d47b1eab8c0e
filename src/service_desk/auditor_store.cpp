#include "service_desk/auditor_store.hpp"

#include "db/database.hpp"

namespace gatehouse::auditor_store {

std::vector<DormantAccount> dormant(
    UnitOfWork& work, Instant used_before, std::string_view after_id, std::int64_t at_most)
{
    std::vector<DormantAccount> dormant;
    for (auto const& row : work.tx.query(R"sql(
        SELECT id, COALESCE(last_sign_in_at, activated_at), (
            SELECT count(*) FROM membership
            WHERE membership.plan_id = $1 AND membership.account_id = account.id AND membership.status = 'active')
        FROM account
        WHERE plan_id = $1 AND id > $2 AND activated_at IS NOT NULL AND COALESCE(last_sign_in_at, activated_at) < $3
        ORDER BY id LIMIT $4
    )sql",
             { work.plan, after_id, used_before, at_most }))
        dormant.push_back({ find_account(work, { row.text(0) }).value(), row.instant(1), row.integer(2) });
    return dormant;
}

void insert_check(UnitOfWork& work, NewCheck const& check)
{
    work.tx.query(R"sql(
        INSERT INTO audit_check (plan_id, id, checked_at, checked_by, length, faults, first_fault, late)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
    )sql",
        { work.plan, work.new_id(), work.now, check.by, check.length, check.faults, check.first_fault, check.late });
}

std::optional<IntegrityCheck> last_check(UnitOfWork& work)
{
    auto row = work.tx.query_one(R"sql(
        SELECT audit_check.checked_at, account.first_name, account.last_name, audit_check.length, audit_check.faults,
            audit_check.first_fault, audit_check.late
        FROM audit_check
        JOIN account ON account.plan_id = audit_check.plan_id AND account.id = audit_check.checked_by
        WHERE audit_check.plan_id = $1 ORDER BY audit_check.id DESC LIMIT 1
    )sql",
        { work.plan });
    if (!row)
        return std::nullopt;
    return IntegrityCheck { row->instant(0), row->text(1) + " " + row->text(2), row->integer(3), row->integer(4),
        row->text(5), row->integer(6) };
}

} // namespace gatehouse::auditor_store
