#include <algorithm>
#include <charconv>

#include "access/permit.hpp"
#include "accounts/portal.hpp"
#include "db/database.hpp"
#include "http/form.hpp"
#include "pages/pages.hpp"
#include "providers/import_runs.hpp"
#include "service_desk/desk_page.hpp"

namespace gatehouse {

namespace {

constexpr std::int64_t runs_on_a_page = 25;
constexpr std::int64_t problems_on_a_page = 50;
constexpr std::int64_t pages_max = 1'000'000;

std::int64_t wanted_page(Visit const& visit)
{
    auto query = visit.request.query_parameters();
    auto text = field(query, "page");
    std::int64_t page = 1;
    std::from_chars(text.data(), text.data() + text.size(), page);
    return std::clamp<std::int64_t>(page, 1, pages_max);
}

std::string run_path(ImportRun const& run) { return "/staff/imports/" + run.id; }

std::string what_file(ImportRun const& run)
{
    auto format = run.format == "nppes" ? say("service_desk.nppes_file") : say("service_desk.the_plans_file");
    return format + (run.full ? say("service_desk.full") : "");
}

std::string grouped(std::int64_t number)
{
    auto text = std::to_string(number);
    for (auto at = static_cast<std::int64_t>(text.size()) - 3; at > 0; at -= 3)
        text.insert(static_cast<std::size_t>(at), ",");
    return text;
}

void add_state(Section& section, ImportRun const& run)
{
    if (run.state == "finished")
        add_tag(section, "STATE", run.counts.refused == 0 ? TagKind::good : TagKind::warn,
            run.counts.refused == 0 ? say("service_desk.imported") : say("service_desk.imported_rows_refused"));
    else if (run.state == "running")
        add_tag(section, "STATE", TagKind::info, say("service_desk.under_way"));
    else
        add_tag(section, "STATE", TagKind::bad,
            run.state == "refused" ? say("service_desk.refused") : say("service_desk.not_finished"));
}

void add_counts(Section& section, ImportCounts const& counts)
{
    section.set("IMPORTED", grouped(counts.imported)).set("CHANGED", grouped(counts.changed));
    section.set("UNCHANGED", grouped(counts.unchanged)).set("REFUSED", grouped(counts.refused));
    section.set("ENDED", grouped(counts.ended));
}

// Links to the pages before and after this one.
void add_pages(Section& section, std::string const& path, std::int64_t page, bool more)
{
    if (page > 1)
        section.add("EARLIER").set("PATH", path + "?page=" + std::to_string(page - 1));
    if (more)
        section.add("LATER").set("PATH", path + "?page=" + std::to_string(page + 1));
}

using Runs = std::vector<ImportRun>;

Result<Runs> load_runs(UnitOfWork& work, Visit const& visit, std::int64_t page)
{
    TRY(permit_staff(work, visit.actor(), Right::staff_see));
    return list_runs(work, (page - 1) * runs_on_a_page, runs_on_a_page + 1);
}

Result<Response> show_runs(Visit const& visit)
{
    auto page = wanted_page(visit);
    auto runs = TRY(visit.portal.db.read(
        visit.plan, [&](UnitOfWork& work) -> Result<Runs> { return load_runs(work, visit, page); }));
    bool more = static_cast<std::int64_t>(runs.size()) > runs_on_a_page;
    if (more)
        runs.pop_back();
    auto frame = visit.frame(say("service_desk.provider_files"));
    frame.lead = say("service_desk.what_came_of_each_file");
    return visit.page("service_desk/imports.tpl", frame, [&](Section& section) {
        for (auto const& run : runs) {
            auto row = section.add("RUN").set("PATH", visit.path(run_path(run)));
            row.set("FILE", run.file_name).set("WHAT", what_file(run));
            add_state(row, run);
            add_counts(row, run.counts);
            add_time(row, "STARTED", row_date(run.started_at, visit.zone(), visit.now()));
        }
        section.show_if(!runs.empty(), "RUNS");
        section.show_if(runs.empty(), "NONE");
        add_pages(section, visit.path("/staff/imports"), page, more);
    });
}

struct RunPage {
    ImportRun run;
    std::int64_t problem_count;
    std::vector<ImportProblem> problems;
};

Result<RunPage> load_run(UnitOfWork& work, Visit const& visit, std::int64_t page)
{
    TRY(permit_staff(work, visit.actor(), Right::staff_see));
    auto run = find_run(work, visit.parameter("run"));
    if (!run)
        return refuse(ErrorKind::not_found, "import.unknown");
    auto problems = list_problems(work, run->id, (page - 1) * problems_on_a_page, problems_on_a_page);
    return RunPage { *run, count_problems(work, run->id), std::move(problems) };
}

void add_problems(Section& section, Visit const& visit, RunPage const& shown, std::int64_t page)
{
    if (shown.problem_count == 0)
        return;
    auto list = section.add("PROBLEMS").set("COUNT", grouped(shown.problem_count));
    for (auto const& problem : shown.problems) {
        auto row = list.add("PROBLEM").set("LINE", grouped(static_cast<std::int64_t>(problem.line)));
        row.set("FIELD", problem.field.empty() ? say("service_desk.the_row_as_a_whole") : problem.field)
            .set("REASON", problem.reason);
    }
    add_pages(list, visit.path(run_path(shown.run)), page, page * problems_on_a_page < shown.problem_count);
}

Result<Response> show_run(Visit const& visit)
{
    auto page = wanted_page(visit);
    auto shown = TRY(visit.portal.db.read(
        visit.plan, [&](UnitOfWork& work) -> Result<RunPage> { return load_run(work, visit, page); }));
    auto const& run = shown.run;
    auto frame = visit.frame(run.file_name);
    frame.lead = what_file(run) + ".";
    frame.breadcrumbs = { { say("service_desk.provider_files"), visit.path("/staff/imports") } };
    return visit.page("service_desk/import.tpl", frame, [&](Section& section) {
        add_state(section, run);
        add_counts(section, run.counts);
        add_time(section, "STARTED", full_moment(run.started_at, visit.zone()));
        if (run.finished_at) {
            auto over = section.add("OVER");
            add_time(over, "FINISHED", full_moment(*run.finished_at, visit.zone()));
        }
        if (!run.reason.empty())
            section.add("WHY").set("REASON", run.reason);
        add_problems(section, visit, shown, page);
        section.show_if(shown.problem_count == 0 && run.state == "finished", "ALL_GOOD");
    });
}

} // namespace

void add_import_routes(Router& router, Portal const& portal)
{
    mount(router, portal, Method::get, "/staff/imports", Right::staff_see, show_runs);
    mount(router, portal, Method::get, "/staff/imports/{run}", Right::staff_see, show_run);
}

} // namespace gatehouse
