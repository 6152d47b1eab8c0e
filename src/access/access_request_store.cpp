#include "access/access_request_store.hpp"

#include <algorithm>
#include <iterator>

#include "db/database.hpp"

namespace gatehouse::access_request_store {

namespace {

AccessRequest read(Row const& row)
{
    return { .id = { row.text(0) },
        .account = { row.text(1) },
        .provider = { row.text(2) },
        .proved_tax_id_hash = row.is_null(3) ? std::string() : row.text(3),
        .asked_at = row.instant(4) };
}

std::vector<AccessRequest> read_all(std::vector<Row> const& rows)
{
    std::vector<AccessRequest> requests;
    std::ranges::transform(rows, std::back_inserter(requests), read);
    return requests;
}

} // namespace

AccessRequestId insert(UnitOfWork& work, RequestAccess const& request)
{
    AccessRequestId id { work.new_id() };
    auto const& hash = request.proved_tax_id_hash;
    work.tx.query(R"sql(
        INSERT INTO access_request (plan_id, id, account_id, provider_id, proved_tax_id_hash, asked_at)
        VALUES ($1, $2, $3, $4, $5, $6)
    )sql",
        { work.plan, id, request.account, request.provider, hash.empty() ? Value(nullptr) : Value(hash), work.now });
    return id;
}

bool has_open(UnitOfWork& work, AccountId const& account, ProviderId const& provider)
{
    return work.tx
        .query_one(R"sql(
        SELECT 1 FROM access_request
        WHERE plan_id = $1 AND account_id = $2 AND provider_id = $3 AND settled_at IS NULL
    )sql",
            { work.plan, account, provider })
        .has_value();
}

std::optional<Found> find(UnitOfWork& work, AccessRequestId const& id)
{
    auto row = work.tx.query_one(R"sql(
        SELECT id, account_id, provider_id, proved_tax_id_hash, asked_at, settled_at
        FROM access_request WHERE plan_id = $1 AND id = $2
    )sql",
        { work.plan, id });
    if (!row)
        return std::nullopt;
    return Found { read(*row), !row->is_null(5) };
}

std::vector<AccessRequest> open_of_account(UnitOfWork& work, AccountId const& account)
{
    return read_all(work.tx.query(R"sql(
        SELECT id, account_id, provider_id, proved_tax_id_hash, asked_at
        FROM access_request WHERE plan_id = $1 AND account_id = $2 AND settled_at IS NULL ORDER BY asked_at, id
    )sql",
        { work.plan, account }));
}

std::vector<AccessRequest> open_of_provider(UnitOfWork& work, ProviderId const& provider)
{
    return read_all(work.tx.query(R"sql(
        SELECT id, account_id, provider_id, proved_tax_id_hash, asked_at
        FROM access_request WHERE plan_id = $1 AND provider_id = $2 AND settled_at IS NULL ORDER BY asked_at, id
    )sql",
        { work.plan, provider }));
}

bool settle(UnitOfWork& work, AccessRequestId const& id, std::string_view outcome, AccountId const& by)
{
    return work.tx
        .query_one(R"sql(
        UPDATE access_request SET settled_at = $3, outcome = $4, settled_by = $5
        WHERE plan_id = $1 AND id = $2 AND settled_at IS NULL
        RETURNING id
    )sql",
            { work.plan, id, work.now, outcome, by })
        .has_value();
}

} // namespace gatehouse::access_request_store
