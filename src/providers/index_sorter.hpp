#pragma once

#include <cstddef>
#include <filesystem>
#include <thread>

#include "base/bounded_queue.hpp"
#include "providers/row_list.hpp"
#include "providers/row_sorter.hpp"
#include "providers/staging_store.hpp"

namespace gatehouse {

// Sorts, on a thread of its own, by what rows are found that have been staged.
class IndexSorter {
public:
    IndexSorter(std::filesystem::path const& folder, std::size_t memory) // Bytes, for both.
        : m_tax_ids(folder, memory / 2)
        , m_terms(folder, memory / 2)
        , m_thread([this] { run(); })
    {
    }
    ~IndexSorter() { m_rows.close(); }
    IndexSorter(IndexSorter const&) = delete;
    IndexSorter& operator=(IndexSorter const&) = delete;

    void add(RowList rows)
    {
        if (!m_rows.push(std::move(rows)))
            finish(); // Throws what stopped the thread.
    }

    // Waits until all is sorted in, and throws what went wrong with it. Then, and not before, the two may be read.
    void finish()
    {
        m_rows.close();
        if (m_thread.joinable())
            m_thread.join();
        if (m_failure)
            std::rethrow_exception(m_failure);
    }
    RowSorter& tax_ids() { return m_tax_ids; }
    RowSorter& terms() { return m_terms; }

private:
    void run()
    try {
        while (auto rows = m_rows.pop())
            for (std::size_t i = 0; i < rows->size(); ++i)
                add_index_rows((*rows)[i], m_tax_ids, m_terms);
    } catch (...) {
        m_failure = std::current_exception();
        m_rows.abandon();
    }

    RowSorter m_tax_ids;
    RowSorter m_terms;
    std::exception_ptr m_failure;
    BoundedQueue<RowList> m_rows { 2 };
    std::jthread m_thread; // Last: uses the others, and is waited for first.
};

} // namespace gatehouse
