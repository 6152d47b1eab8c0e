#include <catch2/catch.hpp>

#include <random>
#include <set>
#include <thread>

#include "audit/audit.hpp"
#include "audit/chain.hpp"
#include "audit/verify.hpp"
#include "support/crashing_database.hpp"
#include "support/world.hpp"

using namespace gatehouse;
using namespace std::chrono_literals;

namespace {

AuditFact fact(std::string value)
{
    return { { AuditActor::Kind::system, "test" }, "thing.happened", about_organisation({ "p" }),
        { { "value", std::move(value) } } };
}

void record_one(World& world, PlanId const& plan, std::string const& value = "x")
{
    world.db
        ->write(plan,
            [&](UnitOfWork& work) -> Result<> {
                record(work, fact(value));
                return {};
            })
        .value();
}

ChainReport verify(World& world) { return verify_chain(*world.db, world.plan, {}); }

SealedFact const example { 7, Instant(2us), "id", Instant(1us), "account", "a", "thing.happened", "plan", "p", "{}" };

} // namespace

TEST_CASE("facts are sealed once, numbered from 1 for each plan")
{
    World world(EACH_ENGINE);
    for (int i = 0; i < 3; ++i)
        record_one(world, world.plan);
    record_one(world, world.other_plan);

    auto run = seal_audit_once(*world.db, world.plan, "node");
    CHECK(run.sealed == 3);
    CHECK(run.next_due == world.clock.now() + 1s);
    CHECK(world.count("audit_seal WHERE plan_id = 'ahcccs' AND sequence BETWEEN 1 AND 3") == 3);
    CHECK(world.count("audit_unsealed WHERE plan_id = 'ahcccs'") == 0);
    CHECK(world.count("audit_seal WHERE plan_id = 'cca'") == 0);

    CHECK(seal_audit_once(*world.db, world.plan, "node").sealed == 0);
    CHECK(seal_audit_once(*world.db, world.other_plan, "node").sealed == 1);
    CHECK(world.count("audit_seal WHERE plan_id = 'cca' AND sequence = 1") == 1);
    record_one(world, world.plan);
    CHECK(seal_audit_once(*world.db, world.plan, "node").sealed == 1);
    CHECK(verify(world).length == 4);
    CHECK(verify(world).fault_count == 0);
}

TEST_CASE("a fact of a transaction that rolls back is neither kept nor sealed")
{
    World world(EACH_ENGINE);
    auto refused = world.db->write(world.plan, [](UnitOfWork& work) -> Result<> {
        record(work, fact("x"));
        return fail(ErrorKind::conflict, "test.refused", "No.");
    });
    CHECK_FALSE(refused);
    CHECK(seal_audit_once(*world.db, world.plan, "node").sealed == 0);
}

TEST_CASE("while one node seals, another does not; it takes over when the first is gone")
{
    World world(EACH_ENGINE);
    record_one(world, world.plan);
    CHECK(seal_audit_once(*world.db, world.plan, "node 1").sealed == 1);
    record_one(world, world.plan);
    CHECK(seal_audit_once(*world.db, world.plan, "node 2").sealed == 0);
    world.clock.advance(11s);
    CHECK(seal_audit_once(*world.db, world.plan, "node 2").sealed == 1);
    CHECK(verify(world).fault_count == 0);
}

TEST_CASE("an idle plan's sealer writes nothing")
{
    World world(EACH_ENGINE);
    seal_audit_once(*world.db, world.plan, "node");
    CHECK(world.count("lease") == 0);
}

TEST_CASE("a backlog is sealed in one run")
{
    World world(EACH_ENGINE);
    world.db
        ->write(world.plan,
            [](UnitOfWork& work) -> Result<> {
                for (int i = 0; i < 1234; ++i)
                    record(work, fact(std::to_string(i)));
                return {};
            })
        .value();
    CHECK(seal_audit_once(*world.db, world.plan, "node").sealed == 1234);
    CHECK(verify(world).length == 1234);
    CHECK(verify(world).fault_count == 0);
}

TEST_CASE("every field of a fact, its place, its plan and the hash before are in its hash")
{
    PlanId plan { "plan" };
    std::set<std::string> hashes { chain_hash(plan, chain_start(), example) };
    auto changed = [&](auto change) {
        auto fact = example;
        change(fact);
        hashes.insert(chain_hash(plan, chain_start(), fact));
    };
    changed([](auto& f) { f.sequence = 8; });
    changed([](auto& f) { f.sealed_at += 1us; });
    changed([](auto& f) { f.id = "ie"; });
    changed([](auto& f) { f.happened_at += 1us; });
    changed([](auto& f) { f.actor_kind = "staff"; });
    changed([](auto& f) { f.actor_id = "b"; });
    changed([](auto& f) { f.action = "thing.undone"; });
    changed([](auto& f) { f.subject_kind = "account"; });
    changed([](auto& f) { f.subject_id = "q"; });
    changed([](auto& f) { f.detail = "{\"a\":\"\"}"; });
    changed([](auto& f) { f.actor_kind = "accounta", f.actor_id = ""; }); // Where one field ends and the next begins.
    hashes.insert(chain_hash({ "plam" }, chain_start(), example));
    hashes.insert(chain_hash(plan, std::string(64, '1'), example));
    CHECK(hashes.size() == 14);
}

TEST_CASE("the hash of a fact stays what it is: chains outlive programs")
{
    CHECK(chain_hash({ "plan" }, chain_start(), example)
        == sha256_hex("gatehouse audit 1\n4:plan1:764:" + chain_start()
            + "1:22:id1:17:account1:a14:thing.happened4:plan1:p2:{}"));
}

// Writers whose transactions commit late, in another order than they began, or not at all; two sealers that die in the
// middle of a batch and right after it, and take each other's place.
TEST_CASE("whatever writers and dying sealers do, each fact stands in the chain exactly once", "[concurrent]")
{
    World world(EACH_ENGINE);
    auto seed = GENERATE(take(3, random(1, 1'000'000)));
    CAPTURE(seed);
    constexpr int writers = 3, sealers = 2, transactions = 30;
    std::atomic<int> writing = writers, committed = 0, deaths = 0;

    auto write = [&](int number) {
        std::mt19937 chance(static_cast<unsigned>(seed + number));
        auto db = world.db.open_again(world.around.environment);
        for (int i = 0; i < transactions; ++i) {
            auto facts = 1 + static_cast<int>(chance() % 3);
            auto gives_up = chance() % 5 == 0;
            auto dawdles = std::chrono::microseconds(chance() % 3000);
            auto done = db->write(world.plan, [&](UnitOfWork& work) -> Result<> {
                for (int f = 0; f < facts; ++f)
                    record(work, fact(std::to_string(number)));
                std::this_thread::sleep_for(dawdles);
                if (gives_up)
                    return fail(ErrorKind::conflict, "test.gave_up", "No.");
                return {};
            });
            committed += done ? facts : 0;
        }
        --writing;
    };
    auto seal = [&](int number) {
        std::mt19937 chance(static_cast<unsigned>(seed + 100 + number));
        auto db = world.db.open_again(world.around.environment);
        CrashingDatabase mortal(*db, world.around.environment, [&] {
            using Fate = CrashingDatabase::Fate;
            return std::array { Fate::dies_before_commit, Fate::dies_after_commit, Fate::lives, Fate::lives,
                Fate::lives }[chance() % 5];
        });
        for (int life = 0; writing > 0; ++life) {
            try {
                seal_audit_once(mortal, world.plan, std::to_string(number) + "." + std::to_string(life));
            } catch (Killed const&) {
                ++deaths;
            }
            if (number == 0)
                world.clock.advance(6s); // The dead one's lease lapses.
        }
    };

    std::vector<std::jthread> threads;
    for (int i = 0; i < writers; ++i)
        threads.emplace_back(write, i);
    for (int i = 0; i < sealers; ++i)
        threads.emplace_back(seal, i);
    threads.clear();
    world.clock.advance(11s);
    seal_audit_once(*world.db, world.plan, "the last one");

    CHECK(deaths > 0);
    CHECK(world.count("audit_fact") == committed);
    CHECK(world.count("audit_seal") == committed);
    CHECK(world.count("(SELECT DISTINCT fact_id FROM audit_seal) once") == committed);
    CHECK(world.count("audit_unsealed") == 0);
    auto report = verify(world);
    CHECK(report.length == committed);
    CHECK(report.fault_count == 0);
}
