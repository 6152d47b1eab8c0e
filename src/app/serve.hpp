#pragma once

#include "app/config.hpp"

namespace gatehouse {

// Serves until SIGTERM or SIGINT, then finishes the requests under way. Prints one line `ready https://…` when it
// accepts connections. Throws std::exception with a sentence for the operator when it cannot start.
void serve(Config);

} // namespace gatehouse
