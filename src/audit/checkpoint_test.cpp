#include <catch2/catch.hpp>

#include "audit/chain.hpp"
#include "audit/checkpoint.hpp"
#include "base/outage.hpp"
#include "support/temporary_folder.hpp"
#include "support/world.hpp"

using namespace gatehouse;
using namespace std::chrono_literals;

TEST_CASE("a checkpoint survives being written down, and is signed")
{
    World world(EACH_ENGINE);
    TemporaryFolder folder;
    auto run = checkpoint_audit_once(*world.db, world.plan, folder.file("anchor"));
    CHECK(run.next_due == world.clock.now() + 1h);
    CHECK(run.written.length == 0);
    CHECK(run.written.head == chain_start());
    CHECK(run.written.at == "2027-01-15T08:00:00.000000Z");

    auto text = folder.read("anchor");
    CHECK(text == to_line(run.written) + "\n");
    auto read = parse_checkpoint(text);
    REQUIRE(read);
    CHECK(read->plan == world.plan);
    auto const& key = world.around.keys.audit.public_key();
    CHECK(signature_fits(key, *read));
    read->plan = world.other_plan;
    CHECK_FALSE(signature_fits(key, *read));
    CHECK_FALSE(signature_fits(make_keys(world.around.random).audit.public_key(), run.written));
}

TEST_CASE("checkpoints are appended, each on a line of its own, even after one that was cut short")
{
    World world(Engine::sqlite);
    TemporaryFolder folder;
    folder.write("anchor", "half a li");
    checkpoint_audit_once(*world.db, world.plan, folder.file("anchor"));
    auto second = checkpoint_audit_once(*world.db, world.other_plan, folder.file("anchor"));
    auto text = folder.read("anchor");
    CHECK(std::ranges::count(text, '\n') == 3);
    CHECK(text.starts_with("half a li\n{"));
    CHECK(text.ends_with("\n" + to_line(second.written) + "\n"));
}

TEST_CASE("an anchor file that cannot be written is an outage")
{
    World world(Engine::sqlite);
    CHECK_THROWS_AS(checkpoint_audit_once(*world.db, world.plan, "/nonexistent/anchor"), Outage);
    CHECK_THROWS_AS(checkpoint_audit_once(*world.db, world.plan, "/dev/full"), Outage);
}

TEST_CASE("what is not a checkpoint is not read as one")
{
    auto line = GENERATE(as<std::string>(), "", "{}", "[]", "1", "null", R"({"plan":"p"})",
        "{\"plan\":", R"({"plan":"p","length":"1","head":"h","at":"t","signature":""})",
        R"({"plan":"p","length":1,"head":"h","at":"t","signature":"zz"})",
        R"({"plan":"p","length":1.5,"head":"h","at":"t","signature":"00"})");
    CHECK_FALSE(parse_checkpoint(line));
}
