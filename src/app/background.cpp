#include "app/background.hpp"

#include <algorithm>

namespace gatehouse {

namespace {

constexpr auto look_every = std::chrono::milliseconds(250);
constexpr auto after_a_failure = std::chrono::seconds(5);

} // namespace

Background::Background(Clock const& clock, Router::Log log)
    : m_clock(clock)
    , m_log(std::move(log))
{
}

Background::~Background() { stop(); }

void Background::add(std::string name, Task task) { m_tasks.push_back({ std::move(name), std::move(task), {} }); }

void Background::add_stop(Stop stop) { m_stops.push_back(std::move(stop)); }

void Background::start()
{
    m_thread = std::jthread([this](std::stop_token const& stop) { work(stop); });
}

void Background::stop()
{
    m_thread.request_stop();
    if (m_thread.joinable())
        m_thread.join();
}

void Background::work(std::stop_token const& stop)
{
    std::mutex mutex;
    std::condition_variable_any stopped;
    std::unique_lock lock(mutex);
    while (!stop.stop_requested()) {
        run_due();
        stopped.wait_for(lock, stop, look_every, [] { return false; });
    }
}

void Background::run_due()
{
    std::lock_guard lock(m_mutex);
    for (auto& scheduled : m_tasks) {
        auto now = m_clock.now();
        if (scheduled.due > now)
            continue;
        try {
            scheduled.due = scheduled.task(now);
        } catch (std::exception const& failure) {
            m_log(scheduled.name + ": " + failure.what());
            scheduled.due = now + after_a_failure;
        }
    }
}

Instant Background::next_stop() const
{
    auto next = Instant::max();
    for (auto const& stop : m_stops)
        next = std::min(next, stop(m_clock.now()));
    return next;
}

} // namespace gatehouse
