#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "base/time.hpp"
#include "http/router.hpp"

namespace gatehouse {

// Work that nobody waits for: sending mail, sealing the audit trail, following activated packs. Each task runs on one
// thread, one after the other, when it is due by the clock.
class Background {
public:
    // Does what is due and says when to be called again.
    using Task = std::function<Instant(Instant now)>;
    // The next moment after `now` at which something must happen; Instant::max() for none.
    using Stop = std::function<Instant(Instant now)>;

    Background(Clock const&, Router::Log);
    ~Background(); // stop()

    void add(std::string name, Task);

    // Where the demo's clock has to stop on its way, so that what is due then happens at its own time. For all else,
    // one run at the end of a long time does as well as many during it.
    void add_stop(Stop);

    void start();
    void stop(); // The task under way is finished.

    // Runs everything that is due now, on the caller's thread. What a task throws is logged; it is tried again later.
    void run_due();

    Instant next_stop() const;

private:
    struct Scheduled {
        std::string name;
        Task task;
        Instant due {}; // At once.
    };
    void work(std::stop_token const&);

    Clock const& m_clock;
    Router::Log m_log;
    std::mutex m_mutex; // One run at a time.
    std::vector<Scheduled> m_tasks;
    std::vector<Stop> m_stops;
    std::jthread m_thread;
};

} // namespace gatehouse
