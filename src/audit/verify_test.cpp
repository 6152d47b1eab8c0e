#include <catch2/catch.hpp>

#include "audit/audit.hpp"
#include "audit/chain.hpp"
#include "audit/verify.hpp"
#include "base/outage.hpp"
#include "support/temporary_folder.hpp"
#include "support/world.hpp"

using namespace gatehouse;
using namespace std::chrono_literals;

namespace {

using Kind = ChainFault::Kind;

// A chain of ten facts, with checkpoints after the fourth and the eighth.
struct Fixture {
    explicit Fixture(Engine engine)
        : world(engine)
    {
        for (int i = 1; i <= 10; ++i) {
            world.clock.advance(1s);
            record_one("value " + std::to_string(i));
            seal();
            if (i == 4 || i == 8)
                checkpoint_audit_once(*world.db, world.plan, anchor);
        }
        unguard();
        world.run(
            "CREATE TABLE seal_copy AS SELECT * FROM audit_seal; CREATE TABLE fact_copy AS SELECT * FROM audit_fact");
    }

    // As it was before anybody tampered with it: a chain takes longer to make than to break.
    void restore() const
    {
        world.run("DELETE FROM audit_fact; INSERT INTO audit_fact SELECT * FROM fact_copy;"
                  "DELETE FROM audit_seal; INSERT INTO audit_seal SELECT * FROM seal_copy");
    }

    void record_one(std::string const& value)
    {
        world.db
            ->write(world.plan,
                [&](UnitOfWork& work) -> Result<> {
                    record(work,
                        { { AuditActor::Kind::system, "test" }, "thing.happened", about_plan(work.plan),
                            { { "value", value } } });
                    return {};
                })
            .value();
    }
    void seal() { seal_audit_once(*world.db, world.plan, "node"); }

    // Who owns the database can also do away with its constraints.
    void unguard() const
    {
        world.run("CREATE TABLE unguarded AS SELECT * FROM audit_seal; DROP TABLE audit_seal;"
                  "ALTER TABLE unguarded RENAME TO audit_seal");
    }
    std::string fact_at(int sequence) const
    {
        return world.text("SELECT fact_id FROM audit_seal WHERE sequence = " + std::to_string(sequence));
    }
    std::string where_fact(int sequence) const { return " WHERE id = '" + fact_at(sequence) + "'"; }

    std::vector<Checkpoint> checkpoints() const
    {
        std::vector<Checkpoint> found;
        std::ifstream file(anchor);
        for (std::string line; std::getline(file, line);)
            found.push_back(parse_checkpoint(line).value());
        return found;
    }
    ChainReport verify() const { return verify_chain(*world.db, world.plan, checkpoints()); }
    ChainReport verify_alone() const { return verify_chain(*world.db, world.plan, {}); }
    VerifyOutcome run() const { return run_audit_verify(*world.db, std::array { world.plan }, anchor); }

    TemporaryFolder folder;
    std::filesystem::path anchor = folder.file("anchor.jsonl");
    World world;
};

bool has(ChainReport const& report, Kind kind, std::int64_t sequence)
{
    return std::ranges::any_of(
        report.faults, [&](auto const& fault) { return fault.kind == kind && fault.sequence == sequence; });
}

} // namespace

TEST_CASE("an untouched chain is whole and fits its checkpoints")
{
    Fixture fixture(EACH_ENGINE);
    auto report = fixture.verify();
    CHECK(report.length == 10);
    CHECK(report.checkpoints == 2);
    CHECK(report.fault_count == 0);
    CHECK(report.late == 0);
    CHECK(report.head == fixture.world.text("SELECT hash FROM audit_seal WHERE sequence = 10"));
    CHECK(fixture.run().exit_code == 0);
    CHECK(fixture.run().text == "ahcccs: 10 facts in the chain, compared with 2 checkpoints\naudit: whole\n");
}

TEST_CASE("a changed fact is found and named, and only it")
{
    Fixture fixture(EACH_ENGINE);
    for (std::string change : { "detail = '{\"value\":\"value 6\"}'", "action = 'thing.undone'", "actor_id = 'someone'",
             "actor_kind = 'staff'", "subject_id = 'other'", "subject_kind = 'account'",
             "happened_at = happened_at + 1" }) {
        CAPTURE(change);
        fixture.world.run("UPDATE audit_fact SET " + change + fixture.where_fact(5));
        auto report = fixture.verify();
        CHECK(report.fault_count == 1);
        CHECK(has(report, Kind::changed, 5));
        auto outcome = fixture.run();
        CHECK(outcome.exit_code == 1);
        CHECK(outcome.text.contains("FAULT at sequence 5: fact " + fixture.fact_at(5)));
        CHECK(outcome.text.ends_with("audit: 1 fault\n"));
        fixture.restore();
    }
    CHECK(fixture.verify().fault_count == 0);
}

TEST_CASE("a changed seal is found")
{
    Fixture fixture(EACH_ENGINE);
    for (std::string change : { "hash = '" + std::string(64, 'a') + "'", std::string("sealed_at = sealed_at + 1"),
             std::string("hash = ''") }) {
        CAPTURE(change);
        fixture.world.run("UPDATE audit_seal SET " + change + " WHERE sequence = 5");
        CHECK(has(fixture.verify(), Kind::changed, 5));
        fixture.restore();
    }
}

TEST_CASE("facts that changed places are found, each with the other's number")
{
    Fixture fixture(EACH_ENGINE);
    for (auto [a, b] : { std::pair(3, 7), std::pair(5, 6), std::pair(9, 10), std::pair(1, 2) }) {
        CAPTURE(a, b);
        auto left = std::to_string(a), right = std::to_string(b);
        auto fact_a = fixture.fact_at(a), fact_b = fixture.fact_at(b); // Their seals stay where they are.
        fixture.world.run("UPDATE audit_seal SET fact_id = '" + fact_b + "' WHERE sequence = " + left);
        fixture.world.run("UPDATE audit_seal SET fact_id = '" + fact_a + "' WHERE sequence = " + right);
        auto report = fixture.verify();
        CHECK(report.fault_count == 2);
        CHECK(has(report, Kind::moved, a));
        CHECK(has(report, Kind::moved, b));
        CHECK(report.faults[0].what.contains("sequence " + right));
        fixture.restore();

        fixture.world.run("UPDATE audit_seal SET sequence = CASE sequence WHEN " + left + " THEN " + right + " ELSE "
            + left + " END WHERE sequence IN (" + left + ", " + right + ")"); // Seals and all.
        report = fixture.verify_alone();
        CHECK((has(report, Kind::moved, a) || has(report, Kind::moved, b)));
        CHECK(std::ranges::all_of(
            report.faults, [&](auto const& fault) { return fault.sequence >= a && fault.sequence <= b + 1; }));
        fixture.restore();
    }
}

TEST_CASE("a removed row is found")
{
    Fixture fixture(EACH_ENGINE);
    for (int sequence : { 1, 5, 10 }) {
        CAPTURE(sequence);
        auto remove_fact = "DELETE FROM audit_fact" + fixture.where_fact(sequence);
        auto remove_seal = "DELETE FROM audit_seal WHERE sequence = " + std::to_string(sequence);
        bool inside = sequence < 10; // Alone, the chain does not know its end.

        fixture.world.run(remove_fact);
        auto report = fixture.verify_alone();
        CHECK(report.fault_count == 1);
        CHECK(has(report, Kind::removed, sequence));
        fixture.world.run(remove_seal); // Both are gone now.
        report = fixture.verify_alone();
        CHECK(report.fault_count == (inside ? 1 : 0));
        CHECK(has(report, Kind::removed, sequence) == inside);
        fixture.restore();

        fixture.world.run(remove_seal);
        report = fixture.verify_alone();
        CHECK(has(report, Kind::inserted, 0)); // A fact without a seal.
        CHECK(has(report, Kind::removed, sequence) == inside);
        fixture.restore();
    }
}

TEST_CASE("several removed rows are one gap, and a checkpoint over one of them says so too")
{
    Fixture fixture(EACH_ENGINE);
    fixture.world.run("DELETE FROM audit_seal WHERE sequence IN (3, 4, 5)");
    auto report = fixture.verify();
    CHECK(has(report, Kind::removed, 3));
    CHECK(has(report, Kind::removed, 4));
    CHECK(fixture.run().text.contains("rows before sequence 6 were removed"));
}

TEST_CASE("an inserted row is found")
{
    Fixture fixture(EACH_ENGINE);
    auto forge = [&] {
        fixture.restore();
        fixture.world.run("INSERT INTO audit_fact SELECT plan_id, 'forged', happened_at, actor_kind, actor_id, action, "
                          "subject_kind, subject_id, detail FROM audit_fact"
            + fixture.where_fact(5));
    };
    auto seal_it_as = [&](std::string const& sequence) {
        fixture.world.run("INSERT INTO audit_seal SELECT plan_id, " + sequence
            + ", 'forged', hash, sealed_at FROM audit_seal WHERE sequence = 5");
    };
    forge(); // Beside the chain.
    CHECK(fixture.verify().fault_count == 1);
    CHECK(has(fixture.verify(), Kind::inserted, 0));

    seal_it_as("11"); // At the end.
    CHECK(fixture.verify().fault_count == 1);
    CHECK(has(fixture.verify(), Kind::changed, 11));

    forge(); // In the middle.
    fixture.world.run("UPDATE audit_seal SET sequence = sequence + 1 WHERE sequence > 6");
    seal_it_as("7");
    CHECK(fixture.verify().fault_count > 0);
    CHECK(fixture.verify().faults.front().sequence == 7);

    forge(); // Before the beginning.
    seal_it_as("0");
    CHECK(has(fixture.verify(), Kind::inserted, 0));

    forge(); // Under a number that is taken.
    seal_it_as("6");
    CHECK(fixture.verify().fault_count > 0);
}

TEST_CASE("a tail cut off is found by a checkpoint, and not without one")
{
    Fixture fixture(EACH_ENGINE);
    for (int sequence = 10; sequence > 6; --sequence) {
        auto where = fixture.where_fact(sequence);
        fixture.world.run("DELETE FROM audit_seal WHERE sequence = " + std::to_string(sequence));
        fixture.world.run("DELETE FROM audit_fact" + where);
    }
    CHECK(fixture.verify_alone().fault_count == 0);
    auto report = fixture.verify();
    CHECK(report.fault_count == 1);
    CHECK(has(report, Kind::tail_cut, 7));
    CHECK(fixture.run().text.contains("missing to 8"));

    for (int i = 0; i < 4; ++i) // The cut is covered with new facts.
        fixture.record_one("innocent");
    fixture.seal();
    CHECK(fixture.verify_alone().fault_count == 0);
    report = fixture.verify();
    CHECK(report.fault_count == 1);
    CHECK(has(report, Kind::rewritten, 8));
}

TEST_CASE("a chain written anew is found by a checkpoint, and not without one")
{
    Fixture fixture(EACH_ENGINE);
    fixture.world.run(
        "INSERT INTO audit_unsealed SELECT plan_id, fact_id FROM audit_seal WHERE sequence > 5;"
        "DELETE FROM audit_seal WHERE sequence > 5;"
        "UPDATE audit_fact SET actor_id = 'someone else' WHERE id IN (SELECT fact_id FROM audit_unsealed)");
    fixture.seal();
    CHECK(fixture.verify_alone().fault_count == 0);
    auto report = fixture.verify();
    CHECK(report.fault_count == 1); // The checkpoint at 4 still fits: the change lies between.
    CHECK(has(report, Kind::rewritten, 8));
}

TEST_CASE("a checkpoint that was changed or signed with another key is found")
{
    Fixture fixture(EACH_ENGINE);
    using Forge = std::function<void(Checkpoint&)>;
    for (Forge const& forge : {
             Forge([](auto& c) { c.length = 7; }),
             Forge([](auto& c) { c.head = chain_start(); }),
             Forge([](auto& c) { c.at = "2027-01-15T09:00:00.000000Z"; }),
             Forge([](auto& c) { c.signature[0] ^= std::byte { 1 }; }),
             Forge([&](auto& c) { c.signature = make_keys(fixture.world.around.random).audit.sign("anything"); }),
         }) {
        auto checkpoints = fixture.checkpoints();
        forge(checkpoints.back());
        auto report = verify_chain(*fixture.world.db, fixture.world.plan, checkpoints);
        CHECK(report.fault_count == 1);
        CHECK(report.checkpoints == 1);
        CHECK(report.faults.at(0).kind == Kind::bad_signature);
    }
}

TEST_CASE("facts that wait for long are told, and one removed while it waits is a fault")
{
    Fixture fixture(EACH_ENGINE);
    auto first = fixture.world.clock.now();
    fixture.record_one("waits");
    fixture.record_one("waits");
    CHECK(fixture.verify().late == 0);
    fixture.world.clock.advance(6min);
    CHECK(fixture.verify().late == 2);
    CHECK(fixture.verify().late_since == first);
    CHECK(fixture.run().exit_code == 0);
    CHECK(fixture.run().text.contains("2 facts not yet sealed"));

    fixture.world.run("DELETE FROM audit_fact WHERE id = (SELECT MIN(fact_id) FROM audit_unsealed)");
    CHECK(has(fixture.verify(), Kind::removed, 0));
    fixture.seal(); // Nor does it keep the sealer from its work.
    CHECK(fixture.verify().length == 11);
    fixture.world.run("DELETE FROM audit_unsealed");
    CHECK(fixture.verify().fault_count == 0);
}

TEST_CASE("values that the program never writes are a fault, not a crash")
{
    Fixture fixture(Engine::sqlite); // PostgreSQL would not keep them.
    for (auto const* change :
        { "UPDATE audit_seal SET sealed_at = 'noon' WHERE sequence = 5",
            "UPDATE audit_seal SET hash = 7 WHERE sequence = 5",
            "UPDATE audit_seal SET sequence = 'five' WHERE sequence = 5",
            "UPDATE audit_fact SET happened_at = 'noon' WHERE id = (SELECT fact_id FROM audit_seal WHERE sequence = 5)",
            "UPDATE audit_seal SET sequence = NULL WHERE sequence = 5" }) {
        CAPTURE(change);
        fixture.world.run(change);
        CHECK(fixture.verify().fault_count > 0);
        CHECK(fixture.run().exit_code == 1);
        fixture.restore();
    }
}

TEST_CASE("a hundred faults are listed, all are counted")
{
    Fixture fixture(EACH_ENGINE);
    for (int i = 0; i < 150; ++i)
        fixture.record_one("x");
    fixture.seal();
    fixture.world.run("UPDATE audit_fact SET action = 'thing.undone'");
    auto report = fixture.verify_alone();
    CHECK(report.fault_count == 160);
    CHECK(report.faults.size() == 100);
    CHECK(fixture.run().text.contains("and 60 further faults"));
}

TEST_CASE("the anchor file: cut short by a crash, empty, missing, of a plan that is gone")
{
    Fixture fixture(EACH_ENGINE);
    std::ofstream(fixture.anchor, std::ios::app) << R"({"plan":"ahcccs","leng)";
    checkpoint_audit_once(*fixture.world.db, fixture.world.plan, fixture.anchor);
    auto outcome = fixture.run();
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.text.contains("line 3 of the anchor file is not a checkpoint"));
    CHECK(outcome.text.contains("compared with 3 checkpoints"));

    auto without = run_audit_verify(*fixture.world.db, std::array { fixture.world.plan }, std::nullopt);
    CHECK(without.exit_code == 0);
    CHECK(without.text.contains("without --anchor"));

    auto gone = run_audit_verify(*fixture.world.db, std::array { fixture.world.other_plan }, fixture.anchor);
    CHECK(gone.exit_code == 1);
    CHECK(gone.text.contains("ahcccs:\n  FAULT the anchor file knows this plan, the database does not"));

    fixture.folder.write("empty", "\n");
    auto empty = run_audit_verify(*fixture.world.db, std::array { fixture.world.plan }, fixture.folder.file("empty"));
    CHECK(empty.exit_code == 1);
    CHECK(empty.text.contains("holds no checkpoint"));
    CHECK_THROWS_AS(
        run_audit_verify(*fixture.world.db, std::array { fixture.world.plan }, fixture.folder.file("missing")), Outage);
}
