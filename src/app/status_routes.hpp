#pragma once

#include <functional>

#include "http/router.hpp"

namespace gatehouse {

class Database;
class Packs;
class SlowHash;
class Clock;

// GET /readyz and /metrics: for whoever runs the server. `more` adds lines to the metrics.
void add_status_routes(
    Router&, Database&, Packs const&, SlowHash const&, Clock const&, std::function<std::string()> more = {});

} // namespace gatehouse
