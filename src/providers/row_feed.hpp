#pragma once

#include <cstdint>
#include <exception>
#include <functional>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "base/bounded_queue.hpp"
#include "providers/import_row.hpp"
#include "providers/row_list.hpp"

namespace gatehouse {

struct BadRow {
    std::uint64_t line;
    std::vector<RowProblem> problems;
};

// A stretch of a file, or of what was sorted.
struct RowBatch {
    RowList rows {};
    std::vector<BadRow> bad_rows {};
    std::size_t bad_bytes = 0;                 // That they take, about.
    std::uint64_t rows_read = 0;               // Of the file so far, good and bad.
    std::uint64_t position = 0;                // So far: bytes of the file, or rows of what was sorted.
    std::optional<std::string> file_sha256 {}; // In the last batch of a file.

    void add_bad(BadRow row)
    {
        bad_bytes += sizeof row;
        for (auto const& problem : row.problems)
            bad_bytes += sizeof problem + problem.field.size() + problem.reason.size();
        bad_rows.push_back(std::move(row));
    }
};

// Rows that are made on a thread of their own, a few batches ahead of whoever takes them.
class RowFeed {
public:
    using Take = std::function<bool(RowBatch)>; // False: nothing more is wanted.
    using Make = std::function<void(Take const&)>;

    explicit RowFeed(Make make)
        : m_thread([this, make = std::move(make)] { run(make); })
    {
    }
    ~RowFeed() { m_batches.abandon(); }
    RowFeed(RowFeed const&) = delete;
    RowFeed& operator=(RowFeed const&) = delete;

    std::optional<RowBatch> next() { return m_batches.pop(); } // Throws what making the rows threw.

    static constexpr std::size_t batch_bytes = std::size_t { 256 } * 1024; // About as large should a batch be.
    // More than the taker writes at a time, or both would wait in turns.
    static constexpr std::size_t batches_ahead = 32;

private:
    void run(Make const& make)
    {
        std::exception_ptr failure;
        try {
            make([this](RowBatch batch) { return m_batches.push(std::move(batch)); });
        } catch (...) {
            failure = std::current_exception();
        }
        m_batches.close(std::move(failure)); // Behind the handler, so that the taker alone holds it, and frees it.
    }

    BoundedQueue<RowBatch> m_batches { batches_ahead };
    std::jthread m_thread; // Last: uses the queue, and is waited for first.
};

} // namespace gatehouse
