#include "letters/letter_store.hpp"

#include <array>
#include <stdexcept>

#include "db/database.hpp"
#include "letters/batch_store.hpp"

namespace gatehouse {

namespace {

constexpr std::array all_states { LetterState::queued, LetterState::printed, LetterState::mailed,
    LetterState::expected_passed, LetterState::used, LetterState::expired, LetterState::superseded,
    LetterState::returned };

LetterState parse_state(std::string_view text)
{
    for (auto state : all_states)
        if (to_string(state) == text)
            return state;
    throw DatabaseFailure("a letter in an unknown state");
}

LocalDate date(Row const& row, std::size_t column)
{
    auto day = parse_iso_date(row.text(column));
    if (!day)
        throw DatabaseFailure("a letter with a date that is none");
    return *day;
}

std::optional<Instant> optional_instant(Row const& row, std::size_t column)
{
    return row.is_null(column) ? std::nullopt : std::optional(row.instant(column));
}

std::string text_or_empty(Row const& row, std::size_t column) { return row.is_null(column) ? "" : row.text(column); }

Letter read_letter(Row const& row, LetterTerms const& terms)
{
    Letter letter {
        .id = { row.text(0) },
        .provider = { row.text(1) },
        .account = { row.text(2) },
        .code = { row.text(3) },
        .number = row.integer(4),
        .person = row.text(5),
        .provider_name = row.text(6),
        .provider_number = row.text(7),
        .address = { row.text(8), row.text(9), row.text(10), row.text(11), row.text(12) },
        .registered_at = row.instant(13),
        .queued_at = row.instant(14),
        .mail_on = date(row, 15),
        .expected_on = date(row, 16),
        .use_by = optional_instant(row, 17),
        .batch = row.is_null(18) ? std::nullopt : std::optional(BatchId { row.text(18) }),
        .printed_at = optional_instant(row, 19),
        .mailed_at = optional_instant(row, 20),
        .used_at = optional_instant(row, 21),
        .superseded_at = optional_instant(row, 22),
        .superseded_because = text_or_empty(row, 23),
        .returned_at = optional_instant(row, 24),
        .return_reason = text_or_empty(row, 25),
        .state = parse_state(row.text(26)),
        .may_miss_use_by = false,
    };
    auto const use_by = letter.use_by.value_or(letter_dates(terms, letter.queued_at).use_by);
    letter.may_miss_use_by = letter.expected_on > terms.zone.local_date(use_by);
    return letter;
}

std::vector<Letter> read_letters(std::vector<Row> const& rows, LetterTerms const& terms)
{
    std::vector<Letter> letters;
    letters.reserve(rows.size());
    for (auto const& row : rows)
        letters.push_back(read_letter(row, terms));
    return letters;
}

// The letters of the plan $1 with their state at $2, which is on the day $3. The first that applies is the state.
#define LETTER_WITH_STATE                                                      \
    "FROM (SELECT letter.*, CASE "                                             \
    "WHEN used_at IS NOT NULL THEN 'used' "                                    \
    "WHEN returned_at IS NOT NULL THEN 'returned' "                            \
    "WHEN superseded_at IS NOT NULL THEN 'superseded' "                        \
    "WHEN use_by < $2 THEN 'expired' "                                         \
    "WHEN printed_at IS NOT NULL AND expected_on < $3 THEN 'expected_passed' " \
    "WHEN mailed_at IS NOT NULL THEN 'mailed' "                                \
    "WHEN printed_at IS NOT NULL THEN 'printed' "                              \
    "ELSE 'queued' END AS letter_state FROM letter WHERE plan_id = $1) AS letter "

// What read_letter() reads.
#define SELECT_LETTER                                                                                               \
    "SELECT id, provider_id, account_id, code_id, number, person, provider_name, provider_number, address_line_1, " \
    "address_line_2, city, state, zip, registered_at, queued_at, mail_on, expected_on, use_by, batch_id, "          \
    "printed_at, mailed_at, used_at, superseded_at, superseded_because, returned_at, return_reason, "               \
    "letter_state " LETTER_WITH_STATE

// The account's last letter, unless its claim has ended.
#define UNANSWERED                                                                      \
    "(superseded_because IS NULL OR superseded_because IN ('too_late', 'unreadable')) " \
    "AND NOT EXISTS (SELECT 1 FROM letter AS later WHERE later.plan_id = $1 "           \
    "AND later.account_id = letter.account_id AND later.number > letter.number) "

std::string today(UnitOfWork& work, LetterTerms const& terms) { return iso_date(terms.zone.local_date(work.now)); }

} // namespace

void insert_letter(UnitOfWork& work, QueueLetter const& letter, NewLetter const& added)
{
    auto const& address = letter.address;
    work.tx.query(R"sql(
        INSERT INTO letter (plan_id, id, provider_id, account_id, code_id, number, person, provider_name,
            provider_number, address_line_1, address_line_2, city, state, zip, registered_at, sealed_secret,
            sealed_for, queued_at, mail_on, expected_on, use_by)
        VALUES ($1, $2, $3, $4, $5,
            (SELECT count(*) + 1 FROM letter WHERE plan_id = $1 AND account_id = $4),
            $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)
    )sql",
        { work.plan, added.id, letter.provider, letter.account, letter.code, letter.person, letter.provider_name,
            letter.provider_number, address.line_1, address.line_2, address.city, address.state, address.zip,
            letter.registered_at, added.sealed_secret, added.sealed_for, work.now, iso_date(added.mail_on),
            iso_date(added.expected_on), added.use_by ? Value(*added.use_by) : Value(nullptr) });
}

std::int64_t count_open_letters(UnitOfWork& work, ProviderId const& provider, AccountId const& account)
{
    return work.tx
        .query_one(R"sql(
        SELECT count(*) FROM letter
        WHERE plan_id = $1 AND provider_id = $2 AND account_id <> $3 AND used_at IS NULL AND superseded_at IS NULL
            AND returned_at IS NULL AND (use_by IS NULL OR use_by >= $4)
    )sql",
            { work.plan, provider, account, work.now })
        ->integer(0);
}

std::int64_t count_letters_since(UnitOfWork& work, ProviderId const& provider, Instant since)
{
    return work.tx
        .query_one("SELECT count(*) FROM letter WHERE plan_id = $1 AND provider_id = $2 AND queued_at > $3",
            { work.plan, provider, since })
        ->integer(0);
}

std::vector<CodeId> supersede_account_letters(
    UnitOfWork& work, AccountId const& account, std::string_view because, CodeId const& except)
{
    std::vector<CodeId> codes;
    for (auto const& row : work.tx.query(R"sql(
        UPDATE letter SET superseded_at = $3, superseded_because = $4, sealed_secret = NULL,
            batch_id = CASE WHEN printed_at IS NOT NULL THEN batch_id END
        WHERE plan_id = $1 AND account_id = $2 AND used_at IS NULL AND superseded_at IS NULL AND code_id <> $5
        RETURNING code_id
    )sql",
             { work.plan, account, work.now, because, except }))
        codes.push_back({ row.text(0) });
    return codes;
}

void supersede_letter(UnitOfWork& work, LetterId const& letter, std::string_view because)
{
    work.tx.query(R"sql(
        UPDATE letter SET superseded_at = $3, superseded_because = $4, sealed_secret = NULL,
            batch_id = CASE WHEN printed_at IS NOT NULL THEN batch_id END
        WHERE plan_id = $1 AND id = $2 AND superseded_at IS NULL
    )sql",
        { work.plan, letter, work.now, because });
}

void set_letter_used(UnitOfWork& work, CodeId const& code)
{
    work.tx.query("UPDATE letter SET used_at = $3 WHERE plan_id = $1 AND code_id = $2 AND used_at IS NULL",
        { work.plan, code, work.now });
}

void set_letter_returned(UnitOfWork& work, LetterId const& letter, std::string const& reason)
{
    work.tx.query("UPDATE letter SET returned_at = $3, return_reason = $4 WHERE plan_id = $1 AND id = $2",
        { work.plan, letter, work.now, reason });
}

std::optional<Letter> select_letter(UnitOfWork& work, LetterTerms const& terms, LetterId const& letter)
{
    auto row = work.tx.query_one(SELECT_LETTER "WHERE id = $4", { work.plan, work.now, today(work, terms), letter });
    return row ? std::optional(read_letter(*row, terms)) : std::nullopt;
}

std::vector<Letter> select_letters(UnitOfWork& work, LetterTerms const& terms, AccountId const& account)
{
    return read_letters(work.tx.query(SELECT_LETTER "WHERE account_id = $4 ORDER BY number DESC",
                            { work.plan, work.now, today(work, terms), account }),
        terms);
}

std::vector<Letter> select_letters(UnitOfWork& work, LetterTerms const& terms, LetterFilter const& filter)
{
    // Ids sort by time.
    return read_letters(
        work.tx.query(SELECT_LETTER "WHERE ($4 = '' OR letter_state = $4) AND ($5 = 0 OR (" UNANSWERED
                                    ")) AND ($6 = '' OR id < $6) "
                                    "ORDER BY id COLLATE \"C\" DESC LIMIT $7",
            { work.plan, work.now, today(work, terms), filter.state ? to_string(*filter.state) : "",
                filter.unanswered_only ? 1 : 0, filter.before ? filter.before->value : "", filter.limit }),
        terms);
}

std::vector<Letter> select_due_letters(
    UnitOfWork& work, LetterTerms const& terms, std::string const& key_fingerprint, std::int64_t limit)
{
    return read_letters(work.tx.query(SELECT_LETTER R"sql(
        WHERE printed_at IS NULL AND superseded_at IS NULL AND batch_id IS NULL AND mail_on <= $3 AND sealed_for = $4
        ORDER BY id COLLATE "C" LIMIT $5
    )sql",
                            { work.plan, work.now, today(work, terms), key_fingerprint, limit }),
        terms);
}

std::vector<Letter> select_unprinted_letters(UnitOfWork& work, LetterTerms const& terms, BatchId const& batch)
{
    return read_letters(work.tx.query(SELECT_LETTER R"sql(
        WHERE batch_id = $4 AND printed_at IS NULL AND superseded_at IS NULL ORDER BY id COLLATE "C"
    )sql",
                            { work.plan, work.now, today(work, terms), batch }),
        terms);
}

LetterCounts select_letter_counts(UnitOfWork& work, LetterTerms const& terms)
{
    LetterCounts counts {};
    for (auto const& row :
        work.tx.query("SELECT letter_state, count(*) " LETTER_WITH_STATE "WHERE " UNANSWERED "GROUP BY letter_state",
            { work.plan, work.now, today(work, terms) })) {
        auto const state = parse_state(row.text(0));
        if (state == LetterState::queued)
            counts.queued = row.integer(1);
        else if (state == LetterState::expired)
            counts.expired = row.integer(1);
        else if (state == LetterState::returned)
            counts.returned = row.integer(1);
        else if (state == LetterState::superseded)
            counts.unsent = row.integer(1);
    }
    return counts;
}

} // namespace gatehouse
