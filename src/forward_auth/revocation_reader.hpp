#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <unordered_set>

#include "base/time.hpp"

namespace gatehouse {

class Clock;
class Database;
class Revocations;
class Waker;
struct UnitOfWork;

// Reads, in a thread of its own, what other processes have revoked, of all plans: every 250 ms, and at once when the
// database wakes it. Each time it looks at the last minute, or a little more, because a transaction that began earlier
// may commit later: it reads it again unless number and times are those of the last reading. What it has seen before it
// leaves alone.
class RevocationReader {
public:
    struct Options {
        std::chrono::milliseconds every { 250 };
        std::chrono::milliseconds silence_max { 2000 }; // Without a successful read for longer it is not fresh.
        std::chrono::seconds window { 60 };
        bool listen = true; // For the database's wake-up; without it only the clock counts.
    };
    struct Tally { // Of the window.
        std::int64_t count;
        std::int64_t times; // The sum of microseconds since it begins.
        bool operator==(Tally const&) const = default;
    };
    using Log = std::function<void(std::string_view line)>;

    // Has read once when it returns. Throws DatabaseFailure. `each_time` runs in the thread after each read.
    RevocationReader(
        Database&, Clock const&, Revocations&, Options, Log, std::function<void()> each_time = [] {});
    ~RevocationReader();

    // Whether what it knows may be relied on. Safe to call from any thread; takes no lock.
    bool is_fresh() const;

private:
    void run();
    void wait();
    void try_to_read();
    void read();
    void move_window(Instant begin);
    void forget_old(Instant before);

    Database& m_db;
    Clock const& m_clock;
    Revocations& m_revocations;
    Options m_options;
    Log m_log;
    std::function<void()> m_each_time;

    std::atomic<std::chrono::steady_clock::time_point> m_read_at; // When the last successful read began.
    Instant m_known_until {};                                     // The same by the clock that rows are written by.
    Instant m_purge_due {};
    Instant m_window_begin {};
    std::optional<Tally> m_tally;           // When it was read last; nothing: to be read in any case.
    std::unordered_set<std::string> m_seen; // Ids of the window, as read last.
    bool m_failing = false;

    std::unique_ptr<Waker> m_waker; // Null where the engine has none.
    std::mutex m_mutex;
    std::condition_variable m_stop_asked;
    std::atomic<bool> m_stopping = false;
    std::thread m_thread; // Last: it uses all the others.
};

} // namespace gatehouse
