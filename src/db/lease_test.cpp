#include <catch2/catch.hpp>

#include <latch>
#include <thread>

#include "db/lease.hpp"
#include "support/world.hpp"

using namespace gatehouse;
using namespace std::chrono_literals;

namespace {

bool hold(World& world, std::string const& holder, PlanId const& plan, std::string const& name = "work")
{
    return world.db
        ->write(plan, Isolation::read_committed,
            [&](UnitOfWork& work) -> Result<bool> { return hold_lease(work, name, holder, work.now + 10s); })
        .value();
}

} // namespace

TEST_CASE("a lease has one holder, who may keep it until it lapses or is released")
{
    World world(EACH_ENGINE);
    CHECK(hold(world, "node 1", world.plan));
    CHECK(hold(world, "node 1", world.plan));
    CHECK_FALSE(hold(world, "node 2", world.plan));
    CHECK(hold(world, "node 2", world.plan, "other work"));
    CHECK(hold(world, "node 2", world.other_plan));

    world.clock.advance(10s);
    CHECK_FALSE(hold(world, "node 2", world.plan)); // The last moment still counts.
    world.clock.advance(1us);
    CHECK(hold(world, "node 2", world.plan));
    CHECK_FALSE(hold(world, "node 1", world.plan));

    auto release = [&](std::string const& holder) {
        world.db
            ->write(world.plan, Isolation::read_committed,
                [&](UnitOfWork& work) -> Result<> {
                    release_lease(work, "work", holder);
                    return {};
                })
            .value();
    };
    release("node 1"); // Not its own.
    CHECK_FALSE(hold(world, "node 1", world.plan));
    release("node 2");
    CHECK(hold(world, "node 1", world.plan));
}

TEST_CASE("of many who reach for a lease at once, one holds it", "[concurrent]")
{
    World world(EACH_ENGINE);
    constexpr int rivals = 8;
    std::latch all_ready { rivals };
    std::atomic<int> holders = 0;
    std::vector<std::jthread> threads;
    for (int i = 0; i < rivals; ++i) {
        threads.emplace_back([&, i] {
            all_ready.arrive_and_wait();
            holders += hold(world, "node " + std::to_string(i), world.plan);
        });
    }
    threads.clear();
    CHECK(holders == 1);
}
