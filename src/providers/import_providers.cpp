#include "providers/import_providers.hpp"

#include <fstream>
#include <thread>

#include <fmt/format.h>
#include <sodium.h>

#include "audit/audit.hpp"
#include "base/csv.hpp"
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

Result<> ImportJob::read_file()
{
    std::ifstream file(m_order.file, std::ios::binary);
    auto total = std::filesystem::file_size(m_order.file);
    crypto_hash_sha256_state hash;
    crypto_hash_sha256_init(&hash);
    CsvReader csv([&](std::span<char> into) {
        file.read(into.data(), static_cast<std::streamsize>(into.size()));
        if (file.bad())
            throw std::runtime_error("cannot read " + m_order.file.string());
        auto count = static_cast<std::size_t>(file.gcount());
        crypto_hash_sha256_update(&hash, reinterpret_cast<unsigned char const*>(into.data()), count);
        return count;
    });
    auto header = csv.next();
    if (!header || header->fault != CsvFault::none)
        return fail(ErrorKind::invalid_input, "import.header", "The file has no first row that names the columns.");
    std::vector<std::string> titles(header->fields.begin(), header->fields.end());
    auto read = TRY(m_order.format == ImportFormat::gatehouse
            ? read_gatehouse_rows(header->fields, { m_keys, m_random, m_order.zone })
            : read_nppes_rows(header->fields));
    while (auto row = csv.next()) {
        read_row(read, *row, titles);
        if (++m_rows % 4096 == 0)
            show(ImportProgress::Stage::reading, csv.bytes_taken(), total);
    }
    Bytes digest(crypto_hash_sha256_BYTES);
    crypto_hash_sha256_final(&hash, reinterpret_cast<unsigned char*>(digest.data()));
    m_sha256 = to_hex(digest);
    return {};
}

void ImportJob::read_row(RowReader const& read, CsvRow const& csv, std::vector<std::string> const& titles)
{
    m_row_problems.clear();
    if (csv.fault == CsvFault::none) {
        read(csv.fields, m_row, m_row_problems);
    } else {
        auto field = csv.faulty_field < titles.size() ? titles[csv.faulty_field] : "";
        m_row_problems.push_back({ field, std::string(to_string(csv.fault)) });
    }
    if (m_row_problems.empty())
        m_sorted.add({ m_row.key, csv.line, m_row.content });
    else
        refuse_row(csv.line, m_row_problems);
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
        if (auto read = read_file(); !read)
            return std::unexpected(give_up("refused", read.error()));
        merge();
        write_problems();
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
    return ImportReport { m_run.id, m_counts };
}

Result<ImportReport> import_providers(
    Database& db, Random& random, Keys const& keys, PlanId const& plan, ImportProviders const& order)
{
    return ImportJob(db, random, keys, plan, order).run();
}

} // namespace gatehouse
