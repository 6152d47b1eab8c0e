#include "accounts/sign_in_guard.hpp"

#include "audit/audit.hpp"
#include "db/database.hpp"
#include "mail/outbox.hpp"
#include "packs/pack.hpp"

namespace gatehouse {

sign_in_guard::Try sign_in_guard::begin(UnitOfWork& work, Pack const& pack, AccountId const& account)
{
    auto lasts = pack.lockout.release_after;
    auto locked_until = lasts ? Value(work.now + *lasts) : Value(nullptr);

    // $3 now, $4 the limit, $5 until when a lock made now lasts. A lock that is over starts the count again. While it
    // lasts, the WHERE keeps the row as it is: a try at a locked account neither counts nor prolongs the lock.
    auto row = work.tx.query_one(R"sql(
        INSERT INTO sign_in_guard (plan_id, account_id, failures, locked_at, locked_until)
        VALUES ($1, $2, 1, CASE WHEN 1 >= $4 THEN CAST($3 AS BIGINT) END, CASE WHEN 1 >= $4 THEN CAST($5 AS BIGINT) END)
        ON CONFLICT (plan_id, account_id) DO UPDATE SET
            failures = CASE WHEN sign_in_guard.locked_at IS NULL THEN sign_in_guard.failures + 1 ELSE 1 END,
            locked_at = CASE WHEN (CASE WHEN sign_in_guard.locked_at IS NULL THEN sign_in_guard.failures + 1 ELSE 1 END)
                    >= $4 THEN CAST($3 AS BIGINT) END,
            locked_until = CASE WHEN (CASE WHEN sign_in_guard.locked_at IS NULL THEN sign_in_guard.failures + 1 ELSE 1
                    END) >= $4 THEN CAST($5 AS BIGINT) END
        WHERE sign_in_guard.locked_at IS NULL OR sign_in_guard.locked_until <= $3
        RETURNING locked_at
    )sql",
        { work.plan, account, work.now, pack.lockout.attempts, locked_until });
    if (!row)
        return { .admitted = false, .locks = false };
    return { .admitted = true, .locks = !row->is_null(0) };
}

void sign_in_guard::clear(UnitOfWork& work, AccountId const& account)
{
    work.tx.query("DELETE FROM sign_in_guard WHERE plan_id = $1 AND account_id = $2", { work.plan, account });
}

void sign_in_guard::announce_lock(UnitOfWork& work, Pack const& pack, AuditActor const& actor, AccountId const& id)
{
    record(work, { actor, "account.locked", about_account(id) });
    auto account = find_account(work, id).value();
    enqueue_mail(work,
        { pack.mail.sender_name, account.email, say("accounts.your_account_is_locked"),
            Secret<>(say("accounts.your_account_at_is_locked",
                { { "user_name", account.user_name }, { "name", pack.name }, { "subtitle", pack.subtitle },
                    { "forgot_password", pack.words.forgot_password }, { "signature", pack.mail.signature } })) });
}

std::optional<LockState> lock_state(UnitOfWork& work, AccountId const& account)
{
    auto row = work.tx.query_one(R"sql(
        SELECT locked_at, locked_until FROM sign_in_guard
        WHERE plan_id = $1 AND account_id = $2 AND locked_at IS NOT NULL AND (locked_until IS NULL OR locked_until > $3)
    )sql",
        { work.plan, account, work.now });
    if (!row)
        return std::nullopt;
    return LockState { row->instant(0), row->is_null(1) ? std::nullopt : std::optional(row->instant(1)) };
}

void unlock_account(UnitOfWork& work, AccountId const& account) { sign_in_guard::clear(work, account); }

} // namespace gatehouse
