#include "accounts/factor_store.hpp"

#include "db/database.hpp"
#include "packs/pack.hpp"

namespace gatehouse {

std::string_view to_string(ResetOutcome outcome)
{
    switch (outcome) {
    case ResetOutcome::removed: return "removed";
    case ResetOutcome::declined: return "declined";
    case ResetOutcome::expired: return "expired";
    case ResetOutcome::found: return "found";
    }
    std::unreachable();
}

} // namespace gatehouse

namespace gatehouse::factor_store {

bool is_demanded(UnitOfWork& work, Pack const& pack, AccountId const& account, AccountKind kind)
{
    auto const& rules = pack.second_factor;
    if (kind == AccountKind::staff)
        return rules.staff;
    if (rules.individuals || !rules.org_admins)
        return rules.individuals;
    return work.tx
        .query_one(R"sql(
            SELECT 1 FROM membership
            WHERE plan_id = $1 AND account_id = $2 AND role = 'org_admin' AND status = 'active' LIMIT 1
        )sql",
            { work.plan, account })
        .has_value();
}

std::optional<Factor> find(UnitOfWork& work, AccountId const& account)
{
    auto row = work.tx.query_one(R"sql(
        SELECT id, sealed_secret, last_step, enrolled_at FROM second_factor
        WHERE plan_id = $1 AND account_id = $2 AND removed_at IS NULL
    )sql",
        { work.plan, account });
    if (!row)
        return std::nullopt;
    return Factor { row->text(0), row->bytes(1), row->integer(2), row->instant(3) };
}

Result<std::string> insert(UnitOfWork& work, AccountId const& account, Bytes sealed_secret, std::int64_t first_step)
{
    auto row = work.tx.query_one(R"sql(
        INSERT INTO second_factor (plan_id, id, account_id, sealed_secret, last_step, enrolled_at)
        VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT DO NOTHING RETURNING id
    )sql",
        { work.plan, work.new_id(), account, std::move(sealed_secret), first_step, work.now });
    if (!row)
        return fail(ErrorKind::conflict, "factor.enrolled_already", "Your account has a second factor already.");
    return row->text(0);
}

bool remove(UnitOfWork& work, std::string_view factor, RemovedHow how)
{
    work.tx.query(R"sql(
        UPDATE recovery_code SET superseded_at = $3
        WHERE plan_id = $1 AND factor_id = $2 AND used_at IS NULL AND superseded_at IS NULL
    )sql",
        { work.plan, factor, work.now });
    return work.tx
        .query_one(R"sql(
            UPDATE second_factor SET removed_at = $3, removed_how = $4, sealed_secret = NULL
            WHERE plan_id = $1 AND id = $2 AND removed_at IS NULL RETURNING id
        )sql",
            { work.plan, factor, work.now, how == RemovedHow::owner ? "owner" : "reset" })
        .has_value();
}

bool claim_step(UnitOfWork& work, std::string_view factor, std::int64_t step)
{
    return work.tx
        .query_one(R"sql(
            UPDATE second_factor SET last_step = $3
            WHERE plan_id = $1 AND id = $2 AND removed_at IS NULL AND last_step < $3 RETURNING id
        )sql",
            { work.plan, factor, step })
        .has_value();
}

// ── Recovery codes ───

namespace {

std::string selector_of(UnitOfWork& work, std::string_view factor, std::string_view first_group)
{
    return work.keys.matching.hash("recovery_code.selector", std::string(factor) + "\n" + std::string(first_group));
}

} // namespace

void replace_recovery_codes(UnitOfWork& work, std::string_view factor, std::vector<CodeToKeep> const& codes)
{
    work.tx.query(R"sql(
        UPDATE recovery_code SET superseded_at = $3
        WHERE plan_id = $1 AND factor_id = $2 AND used_at IS NULL AND superseded_at IS NULL
    )sql",
        { work.plan, factor, work.now });
    for (auto const& code : codes)
        work.tx.query(R"sql(
            INSERT INTO recovery_code (plan_id, id, factor_id, selector, code_hash, made_at)
            VALUES ($1, $2, $3, $4, $5, $6)
        )sql",
            { work.plan, work.new_id(), factor, selector_of(work, factor, code.first_group), code.argon2id_hash,
                work.now });
}

std::optional<RecoveryCode> find_recovery_code(UnitOfWork& work, std::string_view factor, std::string_view first_group)
{
    auto row = work.tx.query_one(R"sql(
        SELECT id, code_hash FROM recovery_code
        WHERE plan_id = $1 AND factor_id = $2 AND selector = $3 AND used_at IS NULL AND superseded_at IS NULL
    )sql",
        { work.plan, factor, selector_of(work, factor, first_group) });
    if (!row)
        return std::nullopt;
    return RecoveryCode { row->text(0), row->text(1) };
}

bool claim_recovery_code(UnitOfWork& work, std::string_view id)
{
    return work.tx
        .query_one(R"sql(
            UPDATE recovery_code SET used_at = $3
            WHERE plan_id = $1 AND id = $2 AND used_at IS NULL AND superseded_at IS NULL RETURNING id
        )sql",
            { work.plan, id, work.now })
        .has_value();
}

std::int64_t count_recovery_codes(UnitOfWork& work, std::string_view factor)
{
    return work.tx
        .query_one(R"sql(
            SELECT count(*) FROM recovery_code
            WHERE plan_id = $1 AND factor_id = $2 AND used_at IS NULL AND superseded_at IS NULL
        )sql",
            { work.plan, factor })
        ->integer(0);
}

// ── A lost factor ───

namespace {

template <class T>
std::optional<T> id_or_nothing(Row const& row, std::size_t column)
{
    return row.is_null(column) ? std::nullopt : std::optional(T { row.text(column) });
}

std::optional<Instant> instant_or_nothing(Row const& row, std::size_t column)
{
    return row.is_null(column) ? std::nullopt : std::optional(row.instant(column));
}

std::string_view word_for(ApprovedAs as)
{
    switch (as) {
    case ApprovedAs::org_admin: return "org_admin";
    case ApprovedAs::staff: return "staff";
    case ApprovedAs::operator_at_console: return "operator";
    }
    std::unreachable();
}

} // namespace

std::optional<FactorReset> find_open_reset(UnitOfWork& work, AccountId const& account)
{
    auto row = work.tx.query_one(R"sql(
        SELECT id, account_id, asked_at, staff_asked_by, staff_asked_at, evidence, approved_at, code_good_until
        FROM factor_reset WHERE plan_id = $1 AND account_id = $2 AND settled_at IS NULL
    )sql",
        { work.plan, account });
    if (!row)
        return std::nullopt;
    return FactorReset {
        .id = { row->text(0) },
        .account = { row->text(1) },
        .asked_at = row->instant(2),
        .staff_asked_by = id_or_nothing<AccountId>(*row, 3),
        .staff_asked_at = instant_or_nothing(*row, 4),
        .evidence = row->is_null(5) ? "" : row->text(5),
        .approved_at = instant_or_nothing(*row, 6),
        .code_good_until = instant_or_nothing(*row, 7),
    };
}

FactorResetId insert_reset(UnitOfWork& work, AccountId const& account, std::string_view factor)
{
    FactorResetId id { work.new_id() };
    work.tx.query("INSERT INTO factor_reset (plan_id, id, account_id, factor_id, asked_at) VALUES ($1, $2, $3, $4, $5)",
        { work.plan, id, account, factor, work.now });
    return id;
}

bool write_down(UnitOfWork& work, FactorResetId const& id, AccountId const& by, std::string_view evidence)
{
    return work.tx
        .query_one(R"sql(
            UPDATE factor_reset SET staff_asked_by = $3, staff_asked_at = $4, evidence = $5
            WHERE plan_id = $1 AND id = $2 AND settled_at IS NULL AND staff_asked_by IS NULL AND approved_at IS NULL
            RETURNING id
        )sql",
            { work.plan, id, by, work.now, evidence })
        .has_value();
}

bool approve(UnitOfWork& work, FactorResetId const& id, ResetApproval const& approval, std::string const& code_hash,
    Instant good_until)
{
    return work.tx
        .query_one(R"sql(
            UPDATE factor_reset
            SET approved_by = $3, approved_as = $4, approved_at = $5, code_hash = $6, code_good_until = $7
            WHERE plan_id = $1 AND id = $2 AND settled_at IS NULL AND approved_at IS NULL RETURNING id
        )sql",
            { work.plan, id, approval.by ? Value(*approval.by) : Value(nullptr), word_for(approval.as), work.now,
                code_hash, good_until })
        .has_value();
}

bool settle(UnitOfWork& work, FactorResetId const& id, ResetOutcome outcome)
{
    return work.tx
        .query_one(R"sql(
            UPDATE factor_reset SET settled_at = $3, outcome = $4, code_hash = NULL
            WHERE plan_id = $1 AND id = $2 AND settled_at IS NULL
                AND ($4 <> 'removed' OR (approved_at IS NOT NULL AND code_good_until >= $3))
            RETURNING id
        )sql",
            { work.plan, id, work.now, to_string(outcome) })
        .has_value();
}

std::string reset_code_hash(UnitOfWork& work, FactorResetId const& id)
{
    auto row = work.tx.query_one("SELECT code_hash FROM factor_reset WHERE plan_id = $1 AND id = $2 "
                                 "AND settled_at IS NULL AND approved_at IS NOT NULL",
        { work.plan, id });
    return row ? row->text(0) : std::string();
}

} // namespace gatehouse::factor_store
