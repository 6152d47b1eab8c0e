#include "accounts/account_store.hpp"

#include "base/fold.hpp"
#include "db/database.hpp"

namespace gatehouse {

namespace {

std::optional<Instant> instant_or_nothing(Row const& row, std::size_t column)
{
    if (row.is_null(column))
        return std::nullopt;
    return row.instant(column);
}

std::string_view to_string(AccountKind kind) { return kind == AccountKind::staff ? "staff" : "provider"; }

Account read_account(Row const& row)
{
    bool is_staff = row.text(1) == "staff";
    return Account {
        .id = { row.text(0) },
        .kind = is_staff ? AccountKind::staff : AccountKind::provider,
        .staff_rank = is_staff ? parse_staff_rank(row.text(2)) : std::nullopt,
        .user_name = row.text(3),
        .email = EmailAddress::parse(row.text(4)).value(),
        .first_name = row.text(5),
        .last_name = row.text(6),
        .phone = row.text(7),
        .created_at = row.instant(8),
        .activated_at = instant_or_nothing(row, 9),
        .last_sign_in_at = instant_or_nothing(row, 10),
    };
}

void insert_name(UnitOfWork& work, AccountId const& account, std::string_view name, std::string_view kind)
{
    work.tx.query("INSERT INTO sign_in_name (plan_id, name, kind, account_id) VALUES ($1, $2, $3, $4)",
        { work.plan, name, kind, account });
}

void insert_term(UnitOfWork& work, AccountId const& account, std::string_view name)
{
    work.tx.query("INSERT INTO account_search (plan_id, term, account_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
        { work.plan, fold(name), account });
}

} // namespace

void account_store::insert(UnitOfWork& work, AccountId const& id, NewAccount const& account)
{
    auto rank = account.staff_rank ? Value(to_string(*account.staff_rank)) : Value(nullptr);
    work.tx.query(R"sql(
        INSERT INTO account (plan_id, id, kind, staff_role, user_name, email, first_name, last_name, phone, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
    )sql",
        { work.plan, id, to_string(account.kind), rank, account.user_name.typed, account.email.text(),
            account.first_name, account.last_name, account.phone, work.now });
    insert_name(work, id, account.user_name.canonical, "user_name");
    insert_name(work, id, canonical_sign_in_name(account.email.text()), "email");
    insert_term(work, id, account.first_name + " " + account.last_name);
    insert_term(work, id, account.last_name + " " + account.first_name);
}

void account_store::touch_sign_in(UnitOfWork& work, AccountId const& id)
{
    work.tx.query(
        "UPDATE account SET last_sign_in_at = $3 WHERE plan_id = $1 AND id = $2", { work.plan, id, work.now });
}

bool sign_in_name_is_taken(UnitOfWork& work, std::string_view canonical)
{
    return find_account_by_sign_in_name(work, canonical).has_value();
}

std::optional<AccountId> find_account_by_sign_in_name(UnitOfWork& work, std::string_view canonical)
{
    auto row = work.tx.query_one(
        "SELECT account_id FROM sign_in_name WHERE plan_id = $1 AND name = $2", { work.plan, canonical });
    if (!row)
        return std::nullopt;
    return AccountId { row->text(0) };
}

std::optional<Account> find_account(UnitOfWork& work, AccountId const& id)
{
    auto row = work.tx.query_one(R"sql(
        SELECT id, kind, staff_role, user_name, email, first_name, last_name, phone, created_at, activated_at,
            last_sign_in_at
        FROM account WHERE plan_id = $1 AND id = $2
    )sql",
        { work.plan, id });
    if (!row)
        return std::nullopt;
    return read_account(*row);
}

std::vector<Account> search_accounts(UnitOfWork& work, std::string_view text, int count)
{
    auto prefix = fold(text);
    std::vector<Account> found;
    if (prefix.empty())
        return found;
    for (auto const& row : work.tx.query(R"sql(
        SELECT id, kind, staff_role, user_name, email, first_name, last_name, phone, created_at, activated_at,
            last_sign_in_at
        FROM account
        WHERE plan_id = $1 AND id IN (
            SELECT account_id FROM sign_in_name
            WHERE plan_id = $1 AND name COLLATE "C" >= $2 AND name COLLATE "C" < $3
            UNION
            SELECT account_id FROM account_search WHERE plan_id = $1 AND term >= $2 AND term < $3)
        ORDER BY user_name COLLATE "C" LIMIT $4
    )sql",
             { work.plan, prefix, prefix + "\U0010FFFF", count }))
        found.push_back(read_account(row));
    return found;
}

void activate_account(UnitOfWork& work, AccountId const& id)
{
    work.tx.query("UPDATE account SET activated_at = $3 WHERE plan_id = $1 AND id = $2 AND activated_at IS NULL",
        { work.plan, id, work.now });
}

} // namespace gatehouse
