#pragma once

#include <string>
#include <string_view>

#include "support/engines.hpp"

namespace gatehouse {

// A database with the schema, and two plans that know nothing of each other.
class World {
public:
    explicit World(Engine);

    void run(std::string_view sql) const; // Changes the world behind the program's back, over all plans.
    std::int64_t count(std::string const& table_and_where) const;
    std::string text(std::string const& select) const; // The first column of the only row.

    FixedClock clock { Instant(std::chrono::seconds(1'800'000'000)) }; // 2027-01-15 08:00 UTC, a Friday.
    TestSurroundings around { clock };
    EmptyDatabase db;
    PlanId plan { "ahcccs" };
    PlanId other_plan { "cca" };
};

} // namespace gatehouse
