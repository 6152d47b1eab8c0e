#pragma once

#include <atomic>

#include "base/result.hpp"
#include "base/time.hpp"

namespace gatehouse {

// Runs like the system's clock, ahead of it by as much as it was moved. It can be moved forward only.
class DemoClock final : public Clock {
public:
    Instant now() const override { return m_system.now() + m_ahead.load(); }
    void move_to(Instant later)
    {
        auto by = later - now();
        if (by > std::chrono::microseconds(0))
            m_ahead = m_ahead.load() + by;
    }

private:
    SystemClock m_system;
    std::atomic<std::chrono::microseconds> m_ahead { std::chrono::microseconds(0) };
};

// "PT24H1S", "P15D", "P1DT2H30M": an ISO 8601 duration of days, hours, minutes and seconds. Error: `demo.duration`.
Result<std::chrono::seconds> parse_duration(std::string_view);

} // namespace gatehouse
