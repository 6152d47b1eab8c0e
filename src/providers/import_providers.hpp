#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.hpp"
#include "base/result.hpp"
#include "base/zones.hpp"

// Loads a file of providers into a plan. The rows become versions of the plan's next generation, written in short
// transactions that let everybody else in between, and one UPDATE makes all of them visible at once. An import that
// was killed has shown nothing; the next one removes what it left.

namespace gatehouse {

class Database;
class Random;
struct Keys;

enum class ImportFormat : std::uint8_t { gatehouse, nppes };
std::string_view to_string(ImportFormat);
std::optional<ImportFormat> parse_import_format(std::string_view);

struct ImportCounts {          // Of rows.
    std::int64_t imported = 0; // New.
    std::int64_t changed = 0;
    std::int64_t unchanged = 0;
    std::int64_t refused = 0;
    std::int64_t ended = 0; // Missing from a full file.
};

struct ImportProgress {
    // Streaming: what is read is compared and written at once. A file that is not in order is read, then written.
    enum class Stage : std::uint8_t { cleaning, looking, streaming, reading, writing, indexing };
    Stage stage;
    std::uint64_t done;  // Of `total`: bytes while looking, streaming and reading, else rows.
    std::uint64_t total; // 0: nobody knows.
    ImportCounts counts; // So far.
    std::uint64_t rows;  // Read so far.
};

struct ImportProblem {
    std::uint64_t line;
    std::string field; // Empty: the row as a whole.
    std::string reason;
};

struct ImportProviders {
    std::filesystem::path file;
    ImportFormat format = ImportFormat::gatehouse;
    bool full = false;                           // What is missing from the file is ended.
    std::optional<std::int64_t> allow_ending {}; // As many, where it is more than 5 %.
    std::string started_by;                      // For the record: "import providers".
    TimeZone zone;                               // The plan's: in which its days begin and end.
    std::filesystem::path scratch;               // A folder with room for what is sorted, about the file's size.
    std::size_t memory = std::size_t { 32 } * 1024 * 1024;      // To sort in.
    std::chrono::microseconds lease = std::chrono::seconds(15); // After which an import that is silent counts as dead.
    std::function<void(ImportProgress const&)> progress {};
    std::function<void(ImportProblem const&)> on_problem {};
};

struct ImportReport {
    std::string run; // The id of its row in import_run.
    ImportCounts counts;
    std::size_t transactions;                      // In which the database was written,
    std::chrono::microseconds longest_transaction; // and how long the longest kept others from writing.
};

// Errors: `import.unreadable`, `import.running` (another import of the plan is alive), `import.header`,
// `import.ends_too_many`. What is wrong with single rows is no error: it is counted as refused.
Result<ImportReport> import_providers(Database&, Random&, Keys const&, PlanId const&, ImportProviders const&);

} // namespace gatehouse
