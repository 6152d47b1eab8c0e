#include "db/database.hpp"
#include "letters/letters.hpp"

namespace gatehouse {

std::vector<LetterBatch> list_batches(UnitOfWork& work, int limit)
{
    std::vector<LetterBatch> batches;
    auto moment = [](Row const& row, std::size_t column) {
        return row.is_null(column) ? std::nullopt : std::optional(row.instant(column));
    };
    for (auto const& row : work.tx.query(R"sql(
        SELECT id, created_at, completed_at, mailed_at,
            (SELECT count(*) FROM letter
             WHERE letter.plan_id = letter_batch.plan_id AND letter.batch_id = letter_batch.id)
        FROM letter_batch WHERE plan_id = $1 ORDER BY created_at DESC, id DESC LIMIT $2
    )sql",
             { work.plan, limit }))
        batches.push_back({ .id = { row.text(0) },
            .created_at = row.instant(1),
            .completed_at = moment(row, 2),
            .mailed_at = moment(row, 3),
            .letters = row.integer(4) });
    return batches;
}

Result<std::int64_t> record_batch_mailed(UnitOfWork& work, BatchId const& batch, AuditActor const& actor)
{
    auto found = work.tx.query_one(
        "SELECT completed_at, mailed_at FROM letter_batch WHERE plan_id = $1 AND id = $2", { work.plan, batch });
    if (!found)
        return fail(ErrorKind::not_found, "batch.not_found", "There is no batch “" + batch.value + "”.");
    if (found->is_null(0))
        return fail(ErrorKind::conflict, "batch.not_completed",
            "Batch " + batch.value + " was cut short. Run gatehouse letters print again, which finishes it.");
    if (!found->is_null(1))
        return fail(ErrorKind::conflict, "batch.already_mailed",
            "Batch " + batch.value + " is already recorded as mailed. Nothing was changed.");

    work.tx.query(
        "UPDATE letter_batch SET mailed_at = $3 WHERE plan_id = $1 AND id = $2", { work.plan, batch, work.now });
    auto const letters = work.tx.query(
        "UPDATE letter SET mailed_at = $3 WHERE plan_id = $1 AND batch_id = $2 AND printed_at IS NOT NULL RETURNING id",
        { work.plan, batch, work.now });
    record(work,
        { actor, "letter.batch_mailed", about_plan(work.plan),
            { { "batch", batch.value }, { "letters", std::to_string(letters.size()) } } });
    return static_cast<std::int64_t>(letters.size());
}

} // namespace gatehouse
