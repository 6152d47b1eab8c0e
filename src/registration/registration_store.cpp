#include "registration/registration_store.hpp"

#include "codes/one_time_code.hpp"
#include "db/database.hpp"

namespace gatehouse::registration_store {

static std::optional<Instant> instant_or_nothing(Row const& row, std::size_t column)
{
    return row.is_null(column) ? std::nullopt : std::optional(row.instant(column));
}

RegistrationId insert(UnitOfWork& work, Begun const& begun, RegistrationForm const& form)
{
    RegistrationId id { work.new_id() };
    work.tx.query(R"sql(
        INSERT INTO registration (plan_id, id, provider_id, proved_tax_id_hash, first_name, last_name, email, phone,
            user_name, begun_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
    )sql",
        { work.plan, id, begun.provider, begun.proved_tax_id_hash, form.first_name, form.last_name, form.email.text(),
            form.phone, form.user_name.typed, work.now });
    return id;
}

bool prove(UnitOfWork& work, RegistrationId const& id, std::string const& browser_hash)
{
    return work.tx
        .query_one(R"sql(
        UPDATE registration SET email_proved_at = $3, browser_hash = $4
        WHERE plan_id = $1 AND id = $2 AND email_proved_at IS NULL
        RETURNING id
    )sql",
            { work.plan, id, work.now, browser_hash })
        .has_value();
}

std::optional<Proved> find_proved(UnitOfWork& work, RegistrationId const& id, std::string const& browser_hash)
{
    auto row = work.tx.query_one(R"sql(
        SELECT provider_id, proved_tax_id_hash, first_name, last_name, email, phone, user_name, email_proved_at,
            completed_at, account_id
        FROM registration
        WHERE plan_id = $1 AND id = $2 AND browser_hash = $3 AND email_proved_at IS NOT NULL
    )sql",
        { work.plan, id, browser_hash });
    if (!row)
        return std::nullopt;
    Registration registration {
        .id = id,
        .provider = { row->text(0) },
        .proved_tax_id_hash = row->text(1),
        .first_name = row->text(2),
        .last_name = row->text(3),
        .email = row->text(4),
        .phone = row->text(5),
        .user_name = row->text(6),
        .good_until = {},
        .completed_at = instant_or_nothing(*row, 8),
        .account = row->is_null(9) ? std::nullopt : std::optional(AccountId { row->text(9) }),
    };
    return Proved { std::move(registration), row->instant(7) };
}

void complete(UnitOfWork& work, RegistrationId const& id, AccountId const& account)
{
    work.tx.query("UPDATE registration SET completed_at = $3, account_id = $4 WHERE plan_id = $1 AND id = $2",
        { work.plan, id, work.now, account });
}

std::optional<LetterId> open_claim_letter(UnitOfWork& work, ProviderId const& provider)
{
    auto row = work.tx.query_one(R"sql(
        SELECT letter.id
        FROM membership
        JOIN letter ON letter.plan_id = membership.plan_id AND letter.account_id = membership.account_id
            AND letter.provider_id = membership.provider_id
        JOIN one_time_code AS code ON code.plan_id = letter.plan_id AND code.id = letter.code_id
        WHERE membership.plan_id = $1 AND membership.provider_id = $2
            AND membership.role = 'org_admin' AND membership.status = 'pending'
            AND code.used_at IS NULL AND code.superseded_at IS NULL AND code.good_until >= $3
        ORDER BY code.good_until DESC, letter.id DESC
        LIMIT 1
    )sql",
        { work.plan, provider, work.now });
    if (!row)
        return std::nullopt;
    return LetterId { row->text(0) };
}

std::optional<ProviderId> pending_claim(UnitOfWork& work, AccountId const& account)
{
    for (auto const& membership : memberships_of(work, account))
        if (membership.role == Role::org_admin && membership.status == MembershipStatus::pending)
            return membership.provider;
    return std::nullopt;
}

bool insert_letter_request(
    UnitOfWork& work, LetterId const& letter, AccountId const& account, ProviderId const& provider)
{
    return work.tx
        .query_one(R"sql(
        INSERT INTO letter_request (plan_id, id, letter_id, account_id, provider_id, asked_at)
        VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (plan_id, account_id) WHERE settled_at IS NULL DO NOTHING
        RETURNING id
    )sql",
            { work.plan, work.new_id(), letter, account, provider, work.now })
        .has_value();
}

std::optional<Instant> open_letter_request(UnitOfWork& work, AccountId const& account)
{
    auto row = work.tx.query_one(
        "SELECT asked_at FROM letter_request WHERE plan_id = $1 AND account_id = $2 AND settled_at IS NULL",
        { work.plan, account });
    if (!row)
        return std::nullopt;
    return row->instant(0);
}

std::vector<LetterRequest> open_letter_requests(UnitOfWork& work, int count)
{
    std::vector<LetterRequest> requests;
    for (auto const& row : work.tx.query(R"sql(
        SELECT letter_id, account_id, provider_id, asked_at FROM letter_request
        WHERE plan_id = $1 AND settled_at IS NULL ORDER BY asked_at, id LIMIT $2
    )sql",
             { work.plan, count }))
        requests.push_back({ { row.text(0) }, { row.text(1) }, { row.text(2) }, row.instant(3) });
    return requests;
}

void settle_letter_requests(UnitOfWork& work, AccountId const& account)
{
    work.tx.query(
        "UPDATE letter_request SET settled_at = $3 WHERE plan_id = $1 AND account_id = $2 AND settled_at IS NULL",
        { work.plan, account, work.now });
}

} // namespace gatehouse::registration_store
