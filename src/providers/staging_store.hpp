#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "db/database.hpp"
#include "providers/import_providers.hpp"
#include "providers/import_row.hpp"
#include "providers/row_list.hpp"
#include "providers/row_sorter.hpp"

// The SQL that stages an import: the versions of the next generation, and how an unfinished one is removed.

namespace gatehouse {

// The version in force of a key.
struct ExistingRow {
    std::string key;
    std::int64_t generation;
    Bytes content_hash;
    bool ended;
};

// Those after `after` (a key and a generation), every version up to `generation`, in the order of their keys.
std::vector<ExistingRow> existing_rows(
    UnitOfWork&, ImportFormat, std::int64_t generation, ExistingRow const& after, std::int64_t limit);

void stage_rows(UnitOfWork&, ImportFormat, std::int64_t generation, RowList const&);

// The version that says that a row is over: as the one before, but ended. Its hash is that of no row of a file, so that
// one which comes back is a change.
ImportRow ended_row(UnitOfWork&, ImportFormat, ExistingRow const&);

// What a staged row of the plan's file is found by: sorted first, because a table's index that is filled in any other
// order costs a page for each row.
void add_index_rows(KeyedRow const&, RowSorter& tax_ids, RowSorter& terms);
void stage_tax_ids(UnitOfWork&, std::int64_t generation, RowList const&);
void stage_terms(UnitOfWork&, std::int64_t generation, RowList const&);

// Removes what was staged beyond the generation in force, a stretch of keys at a time. The cursor begins default-made;
// false when all is done.
struct CleaningCursor {
    std::size_t table = 0;
    std::string after {};
};
bool clean_some(UnitOfWork&, CleaningCursor&, std::int64_t keys);

} // namespace gatehouse
