#pragma once

#include <chrono>
#include <string_view>

namespace gatehouse {

struct UnitOfWork;

// Counts one use of `name` by `subject` and tells whether it is still within `uses_max` for the window under way.
// One atomic statement counts and decides; a window starts with the first use after the last one was over. Commit it
// on its own: what is refused for another reason afterwards still counts.
bool within_limit(
    UnitOfWork&, std::string_view name, std::string_view subject, int uses_max, std::chrono::microseconds window);

// The same, for whoever must know which use was the last one within the limit: how many there were, this one included.
int count_use(UnitOfWork&, std::string_view name, std::string_view subject, std::chrono::microseconds window);

// Starts over, as after a success.
void reset_limit(UnitOfWork&, std::string_view name, std::string_view subject);

} // namespace gatehouse
