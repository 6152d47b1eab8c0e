#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gatehouse {

// A row of a file on its way into the database. The texts belong to whoever hands it out.
struct KeyedRow {
    std::string_view key; // The provider ID or the NPI.
    std::uint64_t line;
    std::string_view content; // As import_row.hpp has it.
};

// Rows one after the other in one text, so that none of them costs an allocation of its own.
class RowList {
public:
    void add(KeyedRow const& row) // Copies it.
    {
        m_entries.push_back({ m_text.size(), row.key.size(), row.content.size(), row.line });
        m_text.append(row.key).append(row.content);
    }

    KeyedRow operator[](std::size_t i) const // Good until the next add().
    {
        auto const& entry = m_entries[i];
        std::string_view text = m_text;
        return { text.substr(entry.at, entry.key_size), entry.line,
            text.substr(entry.at + entry.key_size, entry.content_size) };
    }

    std::size_t size() const { return m_entries.size(); }
    bool empty() const { return m_entries.empty(); }
    std::size_t bytes() const { return m_text.size(); }

    void clear() // Keeps the memory for the next rows.
    {
        m_entries.clear();
        m_text.clear();
    }

private:
    struct Entry {
        std::size_t at;
        std::size_t key_size;
        std::size_t content_size;
        std::uint64_t line;
    };

    std::string m_text;
    std::vector<Entry> m_entries;
};

} // namespace gatehouse
