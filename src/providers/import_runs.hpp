#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.hpp"
#include "providers/import_providers.hpp"

namespace gatehouse {

struct UnitOfWork;

// What is kept of each import, whatever came of it.
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

// Newest first.
std::vector<ImportRun> list_runs(UnitOfWork&, std::int64_t offset, std::int64_t limit);

std::optional<ImportRun> find_run(UnitOfWork&, std::string_view id);

// By line.
std::int64_t count_problems(UnitOfWork&, std::string_view run);
std::vector<ImportProblem> list_problems(UnitOfWork&, std::string_view run, std::int64_t offset, std::int64_t limit);

} // namespace gatehouse
