#include "accounts/password_store.hpp"

#include "codes/one_time_code.hpp"
#include "db/database.hpp"
#include "packs/pack.hpp"

namespace gatehouse {

std::optional<password_store::Password> password_store::find(UnitOfWork& work, AccountId const& account)
{
    auto row = work.tx.query_one(
        "SELECT kind, hash, set_at, good_until FROM password WHERE plan_id = $1 AND account_id = $2",
        { work.plan, account });
    if (!row)
        return std::nullopt;
    return Password {
        .kind = row->text(0) == "temporary" ? Kind::temporary : Kind::chosen,
        .hash = row->text(1),
        .set_at = row->instant(2),
        .good_until = row->is_null(3) ? std::nullopt : std::optional(row->instant(3)),
    };
}

void password_store::set(
    UnitOfWork& work, AccountId const& account, Kind kind, std::string const& hash, std::optional<Instant> good_until)
{
    work.tx.query(R"sql(
        INSERT INTO password (plan_id, account_id, kind, hash, set_at, good_until) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (plan_id, account_id) DO UPDATE SET kind = excluded.kind, hash = excluded.hash,
            set_at = excluded.set_at, good_until = excluded.good_until
    )sql",
        { work.plan, account, kind == Kind::temporary ? "temporary" : "chosen", hash, work.now,
            good_until ? Value(*good_until) : Value(nullptr) });
}

void password_store::rehash(
    UnitOfWork& work, AccountId const& account, std::string const& old_hash, std::string const& new_hash)
{
    work.tx.query("UPDATE password SET hash = $4 WHERE plan_id = $1 AND account_id = $2 AND hash = $3",
        { work.plan, account, old_hash, new_hash });
}

void set_chosen_password(UnitOfWork& work, Pack const& pack, AccountId const& account, std::string const& hash)
{
    std::optional<Instant> good_until;
    if (pack.passwords.expire_after)
        good_until = work.now + *pack.passwords.expire_after;
    password_store::set(work, account, password_store::Kind::chosen, hash, good_until);
    // A link that was mailed before must not undo what its owner has chosen since.
    supersede_codes(work, CodePurpose::password_recovery, account.value);
}

void set_temporary_password(UnitOfWork& work, AccountId const& account, std::string const& hash, Instant good_until)
{
    password_store::set(work, account, password_store::Kind::temporary, hash, good_until);
}

void limit_temporary_password(UnitOfWork& work, AccountId const& account, Instant good_until)
{
    work.tx.query(R"sql(
        UPDATE password SET good_until = $3 WHERE plan_id = $1 AND account_id = $2 AND kind = 'temporary'
    )sql",
        { work.plan, account, good_until });
}

std::optional<PasswordExpiry> password_expiry(UnitOfWork& work, Pack const& pack, AccountId const& account)
{
    auto password = password_store::find(work, account);
    if (!password || password->kind == password_store::Kind::temporary || !password->good_until)
        return std::nullopt;
    bool warn = pack.passwords.warn_from && work.now >= password->set_at + *pack.passwords.warn_from;
    return PasswordExpiry { *password->good_until, warn };
}

} // namespace gatehouse
