#include <catch2/catch.hpp>

#include "packs/pack_commands.hpp"
#include "support/small_pack.hpp"
#include "support/world.hpp"

namespace gatehouse {

namespace {

PackText file(std::string_view text = small_pack) { return { "packs/small.toml", std::string(text) }; }

PlanId const small { "small" };

// Of the plan that the tests bring; the world's own two have no pack.
std::string name_in_force(Packs const& packs)
{
    auto const pack = packs.find(small);
    return pack ? pack->name : "";
}

std::string const renamed = with(small_pack, "name = \"Small Plan\"\nfull", "name = \"Larger Plan\"\nfull");

} // namespace

TEST_CASE("a new plan begins with its file", "[packs]")
{
    World world(EACH_ENGINE);
    Packs packs;
    ActivePacks active(*world.db, packs);
    auto const news = active.start(std::vector { file() });
    CHECK(news.problems.empty());
    CHECK(news.notes.empty());
    CHECK(news.switched == std::vector { small });
    CHECK(name_in_force(packs) == "Small Plan");
    CHECK(world.count("pack_revision WHERE plan_id = 'small'") == 1);
    CHECK(world.text("SELECT actor_kind FROM audit_fact WHERE action = 'pack.activated'") == "system");

    // A second start finds it there.
    Packs again;
    CHECK(ActivePacks(*world.db, again).start(std::vector { file() }).switched == std::vector { small });
    CHECK(world.count("audit_fact WHERE action = 'pack.activated'") == 1);
    // So does one that has lost the file.
    Packs without;
    ActivePacks(*world.db, without).start({});
    CHECK(name_in_force(without) == "Small Plan");
}

TEST_CASE("a changed file waits for its activation", "[packs]")
{
    World world(EACH_ENGINE);
    Packs packs;
    ActivePacks(*world.db, packs).start(std::vector { file() });

    ActivePacks restarted(*world.db, packs);
    auto const news = restarted.start(std::vector { file(renamed) });
    REQUIRE(news.notes.size() == 1);
    CHECK(news.notes[0].starts_with("packs/small.toml is revision "));
    CHECK(news.notes[0].ends_with("; 'gatehouse pack activate packs/small.toml' switches"));
    CHECK(name_in_force(packs) == "Small Plan");
    CHECK(restarted.refresh().switched.empty());

    auto const before = packs.find(small);
    auto const done = run_pack_activate(*world.db, file(renamed));
    CHECK(done.exit_code == 0);
    CHECK(done.text
        == "small: revision " + load_pack("small.toml", renamed)->revision + " is in force; before it was "
            + before->revision + '\n');
    CHECK(name_in_force(packs) == "Small Plan"); // Until the node looks.
    CHECK(restarted.refresh().switched == std::vector { small });
    CHECK(name_in_force(packs) == "Larger Plan");
    CHECK(before->name == "Small Plan"); // A request under way keeps what it found.
    CHECK(restarted.refresh().switched.empty());
    CHECK(world.count("pack_revision WHERE plan_id = 'small'") == 2);

    // And back: the revision is there already.
    CHECK(run_pack_activate(*world.db, file()).exit_code == 0);
    restarted.refresh();
    CHECK(name_in_force(packs) == "Small Plan");
    CHECK(world.count("pack_revision WHERE plan_id = 'small'") == 2);
}

TEST_CASE("an activation is recorded with the revision before and after", "[packs]")
{
    World world(EACH_ENGINE);
    run_pack_activate(*world.db, file());
    world.clock.advance(std::chrono::hours(1));
    run_pack_activate(*world.db, file(renamed));
    auto const first = load_pack("small.toml", small_pack)->revision;
    auto const second = load_pack("small.toml", renamed)->revision;
    CHECK(world.text("SELECT detail FROM audit_fact WHERE plan_id = 'small' ORDER BY happened_at DESC")
        == R"({"before":")" + first + R"(","after":")" + second + "\"}");
    CHECK(world.count("audit_fact WHERE actor_kind = 'operator' AND subject_kind = 'plan' AND subject_id = 'small'")
        == 2);

    auto const again = run_pack_activate(*world.db, file(renamed));
    CHECK(again.exit_code == 0);
    CHECK(again.text == "small: revision " + second + " is in force already\n");
    CHECK(world.count("audit_fact WHERE plan_id = 'small'") == 2);
}

TEST_CASE("a bad file is activated by nobody", "[packs]")
{
    World world(EACH_ENGINE);
    auto const bad = file(with(small_pack, "mark = \"SP\"", "mark = 7"));
    auto const refused = run_pack_activate(*world.db, bad);
    CHECK(refused.exit_code == 1);
    CHECK(refused.text == "packs/small.toml:3:8: mark: found 7; allowed: a text of 1 to 3 characters\n1 problem\n");
    CHECK(world.count("plan WHERE plan_id = 'small'") == 0);

    Packs packs;
    auto const news = ActivePacks(*world.db, packs).start(std::vector { bad });
    REQUIRE(news.problems.size() == 1);
    CHECK(name_in_force(packs) == "");
}

TEST_CASE("a pack cannot be activated for another plan", "[packs]")
{
    World world(EACH_ENGINE);
    auto const pack = load_pack("small.toml", small_pack).value();
    auto const refused = world.db->write(world.plan, [&](UnitOfWork& work) {
        return activate_pack(work, { AuditActor::Kind::operator_at_console, "test" }, pack, small_pack);
    });
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().code == "pack.other_plan");
}

TEST_CASE("a revision that this program cannot read leaves the one before in force", "[packs]")
{
    World world(EACH_ENGINE);
    Packs packs;
    ActivePacks active(*world.db, packs);
    active.start(std::vector { file() });
    // As a node of a later version would write it.
    world.run("INSERT INTO pack_revision (plan_id, revision, source, first_seen_at) VALUES ('small', 'feed', 'later "
              "= 1', 0); UPDATE plan SET active_revision = 'feed' WHERE plan_id = 'small'");
    auto const news = active.refresh();
    REQUIRE(!news.problems.empty());
    CHECK(news.problems[0].file == "revision feed/small.toml");
    CHECK(name_in_force(packs) == "Small Plan");
    CHECK(active.refresh().problems.empty()); // Said once.
}

} // namespace gatehouse
