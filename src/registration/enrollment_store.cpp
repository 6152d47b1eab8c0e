#include "registration/enrollment_store.hpp"

#include "db/database.hpp"

namespace gatehouse::enrollment_store {

namespace {

std::string text_or_empty(Row const& row, std::size_t column)
{
    return row.is_null(column) ? std::string() : row.text(column);
}

std::optional<std::string> text_or_nothing(Row const& row, std::size_t column)
{
    return row.is_null(column) ? std::nullopt : std::optional(row.text(column));
}

Value or_null(std::string const& text) { return text.empty() ? Value(nullptr) : Value(text); }

} // namespace

RegistrationId insert(UnitOfWork& work, Begun const& begun, ProviderIdentity const& identity)
{
    RegistrationId id { work.new_id() };
    work.tx.query(R"sql(
        INSERT INTO enrollment (plan_id, id, provider_id, kind, proved_tax_id_hash, first_name, last_name, browser_hash,
            begun_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
    )sql",
        { work.plan, id, begun.provider, identity.as_group ? "group" : "practitioner", begun.proved_tax_id_hash,
            identity.first_name, identity.last_name, begun.browser_hash, work.now });
    return id;
}

std::optional<Kept> find(UnitOfWork& work, RegistrationId const& id)
{
    auto row = work.tx.query_one(R"sql(
        SELECT provider_id, kind, proved_tax_id_hash, first_name, last_name, begun_at, agreed_at, user_name, email,
            account_id, browser_hash, agreed_texts, password_hash, security_question, security_answer_hash
        FROM enrollment WHERE plan_id = $1 AND id = $2
    )sql",
        { work.plan, id });
    if (!row)
        return std::nullopt;
    Enrollment enrollment {
        .id = id,
        .provider = { row->text(0) },
        .as_group = row->text(1) == "group",
        .proved_tax_id_hash = row->text(2),
        .first_name = row->text(3),
        .last_name = row->text(4),
        .begun_at = row->instant(5),
        .agreed_at = row->is_null(6) ? std::nullopt : std::optional(row->instant(6)),
        .agreed = false,
        .user_name = text_or_nothing(*row, 7),
        .email = text_or_nothing(*row, 8),
        .account = row->is_null(9) ? std::nullopt : std::optional(AccountId { row->text(9) }),
    };
    return Kept { std::move(enrollment), row->text(10), text_or_empty(*row, 11), text_or_empty(*row, 12),
        text_or_empty(*row, 13), text_or_empty(*row, 14) };
}

void agree(UnitOfWork& work, RegistrationId const& id, std::string const& texts)
{
    work.tx.query("UPDATE enrollment SET agreed_at = $3, agreed_texts = $4 WHERE plan_id = $1 AND id = $2",
        { work.plan, id, work.now, texts });
}

void choose(UnitOfWork& work, RegistrationId const& id, Chosen const& chosen)
{
    work.tx.query(R"sql(
        UPDATE enrollment SET account_chosen_at = $3, first_name = $4, last_name = $5, user_name = $6, email = $7,
            password_hash = $8, security_question = $9, security_answer_hash = $10
        WHERE plan_id = $1 AND id = $2 AND completed_at IS NULL
    )sql",
        { work.plan, id, work.now, chosen.first_name, chosen.last_name, chosen.user_name, chosen.email,
            chosen.password_hash, or_null(chosen.security_question), or_null(chosen.security_answer_hash) });
}

void complete(UnitOfWork& work, RegistrationId const& id, AccountId const& account)
{
    work.tx.query(R"sql(
        UPDATE enrollment SET completed_at = $3, account_id = $4, password_hash = NULL, security_answer_hash = NULL
        WHERE plan_id = $1 AND id = $2
    )sql",
        { work.plan, id, work.now, account });
}

} // namespace gatehouse::enrollment_store
