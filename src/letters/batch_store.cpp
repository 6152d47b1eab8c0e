#include "letters/batch_store.hpp"

#include <algorithm>

#include "db/database.hpp"
#include "letters/letter_store.hpp"

namespace gatehouse {

std::optional<OpenBatch> select_open_batch(UnitOfWork& work)
{
    auto row = work.tx.query_one(
        "SELECT id, created_at, folder, folder_id FROM letter_batch WHERE plan_id = $1 AND completed_at IS NULL",
        { work.plan });
    if (!row)
        return std::nullopt;
    return OpenBatch { { row->text(0) }, row->instant(1), row->text(2), row->text(3) };
}

OpenBatch insert_batch(UnitOfWork& work, LocalDate today, std::string const& folder, std::string const& folder_id)
{
    auto const day = iso_date(today);
    auto const earlier = work.tx.query_one(R"sql(
        SELECT count(*) FROM letter_batch WHERE plan_id = $1 AND id COLLATE "C" > $2 AND id COLLATE "C" < $3
    )sql",
        { work.plan, day + "-", day + "." }); // A full stop comes right after a hyphen.
    OpenBatch batch { { day + "-" + std::to_string(earlier->integer(0) + 1) }, work.now, folder, folder_id };
    work.tx.query("INSERT INTO letter_batch (plan_id, id, created_at, folder, folder_id) VALUES ($1, $2, $3, $4, $5)",
        { work.plan, batch.id, work.now, folder, folder_id });
    return batch;
}

void move_batch(UnitOfWork& work, BatchId const& batch, std::string const& folder, std::string const& folder_id)
{
    work.tx.query("UPDATE letter_batch SET folder = $3, folder_id = $4 WHERE plan_id = $1 AND id = $2",
        { work.plan, batch, folder, folder_id });
}

std::int64_t count_due_for_other_keys(UnitOfWork& work, LetterTerms const& terms, std::string const& key_fingerprint)
{
    return work.tx
        .query_one(R"sql(
        SELECT count(*) FROM letter
        WHERE plan_id = $1 AND printed_at IS NULL AND superseded_at IS NULL AND batch_id IS NULL AND mail_on <= $2
            AND sealed_for <> $3
    )sql",
            { work.plan, iso_date(terms.zone.local_date(work.now)), key_fingerprint })
        ->integer(0);
}

void put_into_batch(UnitOfWork& work, LetterId const& letter, BatchId const& batch, Instant use_by)
{
    work.tx.query(R"sql(
        UPDATE letter SET batch_id = $3, use_by = $4,
            mail_serial = (SELECT COALESCE(MAX(mail_serial), 0) + 1 FROM letter WHERE plan_id = $1)
        WHERE plan_id = $1 AND id = $2
    )sql",
        { work.plan, letter, batch, use_by });
}

std::vector<SealedLetter> select_sealed(UnitOfWork& work, BatchId const& batch)
{
    std::vector<SealedLetter> letters;
    for (auto const& row : work.tx.query(R"sql(
        SELECT id, sealed_secret, mail_serial FROM letter
        WHERE plan_id = $1 AND batch_id = $2 AND printed_at IS NULL AND superseded_at IS NULL
        ORDER BY id COLLATE "C"
    )sql",
             { work.plan, batch }))
        letters.push_back({ { row.text(0) }, row.bytes(1), row.integer(2) });
    return letters;
}

bool complete_batch(UnitOfWork& work, BatchId const& batch, std::string const& folder_id)
{
    return work.tx
        .query_one(R"sql(
        UPDATE letter_batch SET completed_at = $4
        WHERE plan_id = $1 AND id = $2 AND folder_id = $3 AND completed_at IS NULL
        RETURNING id
    )sql",
            { work.plan, batch, folder_id, work.now })
        .has_value();
}

std::vector<LetterId> set_letters_printed(UnitOfWork& work, BatchId const& batch)
{
    std::vector<LetterId> letters;
    for (auto const& row : work.tx.query(R"sql(
        UPDATE letter SET printed_at = $3, sealed_secret = NULL
        WHERE plan_id = $1 AND batch_id = $2 AND printed_at IS NULL AND superseded_at IS NULL
        RETURNING id
    )sql",
             { work.plan, batch, work.now }))
        letters.push_back({ row.text(0) });
    std::sort(letters.begin(), letters.end());
    return letters;
}

} // namespace gatehouse
