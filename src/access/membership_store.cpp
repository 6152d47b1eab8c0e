#include "access/membership_store.hpp"

#include <algorithm>
#include <iterator>

#include "db/database.hpp"

namespace gatehouse {

std::string_view to_string(Role role)
{
    switch (role) {
    case Role::org_admin: return "org_admin";
    case Role::org_user: return "org_user";
    }
    std::unreachable();
}

std::string_view to_string(MembershipStatus status)
{
    switch (status) {
    case MembershipStatus::pending: return "pending";
    case MembershipStatus::active: return "active";
    case MembershipStatus::ended: return "ended";
    }
    std::unreachable();
}

} // namespace gatehouse

namespace gatehouse::membership_store {

namespace {

MembershipStatus parse_status(std::string_view text)
{
    using enum MembershipStatus;
    for (auto status : { pending, active, ended })
        if (to_string(status) == text)
            return status;
    throw DatabaseFailure("a membership of no known status");
}

Membership read(Row const& row)
{
    return {
        .id = { row.text(0) },
        .account = { row.text(1) },
        .provider = { row.text(2) },
        .role = row.text(3) == to_string(Role::org_admin) ? Role::org_admin : Role::org_user,
        .status = parse_status(row.text(4)),
        .display_name = row.text(5),
        .phone = row.text(6),
        .job_title = row.text(7),
        .requested_at = row.instant(8),
        .activated_at = row.is_null(9) ? std::nullopt : std::optional(row.instant(9)),
    };
}

std::vector<Membership> read_all(std::vector<Row> const& rows)
{
    std::vector<Membership> memberships;
    std::ranges::transform(rows, std::back_inserter(memberships), read);
    return memberships;
}

// Of a provider ($2) at a moment ($3): pending, locked out, or, but for who answers ($4), without the second factor.
// CROSS: SQLite goes from the few who are locked out to their memberships, not the other way round.
constexpr std::string_view waiting_ids = R"sql(
    SELECT id FROM membership WHERE plan_id = $1 AND provider_id = $2 AND status = 'pending'
    UNION
    SELECT membership.id FROM sign_in_guard CROSS JOIN membership
    WHERE sign_in_guard.plan_id = $1 AND sign_in_guard.locked_at IS NOT NULL
        AND (sign_in_guard.locked_until IS NULL OR sign_in_guard.locked_until > $3)
        AND membership.plan_id = $1 AND membership.account_id = sign_in_guard.account_id
        AND membership.provider_id = $2 AND membership.ended_at IS NULL AND membership.status = 'active'
    UNION
    SELECT membership.id FROM factor_reset CROSS JOIN membership
    WHERE factor_reset.plan_id = $1 AND factor_reset.settled_at IS NULL AND factor_reset.approved_at IS NULL
        AND membership.plan_id = $1 AND membership.account_id = factor_reset.account_id AND membership.account_id <> $4
        AND membership.provider_id = $2 AND membership.ended_at IS NULL AND membership.status = 'active'
)sql";

std::optional<Membership> read_one(std::optional<Row> const& row)
{
    return row ? std::optional(read(*row)) : std::nullopt;
}

} // namespace

std::optional<Membership> find(UnitOfWork& work, MembershipId const& id)
{
    return read_one(work.tx.query_one(R"sql(
        SELECT id, account_id, provider_id, role, status, display_name, phone, job_title, requested_at, activated_at
        FROM membership WHERE plan_id = $1 AND id = $2
    )sql",
        { work.plan, id }));
}

std::optional<Membership> find_open(UnitOfWork& work, AccountId const& account, ProviderId const& provider)
{
    return read_one(work.tx.query_one(R"sql(
        SELECT id, account_id, provider_id, role, status, display_name, phone, job_title, requested_at, activated_at
        FROM membership WHERE plan_id = $1 AND account_id = $2 AND provider_id = $3 AND ended_at IS NULL
    )sql",
        { work.plan, account, provider }));
}

std::vector<Membership> open_of_account(UnitOfWork& work, AccountId const& account)
{
    return read_all(work.tx.query(R"sql(
        SELECT id, account_id, provider_id, role, status, display_name, phone, job_title, requested_at, activated_at
        FROM membership WHERE plan_id = $1 AND account_id = $2 AND ended_at IS NULL ORDER BY requested_at, id
    )sql",
        { work.plan, account }));
}

std::vector<Membership> open_of_provider(UnitOfWork& work, ProviderId const& provider)
{
    return read_all(work.tx.query(R"sql(
        SELECT id, account_id, provider_id, role, status, display_name, phone, job_title, requested_at, activated_at
        FROM membership WHERE plan_id = $1 AND provider_id = $2 AND ended_at IS NULL ORDER BY role, display_name, id
    )sql",
        { work.plan, provider }));
}

std::string proved_tax_id_hash(UnitOfWork& work, AccountId const& account, ProviderId const& provider)
{
    auto row = work.tx.query_one(R"sql(
        SELECT proved_tax_id_hash FROM membership
        WHERE plan_id = $1 AND account_id = $2 AND provider_id = $3 AND ended_at IS NULL
            AND proved_tax_id_hash IS NOT NULL
    )sql",
        { work.plan, account, provider });
    return row ? row->text(0) : "";
}

std::optional<Membership> find_active_by_number(UnitOfWork& work, AccountId const& account, std::string_view number)
{
    auto row = work.tx.query_one("SELECT id FROM provider WHERE plan_id = $1 AND number = $2", { work.plan, number });
    auto found = row ? find_open(work, account, { row->text(0) }) : std::nullopt;
    return found && found->status == MembershipStatus::active ? found : std::nullopt;
}

std::vector<Membership> groups_that_may_see(UnitOfWork& work, AccountId const& account, std::string_view number)
{
    return read_all(work.tx.query(R"sql(
        SELECT id, account_id, provider_id, role, status, display_name, phone, job_title, requested_at, activated_at
        FROM membership
        WHERE plan_id = $1 AND account_id = $2 AND status = 'active' AND proved_tax_id_hash IS NOT NULL
            AND EXISTS (
                SELECT 1 FROM provider_tax_id
                WHERE provider_tax_id.plan_id = $1 AND tax_id_hash = membership.proved_tax_id_hash AND number = $3)
        ORDER BY requested_at, id
    )sql",
        { work.plan, account, number }));
}

ActiveCounts count_active(UnitOfWork& work, AccountId const& account)
{
    auto row = work.tx.query_one(R"sql(
        SELECT count(*), count(proved_tax_id_hash) FROM membership
        WHERE plan_id = $1 AND account_id = $2 AND ended_at IS NULL AND status = 'active'
    )sql",
        { work.plan, account });
    return { row->integer(0), row->integer(1) };
}

std::int64_t count_waiting(UnitOfWork& work, ProviderId const& provider, AccountId const& answering)
{
    return work.tx
        .query_one("SELECT count(*) FROM (" + std::string(waiting_ids) + ") AS waiting",
            { work.plan, provider, work.now, answering })
        ->integer(0);
}

std::vector<Membership> part_of_provider(
    UnitOfWork& work, ProviderId const& provider, std::int64_t limit, std::int64_t offset)
{
    return read_all(work.tx.query(R"sql(
        SELECT id, account_id, provider_id, role, status, display_name, phone, job_title, requested_at, activated_at
        FROM membership WHERE plan_id = $1 AND provider_id = $2 AND ended_at IS NULL ORDER BY role, display_name, id
        LIMIT $3 OFFSET $4
    )sql",
        { work.plan, provider, limit, offset }));
}

std::int64_t count_of_provider(UnitOfWork& work, ProviderId const& provider)
{
    return work.tx
        .query_one("SELECT count(*) FROM membership WHERE plan_id = $1 AND provider_id = $2 AND ended_at IS NULL",
            { work.plan, provider })
        ->integer(0);
}

std::vector<Membership> admins_of_provider(UnitOfWork& work, ProviderId const& provider)
{
    return read_all(work.tx.query(R"sql(
        SELECT id, account_id, provider_id, role, status, display_name, phone, job_title, requested_at, activated_at
        FROM membership WHERE plan_id = $1 AND provider_id = $2 AND role = 'org_admin' AND ended_at IS NULL
        ORDER BY display_name, id
    )sql",
        { work.plan, provider }));
}

std::vector<Membership> waiting_of_provider(
    UnitOfWork& work, ProviderId const& provider, AccountId const& answering, std::int64_t limit)
{
    return read_all(work.tx.query(R"sql(
        SELECT id, account_id, provider_id, role, status, display_name, phone, job_title, requested_at, activated_at
        FROM membership WHERE plan_id = $1 AND id IN ()sql"
            + std::string(waiting_ids) + ") ORDER BY requested_at, id LIMIT $5",
        { work.plan, provider, work.now, answering, limit }));
}

std::vector<Searchable> searchable_of_provider(UnitOfWork& work, ProviderId const& provider)
{
    std::vector<Searchable> all;
    for (auto const& row : work.tx.query(R"sql(
        SELECT membership.id, membership.display_name || ' ' || account.email || ' ' || account.user_name
        FROM membership
        JOIN account ON account.plan_id = membership.plan_id AND account.id = membership.account_id
        WHERE membership.plan_id = $1 AND membership.provider_id = $2 AND membership.ended_at IS NULL
        ORDER BY membership.role, membership.display_name, membership.id
    )sql",
             { work.plan, provider }))
        all.push_back({ { row.text(0) }, row.text(1) });
    return all;
}

MembershipId insert_pending(UnitOfWork& work, RequestMembership const& request, Account const& account)
{
    MembershipId id { work.new_id() };
    auto const& hash = request.proved_tax_id_hash;
    work.tx.query(R"sql(
        INSERT INTO membership (plan_id, id, account_id, provider_id, provider_number, role, status, display_name,
            phone, job_title, proved_tax_id_hash, requested_at)
        VALUES ($1, $2, $3, $4, (SELECT number FROM provider WHERE plan_id = $1 AND id = $4), $5, 'pending', $6, $7, '',
            $8, $9)
    )sql",
        { work.plan, id, request.account, request.provider, to_string(request.role), account.full_name(), account.phone,
            hash.empty() ? Value(nullptr) : Value(hash), work.now });
    return id;
}

void activate(UnitOfWork& work, MembershipId const& id, Role role, AccountId const* by)
{
    work.tx.query(R"sql(
        UPDATE membership SET status = 'active', role = $3, activated_at = $4, activated_by = $5
        WHERE plan_id = $1 AND id = $2
    )sql",
        { work.plan, id, to_string(role), work.now, by ? Value(*by) : Value(nullptr) });
}

void set_role(UnitOfWork& work, MembershipId const& id, Role role)
{
    work.tx.query("UPDATE membership SET role = $3 WHERE plan_id = $1 AND id = $2", { work.plan, id, to_string(role) });
}

void set_details(UnitOfWork& work, EditMember const& details)
{
    work.tx.query(R"sql(
        UPDATE membership SET display_name = $3, phone = $4, job_title = $5 WHERE plan_id = $1 AND id = $2
    )sql",
        { work.plan, details.who.member, details.display_name, details.phone, details.job_title });
}

void end(UnitOfWork& work, MembershipId const& id, AccountId const& by)
{
    work.tx.query(R"sql(
        UPDATE membership SET status = 'ended', ended_at = $3, ended_by = $4 WHERE plan_id = $1 AND id = $2
    )sql",
        { work.plan, id, work.now, by });
}

std::optional<Instant> without_admin_since(UnitOfWork& work, ProviderId const& provider)
{
    auto row = work.tx.query_one(
        "SELECT began_at FROM org_admin_gap WHERE plan_id = $1 AND provider_id = $2 AND ended_at IS NULL",
        { work.plan, provider });
    return row ? std::optional(row->instant(0)) : std::nullopt;
}

std::vector<OfficeWithoutAdmin> open_admin_gaps(UnitOfWork& work, int count)
{
    std::vector<OfficeWithoutAdmin> gaps;
    for (auto const& row : work.tx.query("SELECT provider_id, began_at FROM org_admin_gap "
                                         "WHERE plan_id = $1 AND ended_at IS NULL ORDER BY began_at, id LIMIT $2",
             { work.plan, count }))
        gaps.push_back({ { row.text(0) }, row.instant(1) });
    return gaps;
}

void begin_admin_gap(UnitOfWork& work, ProviderId const& provider)
{
    work.tx.query("INSERT INTO org_admin_gap (plan_id, id, provider_id, began_at) VALUES ($1, $2, $3, $4)",
        { work.plan, work.new_id(), provider, work.now });
}

void end_admin_gap(UnitOfWork& work, ProviderId const& provider)
{
    work.tx.query("UPDATE org_admin_gap SET ended_at = $3 WHERE plan_id = $1 AND provider_id = $2 AND ended_at IS NULL",
        { work.plan, provider, work.now });
}

} // namespace gatehouse::membership_store
