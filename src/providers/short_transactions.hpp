#pragma once

#include <algorithm>
#include <chrono>
#include <stdexcept>
#include <string>
#include <thread>

#include "db/database.hpp"
#include "db/lease.hpp"

namespace gatehouse {

// Another import has taken over, because this one seemed dead.
struct ImportTakenOver : std::runtime_error {
    ImportTakenOver()
        : std::runtime_error("Another import of the plan took over, because this one was silent for too long. Nothing "
                             "of this one counts.")
    {
    }
};

// An import's transactions: each holds the plan's lease, so that of two imports only one can write, and takes so many
// rows that it lasts some 50 ms; after each there is a gap for whoever else wants to write.
class ShortTransactions {
public:
    static constexpr std::string_view lease_name = "providers.import";

    ShortTransactions(Database& db, PlanId plan, std::string holder, std::chrono::microseconds lease)
        : m_db(db)
        , m_plan(std::move(plan))
        , m_holder(std::move(holder))
        , m_lease(lease)
    {
    }

    std::size_t rows() const { return m_rows; } // That the next one should take.

    // Runs `body(work)` in a transaction. It may run twice, so it touches nothing but the unit of work.
    template <class F>
    void write(F&& body)
    {
        std::chrono::steady_clock::time_point begun; // After waiting for whoever else was writing.
        bool held = m_db.write(m_plan, Isolation::read_committed,
                            [&](UnitOfWork& work) -> Result<bool> {
                                begun = std::chrono::steady_clock::now();
                                if (!hold_lease(work, lease_name, m_holder, work.now + m_lease))
                                    return false;
                                body(work);
                                return true;
                            })
                        .value();
        if (!held)
            throw ImportTakenOver();
        m_ended = std::chrono::steady_clock::now();
        adapt(m_ended - begun);
        std::this_thread::sleep_for(gap);
    }

    // To be called now and then while nothing is written, or the lease runs out and the import counts as dead.
    void stay_alive()
    {
        if (std::chrono::steady_clock::now() - m_ended > m_lease / 3)
            write([](UnitOfWork&) {});
    }

    std::size_t count() const { return m_count; } // Of transactions.
    std::chrono::microseconds longest() const { return std::chrono::floor<std::chrono::microseconds>(m_longest); }

private:
    static constexpr auto aim = std::chrono::milliseconds(50);
    static constexpr auto gap = std::chrono::milliseconds(2);
    static constexpr std::size_t rows_min = 50;
    static constexpr std::size_t rows_max = 30'000;

    void adapt(std::chrono::nanoseconds took)
    {
        ++m_count;
        m_longest = std::max(m_longest, took);
        if (took > aim)
            m_rows = std::max(rows_min, m_rows * 2 / 3);
        else if (took < aim / 2)
            m_rows = std::min(rows_max, m_rows + m_rows / 4 + rows_min);
    }

    Database& m_db;
    PlanId m_plan;
    std::string m_holder;
    std::chrono::microseconds m_lease;
    std::size_t m_rows = 500;
    std::size_t m_count = 0;
    std::chrono::nanoseconds m_longest {};
    std::chrono::steady_clock::time_point m_ended = std::chrono::steady_clock::now();
};

} // namespace gatehouse
