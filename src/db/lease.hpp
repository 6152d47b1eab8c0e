#pragma once

#include <string_view>

#include "base/time.hpp"

namespace gatehouse {

struct UnitOfWork;

// Who does a piece of background work of the plan now. A lease saves double work; it does not make it safe: its
// holder may be slower than it believes, so what it does must be sound when two do it.

// Takes the lease or, for its holder, keeps it longer: one atomic statement. False when another holds it. `holder`
// names a process, not a machine. Call it in a read_committed transaction.
[[nodiscard]] bool hold_lease(UnitOfWork&, std::string_view name, std::string_view holder, Instant held_until);

// For a holder that stops: the next one need not wait. Nothing happens when another holds it.
void release_lease(UnitOfWork&, std::string_view name, std::string_view holder);

} // namespace gatehouse
