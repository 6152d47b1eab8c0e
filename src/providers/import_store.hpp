#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "db/database.hpp"
#include "providers/import_runs.hpp"

// The SQL of an import's own record: which runs there were and what was wrong with their rows.

namespace gatehouse {

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

} // namespace gatehouse
