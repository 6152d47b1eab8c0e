#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "db/database.hpp"
#include "providers/import_providers.hpp"

// The SQL of an import's own record: which runs there were and what was wrong with their rows.

namespace gatehouse {

struct ImportRun {
    std::string id;
    std::string format;
    std::string file_name;
    bool full = false;
    std::string started_by;
    Instant started_at {};
    std::string state; // running, finished, refused, failed, interrupted
    std::optional<Instant> finished_at {};
    ImportCounts counts {};
    std::string reason {}; // Why it was refused or failed.
    std::optional<std::string> file_sha256 {};
};

void insert_run(UnitOfWork&, ImportRun const&, std::int64_t generation);
void update_counts(UnitOfWork&, std::string const& run, ImportCounts const&);
void close_run(UnitOfWork&, std::string const& run, std::string_view state, std::string_view reason,
    std::optional<std::string> const& file_sha256);
void interrupt_open_runs(UnitOfWork&);
bool has_open_run(UnitOfWork&);

void insert_problem(UnitOfWork&, std::string const& run, ImportProblem const&, std::int64_t number);

std::int64_t generation_in_force(UnitOfWork&);

// The flip: from this COMMIT on everybody sees the generation. Rights that are remembered are forgotten, because
// anybody's may hang on what the file says of their office.
void put_in_force(UnitOfWork&, std::int64_t generation);

// For pages: newest first.
std::vector<ImportRun> list_runs(UnitOfWork&, std::int64_t offset, std::int64_t limit);
std::optional<ImportRun> find_run(UnitOfWork&, std::string_view id);
std::int64_t count_problems(UnitOfWork&, std::string_view run);
std::vector<ImportProblem> list_problems(UnitOfWork&, std::string_view run, std::int64_t offset, std::int64_t limit);

} // namespace gatehouse
