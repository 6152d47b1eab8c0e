#include "providers/import_command.hpp"

#include <algorithm>
#include <string>

#include <fmt/format.h>
#include <unistd.h>

#include "providers/short_transactions.hpp"

namespace gatehouse {

namespace {

constexpr std::uint64_t problems_shown = 20;
constexpr std::size_t bar_width = 24;
constexpr auto redraw_every = std::chrono::milliseconds(200);

std::string_view words_of(ImportProgress::Stage stage)
{
    switch (stage) {
    case ImportProgress::Stage::cleaning: return "Removing what a killed import left";
    case ImportProgress::Stage::looking: return "Looking whether the rows are in order";
    case ImportProgress::Stage::streaming: return "Reading and writing";
    case ImportProgress::Stage::reading: return "Reading";
    case ImportProgress::Stage::writing: return "Comparing and writing";
    case ImportProgress::Stage::indexing: return "Indexing";
    }
    std::unreachable();
}

// One line that is drawn over itself: stage, bar, rate, time left, row errors.
class ProgressBar {
public:
    explicit ProgressBar(std::FILE* terminal)
        : m_out(isatty(fileno(terminal)) != 0 ? terminal : nullptr)
    {
    }

    void show(ImportProgress const& progress)
    {
        auto now = std::chrono::steady_clock::now();
        if (!m_out || (now - m_drawn_at < redraw_every && progress.stage == m_stage))
            return;
        if (progress.stage != m_stage || m_drawn_at.time_since_epoch().count() == 0) {
            m_stage = progress.stage;
            m_stage_began = now;
        }
        m_drawn_at = now;
        auto seconds = std::chrono::duration<double>(now - m_stage_began).count();
        fmt::print(m_out, "\r\x1b[K{} {}{}", words_of(progress.stage), bar(progress), figures(progress, seconds));
        std::fflush(m_out);
    }
    void clear() const
    {
        if (m_out)
            fmt::print(m_out, "\r\x1b[K");
    }

private:
    static std::string bar(ImportProgress const& progress)
    {
        if (progress.total == 0)
            return "";
        auto full = std::min<std::size_t>(bar_width, bar_width * progress.done / progress.total);
        return fmt::format("[{}{}] {:3} %", std::string(full, '#'), std::string(bar_width - full, '.'),
            100 * progress.done / progress.total);
    }
    static std::string figures(ImportProgress const& progress, double seconds)
    {
        using enum ImportProgress::Stage;
        bool reads = progress.stage == looking || progress.stage == streaming || progress.stage == reading;
        auto rows = reads ? progress.rows : progress.done;
        std::string text;
        if (seconds > 0 && rows > 0)
            text += fmt::format(", {:.0f} rows/s", static_cast<double>(rows) / seconds);
        if (seconds > 0 && progress.done > 0 && progress.total > 0)
            text += fmt::format(", {:.0f} s left",
                seconds * static_cast<double>(progress.total - progress.done) / static_cast<double>(progress.done));
        return text + fmt::format(", {} bad rows", progress.counts.refused);
    }

    std::FILE* m_out;
    ImportProgress::Stage m_stage {};
    std::chrono::steady_clock::time_point m_drawn_at {};
    std::chrono::steady_clock::time_point m_stage_began {};
};

} // namespace

int run_import_providers(Database& db, Random& random, Keys const& keys, PlanId const& plan, ImportProviders order,
    std::FILE* out, std::FILE* err)
try {
    ProgressBar bar(err);
    std::uint64_t problems = 0;
    order.progress = [&](ImportProgress const& progress) { bar.show(progress); };
    order.on_problem = [&](ImportProblem const& problem) {
        if (++problems > problems_shown)
            return;
        bar.clear();
        fmt::print(
            err, "line {}{}: {}\n", problem.line, problem.field.empty() ? "" : ", " + problem.field, problem.reason);
    };
    auto report = import_providers(db, random, keys, plan, order);
    bar.clear();
    if (problems > problems_shown)
        fmt::print(err, "... and {} more; the page of this import lists them all.\n", problems - problems_shown);
    if (!report) {
        fmt::print(err, "{}\n", report.error().message);
        return 1;
    }
    auto const& counts = report->counts;
    fmt::print(out, "wrote in {} transactions, the longest of {} ms\n", report->transactions,
        std::chrono::ceil<std::chrono::milliseconds>(report->longest_transaction).count());
    if (order.full)
        fmt::print(out, "ended {} that the file no longer has\n", counts.ended);
    fmt::print(out, "imported {}, changed {}, unchanged {}, refused {}\n", counts.imported, counts.changed,
        counts.unchanged, counts.refused);
    return 0;
} catch (ImportTakenOver const& failure) {
    fmt::print(err, "{}\n", failure.what());
    return 1;
}

} // namespace gatehouse
