#include <catch2/catch.hpp>

#include "db/throttle.hpp"
#include "support/world.hpp"

using namespace gatehouse;
using namespace std::chrono_literals;

TEST_CASE("a limit holds for its window and its subject, and starts over afterwards")
{
    World world(EACH_ENGINE);
    auto use = [&](std::string_view subject) {
        return world.db
            ->write(world.plan, Isolation::read_committed,
                [&](UnitOfWork& work) -> Result<bool> { return within_limit(work, "door", subject, 2, 1h); })
            .value();
    };
    CHECK(use("ada"));
    CHECK(use("ada"));
    CHECK_FALSE(use("ada"));
    CHECK(use("bob"));
    world.clock.advance(1h);
    CHECK_FALSE(use("ada"));
    world.clock.advance(1us);
    CHECK(use("ada"));
}
