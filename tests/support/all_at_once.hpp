#pragma once

#include <exception>
#include <latch>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace gatehouse {

using Outcomes = std::map<std::string, int>;

// Lets so many threads begin at the same moment, each with its number from 0, and counts what they came to: an error's
// code, "done", or "exception: …".
template <class F>
Outcomes all_at_once(int rivals, F const& act)
{
    Outcomes outcomes;
    std::mutex mutex;
    std::latch start { rivals };
    std::vector<std::jthread> threads;
    auto run = [&](int number) -> std::string {
        start.arrive_and_wait();
        try {
            auto result = act(number);
            return result ? "done" : std::string(result.error().code);
        } catch (std::exception const& failure) {
            return "exception: " + std::string(failure.what());
        }
    };
    for (int number = 0; number < rivals; ++number)
        threads.emplace_back([&, number] {
            auto outcome = run(number);
            std::lock_guard lock(mutex);
            ++outcomes[outcome];
        });
    threads.clear(); // Joins them.
    return outcomes;
}

// Those that were neither done nor ended with an exception.
inline int refusals_in(Outcomes const& outcomes)
{
    int refusals = 0;
    for (auto const& [outcome, count] : outcomes)
        refusals += outcome == "done" || outcome.starts_with("exception") ? 0 : count;
    return refusals;
}

} // namespace gatehouse
