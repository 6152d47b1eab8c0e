#pragma once

#include <optional>
#include <string>
#include <vector>

#include "providers/import_providers.hpp"
#include "providers/import_row.hpp"
#include "providers/import_store.hpp"
#include "providers/index_sorter.hpp"
#include "providers/row_file.hpp"
#include "providers/row_list.hpp"
#include "providers/row_sorter.hpp"
#include "providers/short_transactions.hpp"
#include "providers/staging_store.hpp"

namespace gatehouse {

// One import, from the lease to the flip. Private to import_providers.cpp and merge_import.cpp.
class ImportJob {
public:
    ImportJob(Database&, Random&, Keys const&, PlanId const&, ImportProviders const&);
    Result<ImportReport> run();

private:
    Result<> take_lease();
    void open_run();
    void clean();
    Error give_up(std::string_view state, Error const&);

    void read_and_merge(RowFile&);
    bool is_in_order(RowFile const&);
    void sort_file(RowFile&);
    void take_batch(RowBatch&, ImportProgress::Stage, std::uint64_t total, void (ImportJob::*take)(KeyedRow const&));
    void sort_row(KeyedRow const& row) { m_sorted.add(row); }
    void refuse_row(std::uint64_t line, std::vector<RowProblem> const&);
    void write_problems();

    void merge(RowFeed& in_order, ImportProgress::Stage, std::uint64_t total);
    void compare(KeyedRow const&);
    void refuse_again(KeyedRow const&);
    void pass_existing(ExistingRow const&);
    bool have_version();
    ExistingRow const* existing();
    void stage_pending();
    void stage_indexes();
    Result<> check_ends() const;
    void finish();

    void show(ImportProgress::Stage, std::uint64_t done, std::uint64_t total) const;

    Database& m_db;
    Random& m_random;
    Keys const& m_keys;
    PlanId m_plan;
    ImportProviders const& m_order;
    std::string m_holder; // Of the lease; the run's id too.
    ShortTransactions m_writer;

    ImportRun m_run {};
    std::int64_t m_generation = 0; // That this import writes.
    ImportCounts m_counts {};
    std::uint64_t m_rows = 0; // Read.
    std::optional<std::string> m_sha256 {};

    RowSorter m_sorted;    // The good rows by key, of a file that is not in that order.
    IndexSorter m_indexes; // By what the staged ones are found.

    std::vector<ImportProblem> m_problems {}; // To be written.

    std::vector<ExistingRow> m_page {}; // Versions of the plan's rows, by key.
    std::size_t m_page_at = 0;
    bool m_page_is_last = false;
    std::optional<ExistingRow> m_existing {}; // The version in force that comes next.
    std::int64_t m_in_force = 0;              // Not ended, so far.
    std::string m_last_key {};
    std::uint64_t m_last_line = 0;
    RowList m_pending {};
    std::vector<ExistingRow> m_missing {};
};

} // namespace gatehouse
