#include "access/link_store.hpp"

#include "db/database.hpp"

namespace gatehouse::link_store {

LinkId insert(
    UnitOfWork& work, AccountId const& account, ProviderId const& provider, std::string const& hash, Instant good_until)
{
    LinkId id { work.new_id() };
    work.tx.query(R"sql(
        INSERT INTO account_link (plan_id, id, account_id, provider_id, proved_tax_id_hash, matched_at, good_until)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
    )sql",
        { work.plan, id, account, provider, hash, work.now, good_until });
    return id;
}

std::optional<StoredLink> find_open(UnitOfWork& work, AccountId const& account, LinkId const& id)
{
    auto row = work.tx.query_one(R"sql(
        SELECT id, provider_id, proved_tax_id_hash FROM account_link
        WHERE plan_id = $1 AND id = $2 AND account_id = $3 AND finished_at IS NULL AND good_until >= $4
    )sql",
        { work.plan, id, account, work.now });
    if (!row)
        return std::nullopt;
    return StoredLink { { row->text(0) }, { row->text(1) }, row->text(2) };
}

bool finish(UnitOfWork& work, LinkId const& id, MembershipId const& membership)
{
    return work.tx
        .query_one(R"sql(
            UPDATE account_link SET finished_at = $3, membership_id = $4
            WHERE plan_id = $1 AND id = $2 AND finished_at IS NULL RETURNING id
        )sql",
            { work.plan, id, work.now, membership })
        .has_value();
}

void accept(
    UnitOfWork& work, LinkId const& id, std::string_view agreement, std::string_view version, std::string_view hash)
{
    work.tx.query(R"sql(
        INSERT INTO account_link_agreement (plan_id, link_id, agreement, version, text_hash, accepted_at)
        VALUES ($1, $2, $3, $4, $5, $6)
    )sql",
        { work.plan, id, agreement, version, hash, work.now });
}

std::int64_t count_linked(UnitOfWork& work, AccountId const& account)
{
    return work.tx
        .query_one("SELECT count(*) FROM membership WHERE plan_id = $1 AND account_id = $2 AND ended_at IS NULL",
            { work.plan, account })
        ->integer(0);
}

std::vector<MembershipId> linked_by_number(
    UnitOfWork& work, AccountId const& account, std::int64_t limit, std::int64_t offset)
{
    std::vector<MembershipId> ids;
    for (auto const& row : work.tx.query(R"sql(
        SELECT id FROM membership WHERE plan_id = $1 AND account_id = $2 AND ended_at IS NULL
        ORDER BY provider_number LIMIT $3 OFFSET $4
    )sql",
             { work.plan, account, limit, offset }))
        ids.push_back({ row.text(0) });
    return ids;
}

std::vector<Searchable> searchable(UnitOfWork& work, AccountId const& account)
{
    std::vector<Searchable> found;
    for (auto const& row : work.tx.query(R"sql(
        SELECT membership.id, membership.provider_number, record.name FROM membership
        JOIN provider_record AS record ON record.plan_id = membership.plan_id
            AND record.number = membership.provider_number
            AND record.from_generation = (
                SELECT max(from_generation) FROM provider_record
                WHERE plan_id = $1 AND number = membership.provider_number
                    AND from_generation <= (SELECT provider_generation FROM plan WHERE plan_id = $1))
        WHERE membership.plan_id = $1 AND membership.account_id = $2 AND membership.ended_at IS NULL
        ORDER BY membership.provider_number
    )sql",
             { work.plan, account }))
        found.push_back({ { row.text(0) }, row.text(1), row.text(2) });
    return found;
}

std::vector<MembershipId> waiting(UnitOfWork& work, AccountId const& account, std::int64_t limit)
{
    std::vector<MembershipId> ids;
    for (auto const& row : work.tx.query(R"sql(
        SELECT id FROM membership WHERE plan_id = $1 AND account_id = $2 AND status = 'pending'
        ORDER BY requested_at, id LIMIT $3
    )sql",
             { work.plan, account, limit }))
        ids.push_back({ row.text(0) });
    return ids;
}

} // namespace gatehouse::link_store
