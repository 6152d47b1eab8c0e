#include <catch2/catch.hpp>

#include <latch>
#include <thread>

#include "codes/one_time_code.hpp"
#include "support/world.hpp"

using namespace gatehouse;
using namespace std::chrono_literals;

namespace {

constexpr auto purpose = CodePurpose::prove_email;

std::string issue(World& world)
{
    return world.db
        ->write(world.plan,
            [](UnitOfWork& work) -> Result<std::string> {
                return issue_link_code(work, purpose, "the row", work.now + 1h).reveal();
            })
        .value();
}

bool redeem(World& world, std::string_view subject, std::string_view code, CodePurpose as = purpose)
{
    return world.db
        ->write(world.plan, Isolation::read_committed,
            [&](UnitOfWork& work) { return redeem_code(work, as, subject, LinkCode { code }); })
        .has_value();
}

void issue_typed(World& world)
{
    world.db
        ->write(world.plan,
            [](UnitOfWork& work) -> Result<CodeId> {
                return issue_typed_code(work, CodePurpose::activation_letter, "ada", "a hash", work.now + 15 * 24h);
            })
        .value();
}

Result<TypedTry> try_typed(World& world)
{
    return world.db->write(world.plan, Isolation::read_committed,
        [](UnitOfWork& work) { return begin_typed_try(work, CodePurpose::activation_letter, "ada"); });
}

bool redeem_typed(World& world, CodeId const& code)
{
    return world.db
        ->write(world.plan, Isolation::read_committed,
            [&](UnitOfWork& work) {
                return redeem_code(work, CodePurpose::activation_letter, "ada", TypedCode { code });
            })
        .has_value();
}

} // namespace

TEST_CASE("a code is good once")
{
    World world(EACH_ENGINE);
    auto code = issue(world);
    CHECK(redeem(world, "the row", code));
    CHECK_FALSE(redeem(world, "the row", code));
}

TEST_CASE("a code is good for its subject and purpose only, and a wrong try leaves it good")
{
    World world(EACH_ENGINE);
    auto code = issue(world);
    CHECK_FALSE(redeem(world, "another row", code));
    CHECK_FALSE(redeem(world, "the row", code, CodePurpose::password_recovery));
    CHECK_FALSE(redeem(world, "the row", code + "A"));
    CHECK_FALSE(redeem(world, "the row", code.substr(1)));
    CHECK_FALSE(redeem(world, "the row", ""));
    CHECK(redeem(world, "the row", code));
}

TEST_CASE("a code is good up to its last moment and not a microsecond longer")
{
    World world(EACH_ENGINE);
    auto code = issue(world);
    auto late = GENERATE(false, true);
    world.clock.advance(late ? 1h + 1us : std::chrono::microseconds(1h));
    CHECK(redeem(world, "the row", code) != late);
}

TEST_CASE("of 64 who redeem one code at once exactly one succeeds", "[concurrent]")
{
    auto engine = EACH_ENGINE;
    World world(engine);
    auto code = issue(world);
    std::atomic<int> successes = 0;
    std::atomic<int> exceptions = 0;
    {
        std::latch start { 64 };
        std::vector<std::jthread> threads;
        for (int i = 0; i < 64; ++i)
            threads.emplace_back([&] {
                start.arrive_and_wait();
                try {
                    successes += redeem(world, "the row", code);
                } catch (std::exception const&) {
                    ++exceptions;
                }
            });
    }
    CHECK(successes == 1);
    CHECK(exceptions == 0);
    WARN(engine << ": of 64 redemptions of a link's code at once " << successes << " succeeded");
}

TEST_CASE("a refusal after the redemption leaves the code good")
{
    World world(EACH_ENGINE);
    auto code = issue(world);
    auto refused = world.db->write(world.plan, [&](UnitOfWork& work) -> Result<> {
        TRY(redeem_code(work, purpose, "the row", LinkCode { code }));
        return fail(ErrorKind::conflict, "test.refused", "");
    });
    CHECK_FALSE(refused);
    CHECK(redeem(world, "the row", code));
}

TEST_CASE("another plan cannot redeem a code")
{
    World world(EACH_ENGINE);
    auto code = issue(world);
    CHECK_FALSE(world.db->write(
        world.other_plan, [&](UnitOfWork& work) { return redeem_code(work, purpose, "the row", LinkCode { code }); }));
    CHECK(redeem(world, "the row", code));
}

TEST_CASE("a typed code is tried, then redeemed once; a new one supersedes it")
{
    World world(EACH_ENGINE);
    issue_typed(world);
    auto first = try_typed(world);
    REQUIRE(first);
    CHECK(first->argon2id_hash == "a hash");
    issue_typed(world);
    CHECK_FALSE(redeem_typed(world, first->code));
    auto second = try_typed(world);
    CHECK(redeem_typed(world, second->code));
    CHECK_FALSE(redeem_typed(world, second->code));
    CHECK(try_typed(world).error().code == "code.none");
}

TEST_CASE("ten wrong typed codes pause for an hour and never burn the code")
{
    World world(EACH_ENGINE);
    issue_typed(world);
    for (int i = 0; i < 10; ++i)
        REQUIRE(try_typed(world));
    CHECK(try_typed(world).error().code == "code.paused");
    world.clock.advance(1h + 1us);
    auto again = try_typed(world);
    REQUIRE(again);
    CHECK(redeem_typed(world, again->code));
}

TEST_CASE("a typed code after its last moment is told to be expired")
{
    World world(EACH_ENGINE);
    issue_typed(world);
    world.clock.advance(15 * 24h);
    CHECK(try_typed(world));
    world.clock.advance(1us);
    CHECK(try_typed(world).error().code == "code.expired");
}
