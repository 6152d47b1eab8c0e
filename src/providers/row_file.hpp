#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/random.hpp"
#include "providers/import_providers.hpp"
#include "providers/import_row.hpp"
#include "providers/row_feed.hpp"

namespace gatehouse {

// The file of an import: its rows read and checked.
class RowFile {
public:
    // Reads the first row. Errors: `import.header`.
    static Result<RowFile> open(ImportProviders const&, Keys const&, Random&);

    // Whether no row's key is smaller than that of a row before it: then they need not be sorted. Reads the file up to
    // the first that is.
    using Progress = std::function<void(std::uint64_t bytes)>;
    bool is_in_order(Progress const&) const;

    // All rows, for a RowFeed: those that are good, and what is wrong with the others, by line. Once.
    void read(RowFeed::Take const&);

    std::uint64_t bytes() const { return m_bytes; } // Of the whole file.

private:
    RowFile(std::filesystem::path, Random&);
    bool is_in_order(bool quickly, Progress const&) const;
    void read_row(struct CsvRow const&, RowBatch&);

    std::filesystem::path m_path;
    std::uint64_t m_bytes;
    std::unique_ptr<BufferedRandom> m_random; // A seal for each row: the kernel need not be asked each time.
    std::vector<std::string> m_titles;
    RowFormat m_format;
    ImportRow m_row {};
    std::vector<RowProblem> m_problems {};
};

} // namespace gatehouse
