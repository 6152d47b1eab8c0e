#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "providers/row_list.hpp"

namespace gatehouse {

// Sorts any number of rows by key (by bytes), then by line, in bounded memory: what does not fit goes sorted into
// nameless files of `folder`, which vanish with the process, and is merged when read. Throws std::system_error when
// there is no room.
class RowSorter {
public:
    RowSorter(std::filesystem::path folder, std::size_t memory); // Bytes.
    ~RowSorter();
    RowSorter(RowSorter const&) = delete;
    RowSorter& operator=(RowSorter const&) = delete;

    void add(KeyedRow const&);      // Copies it. Not after the first next().
    std::optional<KeyedRow> next(); // Its texts are good until the next call.

    std::uint64_t size() const { return m_size; }

private:
    class Run; // A sorted stretch of rows in a file.

    struct Entry {
        std::uint64_t prefix; // The key's first bytes, so that most comparisons need not look further.
        std::size_t offset;   // In m_buffer.
    };

    KeyedRow row_at(std::size_t offset) const;
    bool comes_first(Entry const&, Entry const&) const;
    void sort_buffer();
    void spill();

    std::filesystem::path m_folder;
    std::size_t m_memory;
    std::string m_buffer;
    std::vector<Entry> m_entries;
    std::vector<std::unique_ptr<Run>> m_runs;
    std::size_t m_read = 0;   // Of m_entries.
    Run* m_current = nullptr; // Whose row was handed out last.
    bool m_sorted = false;
    std::uint64_t m_size = 0;
};

} // namespace gatehouse
