#include "providers/import_store.hpp"

namespace gatehouse {

namespace {

ImportRun read_run(Row const& row)
{
    ImportRun run { row.text(0), row.text(1), row.text(2), row.text(3) == "full", row.text(4), row.instant(5),
        row.text(6) };
    if (!row.is_null(7))
        run.finished_at = row.instant(7);
    run.counts = { row.integer(8), row.integer(9), row.integer(10), row.integer(11), row.integer(12) };
    run.reason = row.text(13);
    if (!row.is_null(14))
        run.file_sha256 = row.text(14);
    return run;
}

} // namespace

void insert_run(UnitOfWork& work, ImportRun const& run, std::int64_t generation)
{
    work.tx.query(R"sql(
        INSERT INTO import_run (plan_id, id, format, file_name, whole, started_by, started_at, state, generation,
            imported, changed, unchanged, refused, ended, reason)
        VALUES ($1, $2, $3, $4, $5, $6, $7, 'running', $8, 0, 0, 0, 0, 0, '')
    )sql",
        { work.plan, run.id, run.format, run.file_name, run.full ? "full" : "partial", run.started_by, work.now,
            generation });
}

void update_counts(UnitOfWork& work, std::string const& run, ImportCounts const& counts)
{
    work.tx.query(R"sql(
        UPDATE import_run SET imported = $3, changed = $4, unchanged = $5, refused = $6, ended = $7
        WHERE plan_id = $1 AND id = $2
    )sql",
        { work.plan, run, counts.imported, counts.changed, counts.unchanged, counts.refused, counts.ended });
}

void close_run(UnitOfWork& work, std::string const& run, std::string_view state, std::string_view reason,
    std::optional<std::string> const& file_sha256)
{
    work.tx.query(R"sql(
        UPDATE import_run SET state = $3, reason = $4, finished_at = $5, file_sha256 = $6
        WHERE plan_id = $1 AND id = $2
    )sql",
        { work.plan, run, state, reason, work.now, file_sha256 ? Value(*file_sha256) : Value(nullptr) });
}

void interrupt_open_runs(UnitOfWork& work)
{
    work.tx.query(R"sql(
        UPDATE import_run SET state = 'interrupted', finished_at = $2,
            reason = 'It ended before it was done. Nothing of it counts; the next import began anew.'
        WHERE plan_id = $1 AND state = 'running'
    )sql",
        { work.plan, work.now });
}

bool has_open_run(UnitOfWork& work)
{
    return work.tx.query_one("SELECT 1 FROM import_run WHERE plan_id = $1 AND state = 'running'", { work.plan })
        .has_value();
}

void insert_problem(UnitOfWork& work, std::string const& run, ImportProblem const& problem, std::int64_t number)
{
    work.tx.query(R"sql(
        INSERT INTO import_error (plan_id, run_id, line, number, field, reason) VALUES ($1, $2, $3, $4, $5, $6)
    )sql",
        { work.plan, run, static_cast<std::int64_t>(problem.line), number, problem.field, problem.reason });
}

std::int64_t generation_in_force(UnitOfWork& work)
{
    return work.tx.query_one("SELECT provider_generation FROM plan WHERE plan_id = $1", { work.plan })
        .value()
        .integer(0);
}

void put_in_force(UnitOfWork& work, std::int64_t generation)
{
    work.tx.query("UPDATE plan SET provider_generation = $2 WHERE plan_id = $1", { work.plan, generation });
    work.tx.query("INSERT INTO revocation (plan_id, id, kind, subject, happened_at) VALUES ($1, $2, 'plan', $3, $4)",
        { work.plan, work.new_id(), work.plan, work.now });
    work.announce("plan.revoked", work.plan.value);
}

std::vector<ImportRun> list_runs(UnitOfWork& work, std::int64_t offset, std::int64_t limit)
{
    std::vector<ImportRun> runs;
    for (auto const& row : work.tx.query(R"sql(
        SELECT id, format, file_name, whole, started_by, started_at, state, finished_at, imported, changed, unchanged,
            refused, ended, reason, file_sha256
        FROM import_run WHERE plan_id = $1 ORDER BY started_at DESC, id DESC LIMIT $2 OFFSET $3
    )sql",
             { work.plan, limit, offset }))
        runs.push_back(read_run(row));
    return runs;
}

std::optional<ImportRun> find_run(UnitOfWork& work, std::string_view id)
{
    auto row = work.tx.query_one(R"sql(
        SELECT id, format, file_name, whole, started_by, started_at, state, finished_at, imported, changed, unchanged,
            refused, ended, reason, file_sha256
        FROM import_run WHERE plan_id = $1 AND id = $2
    )sql",
        { work.plan, id });
    return row ? std::optional(read_run(*row)) : std::nullopt;
}

std::int64_t count_problems(UnitOfWork& work, std::string_view run)
{
    return work.tx.query_one("SELECT count(*) FROM import_error WHERE plan_id = $1 AND run_id = $2", { work.plan, run })
        .value()
        .integer(0);
}

std::vector<ImportProblem> list_problems(
    UnitOfWork& work, std::string_view run, std::int64_t offset, std::int64_t limit)
{
    std::vector<ImportProblem> problems;
    for (auto const& row : work.tx.query(R"sql(
        SELECT line, field, reason FROM import_error WHERE plan_id = $1 AND run_id = $2
        ORDER BY line, number LIMIT $3 OFFSET $4
    )sql",
             { work.plan, run, limit, offset }))
        problems.push_back({ static_cast<std::uint64_t>(row.integer(0)), row.text(1), row.text(2) });
    return problems;
}

} // namespace gatehouse
