#include "providers/import_providers.hpp"

#include <fstream>
#include <limits>
#include <thread>

#include <fmt/format.h>

#include "audit/audit.hpp"
#include "providers/import_job.hpp"

namespace gatehouse {

namespace {

// How often a lease that somebody else holds is looked at, to see whether he is alive.
constexpr auto look_every = std::chrono::milliseconds(100);

AuditFact fact(PlanId const& plan, ImportProviders const& order, ImportCounts const& counts)
{
    return { { AuditActor::Kind::operator_at_console, order.started_by }, "providers.imported", about_plan(plan),
        { { "file", order.file.filename().string() }, { "imported", std::to_string(counts.imported) },
            { "changed", std::to_string(counts.changed) }, { "unchanged", std::to_string(counts.unchanged) },
            { "refused", std::to_string(counts.refused) }, { "ended", std::to_string(counts.ended) } } };
}

} // namespace

std::string_view to_string(ImportFormat format) { return format == ImportFormat::gatehouse ? "gatehouse" : "nppes"; }

std::optional<ImportFormat> parse_import_format(std::string_view text)
{
    for (auto format : { ImportFormat::gatehouse, ImportFormat::nppes })
        if (text == to_string(format))
            return format;
    return std::nullopt;
}

// Waits for as long as a dead holder's lease can last. A live one keeps it longer meanwhile.
Result<> ImportJob::take_lease()
{
    auto give_up = std::chrono::steady_clock::now() + m_order.lease + look_every;
    for (;;) {
        bool held
            = m_db.write(m_plan, Isolation::read_committed,
                      [&](UnitOfWork& work) -> Result<bool> {
                          return hold_lease(work, ShortTransactions::lease_name, m_holder, work.now + m_order.lease);
                      })
                  .value();
        if (held)
            return {};
        if (std::chrono::steady_clock::now() > give_up)
            return fail(ErrorKind::conflict, "import.running",
                "Another import of this plan is under way. Start this one when it has ended.");
        std::this_thread::sleep_for(look_every);
    }
}

void ImportJob::open_run()
{
    m_run.id = m_holder;
    m_run.format = to_string(m_order.format);
    m_run.file_name = m_order.file.filename().string();
    m_run.full = m_order.full;
    m_run.started_by = m_order.started_by;
    bool left_open = false;
    m_writer.write([&](UnitOfWork& work) {
        m_generation = generation_in_force(work) + 1;
        left_open = has_open_run(work);
    });
    if (left_open)
        clean();
    m_writer.write([&](UnitOfWork& work) {
        interrupt_open_runs(work);
        insert_run(work, m_run, m_generation);
    });
}

// Only what was staged beyond the generation in force: what everybody sees stays.
void ImportJob::clean()
{
    CleaningCursor cursor;
    for (bool more = true; more;) {
        auto next = cursor;
        m_writer.write([&](UnitOfWork& work) {
            next = cursor;
            more = clean_some(work, next, static_cast<std::int64_t>(m_writer.rows()));
        });
        cursor = next;
        show(ImportProgress::Stage::cleaning, 0, 0);
    }
}

Error ImportJob::give_up(std::string_view state, Error const& error)
{
    clean();
    m_writer.write([&](UnitOfWork& work) {
        update_counts(work, m_run.id, m_counts);
        close_run(work, m_run.id, state, error.message, m_sha256);
        release_lease(work, ShortTransactions::lease_name, m_holder);
    });
    return error;
}

bool ImportJob::is_in_order(RowFile const& file)
{
    return file.is_in_order([&](std::uint64_t bytes) {
        show(ImportProgress::Stage::looking, bytes, file.bytes());
        m_writer.stay_alive();
    });
}

void ImportJob::sort_file(RowFile& file)
{
    RowFeed rows([&](RowFeed::Take const& take) { file.read(take); });
    while (auto batch = rows.next())
        take_batch(*batch, ImportProgress::Stage::reading, file.bytes(), &ImportJob::sort_row);
}

// Good and bad rows come out of the file by line.
void ImportJob::take_batch(
    RowBatch& batch, ImportProgress::Stage stage, std::uint64_t total, void (ImportJob::*take)(KeyedRow const&))
{
    std::size_t bad = 0;
    auto refuse_until = [&](std::uint64_t line) {
        for (; bad < batch.bad_rows.size() && batch.bad_rows[bad].line < line; ++bad)
            refuse_row(batch.bad_rows[bad].line, batch.bad_rows[bad].problems);
    };
    for (std::size_t i = 0; i < batch.rows.size(); ++i) {
        auto row = batch.rows[i];
        refuse_until(row.line);
        (this->*take)(row);
    }
    refuse_until(std::numeric_limits<std::uint64_t>::max());
    if (batch.file_sha256)
        m_sha256 = batch.file_sha256;
    m_rows = std::max(m_rows, batch.rows_read);
    show(stage, batch.position, total);
    m_writer.stay_alive();
}

void ImportJob::refuse_row(std::uint64_t line, std::vector<RowProblem> const& problems)
{
    ++m_counts.refused;
    for (auto const& problem : problems) {
        m_problems.push_back({ line, problem.field, problem.reason });
        if (m_order.on_problem)
            m_order.on_problem(m_problems.back());
    }
    if (m_problems.size() >= m_writer.rows())
        write_problems();
}

void ImportJob::write_problems()
{
    if (m_problems.empty())
        return;
    m_writer.write([&](UnitOfWork& work) {
        std::uint64_t line = 0;
        std::int64_t number = 0;
        for (auto const& problem : m_problems) {
            number = problem.line == line ? number + 1 : 1;
            line = problem.line;
            insert_problem(work, m_run.id, problem, number);
        }
        update_counts(work, m_run.id, m_counts);
    });
    m_problems.clear();
}

// What the file refuses to end by itself: more than 5 % of what was in force, unless as many were allowed.
Result<> ImportJob::check_ends() const
{
    if (m_counts.ended * 20 <= m_in_force || m_counts.ended <= m_order.allow_ending.value_or(0))
        return {};
    return fail(ErrorKind::conflict, "import.ends_too_many",
        fmt::format("{} of {} providers are missing from this file and would end, which is more than 5 %. If the file "
                    "is right, run the import again with --allow-ending {}. Nothing was changed.",
            m_counts.ended, m_in_force, m_counts.ended));
}

void ImportJob::finish()
{
    bool anything = m_counts.imported + m_counts.changed + m_counts.ended > 0;
    m_writer.write([&](UnitOfWork& work) {
        if (anything)
            put_in_force(work, m_generation);
        update_counts(work, m_run.id, m_counts);
        close_run(work, m_run.id, "finished", "", m_sha256);
        record(work, fact(work.plan, m_order, m_counts));
        release_lease(work, ShortTransactions::lease_name, m_holder);
    });
}

void ImportJob::show(ImportProgress::Stage stage, std::uint64_t done, std::uint64_t total) const
{
    if (m_order.progress)
        m_order.progress({ stage, done, total, m_counts, m_rows });
}

Result<ImportReport> ImportJob::run()
{
    std::error_code unreadable;
    if (!std::filesystem::is_regular_file(m_order.file, unreadable) || !std::ifstream(m_order.file))
        return fail(ErrorKind::invalid_input, "import.unreadable", "Cannot read " + m_order.file.string() + ".");
    TRY(take_lease());
    open_run();
    try {
        auto file = RowFile::open(m_order, m_keys, m_random);
        if (!file)
            return std::unexpected(give_up("refused", file.error()));
        read_and_merge(*file);
        if (auto checked = check_ends(); !checked)
            return std::unexpected(give_up("refused", checked.error()));
        stage_indexes();
        finish();
    } catch (ImportTakenOver const&) {
        throw;
    } catch (DatabaseFailure const&) {
        throw; // It could not be recorded either. The next import finds this one open and cleans up.
    } catch (std::exception const& failure) {
        give_up("failed", Error { ErrorKind::busy, "import.failed", failure.what() });
        throw;
    }
    return ImportReport { m_run.id, m_counts, m_writer.count(), m_writer.longest() };
}

Result<ImportReport> import_providers(
    Database& db, Random& random, Keys const& keys, PlanId const& plan, ImportProviders const& order)
{
    return ImportJob(db, random, keys, plan, order).run();
}

} // namespace gatehouse
