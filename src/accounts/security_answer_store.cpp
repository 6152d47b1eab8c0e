#include "accounts/accounts.hpp"
#include "base/fold.hpp"
#include "db/database.hpp"

namespace gatehouse {

std::string normalised_answer(std::string_view typed) { return fold(typed); }

void set_security_answer(
    UnitOfWork& work, AccountId const& account, std::string_view question, std::string const& argon2id_hash)
{
    work.tx.query(R"sql(
        INSERT INTO security_answer (plan_id, account_id, question, answer_hash, set_at) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (plan_id, account_id) DO UPDATE SET
            question = excluded.question, answer_hash = excluded.answer_hash, set_at = excluded.set_at
    )sql",
        { work.plan, account, question, argon2id_hash, work.now });
}

std::optional<SecurityAnswer> find_security_answer(UnitOfWork& work, AccountId const& account)
{
    auto row
        = work.tx.query_one("SELECT question, answer_hash FROM security_answer WHERE plan_id = $1 AND account_id = $2",
            { work.plan, account });
    if (!row)
        return std::nullopt;
    return SecurityAnswer { row->text(0), row->text(1) };
}

} // namespace gatehouse
