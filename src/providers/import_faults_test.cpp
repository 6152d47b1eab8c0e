#include <catch2/catch.hpp>

#include <cstdlib>
#include <filesystem>
#include <random>
#include <thread>

#include <fmt/format.h>
#include <signal.h>

#include "base/random.hpp"
#include "providers/import_providers.hpp"
#include "support/child_process.hpp"
#include "support/people.hpp"
#include "support/temporary_folder.hpp"

// An import in a process of its own, which can be killed: this program again, told by the environment what to do.

using namespace gatehouse;
using namespace std::chrono_literals;

namespace {

std::string from_environment(char const* name)
{
    auto const* value = std::getenv(name);
    return value ? value : "";
}

void write_file_of(TemporaryFolder const& folder, int version, int rows)
{
    std::string text = "provider_id,kind,tax_id,name,correspondence_line_1,correspondence_city,correspondence_state,"
                       "correspondence_zip\n";
    for (int i = 0; i < rows; ++i)
        text += fmt::format("P{:06},group,12-{:07},Version {},1 Main St,Tempe,AZ,85281\n", i, i, version);
    folder.write("providers.csv", text);
}

std::unique_ptr<ChildProcess> start_import(People const& world, Engine engine, TemporaryFolder const& folder)
{
    auto self = std::filesystem::read_symlink("/proc/self/exe").string();
    return std::make_unique<ChildProcess>(std::vector<std::string> { "env",
        std::string("IMPORTER_ENGINE=") + (engine == Engine::sqlite ? "sqlite" : "postgres"),
        "IMPORTER_PLACE=" + world.db.place(), "IMPORTER_FOLDER=" + folder.path(), self, "[.importer]" });
}

// The versions in force: never more than one.
std::int64_t versions_in_force(World const& world)
{
    return std::stoll(world.text(R"sql(
        SELECT CAST(count(DISTINCT name) AS TEXT) FROM provider_record r
        WHERE plan_id = 'ahcccs' AND from_generation = (
            SELECT max(from_generation) FROM provider_record v
            WHERE v.plan_id = 'ahcccs' AND v.number = r.number
                AND v.from_generation <= (SELECT provider_generation FROM plan WHERE plan_id = 'ahcccs'))
    )sql"));
}

} // namespace

TEST_CASE("the importer that is killed", "[.importer]")
{
    SystemClock clock;
    TestSurroundings around(clock);
    SystemRandom random;
    Environment environment { clock, random, around.keys };
    auto place = from_environment("IMPORTER_PLACE");
    auto db = from_environment("IMPORTER_ENGINE") == "sqlite" ? open_sqlite(place + "/test.db", environment)
                                                              : open_postgres(place, 2, environment);
    TemporaryFolder scratch;
    REQUIRE(import_providers(*db, random, around.keys, PlanId { "ahcccs" },
        { .file = from_environment("IMPORTER_FOLDER") + "/providers.csv",
            .started_by = "test",
            .zone = TimeZone::find("America/Phoenix").value(),
            .scratch = scratch.path(),
            .lease = 500ms }));
}

TEST_CASE("an import killed at random moments shows nothing by halves, and the next one completes", "[import][faults]")
{
    constexpr int rows = 1500;
    auto const [engine, rounds] = GENERATE(table<Engine, int>({ { Engine::sqlite, 8 }, { Engine::postgres, 5 } }));
    People world(engine);
    TemporaryFolder folder;
    write_file_of(folder, 0, rows);
    auto begun = std::chrono::steady_clock::now();
    REQUIRE(start_import(world, engine, folder)->wait() == 0);
    auto takes = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begun);
    CHECK(versions_in_force(world) == 1);

    std::mt19937 chance(std::random_device {}());
    int killed = 0;
    for (int version = 1; version <= rounds; ++version) {
        write_file_of(folder, version, rows);
        auto importer = start_import(world, engine, folder);
        std::this_thread::sleep_for(std::chrono::milliseconds(chance() % static_cast<unsigned>(takes.count())));
        importer->signal(SIGKILL);
        killed += importer->wait() != 0;
        CHECK(versions_in_force(world) == 1);
        if (version % 2 == 0)
            continue; // The next one finds two that were killed.
        REQUIRE(start_import(world, engine, folder)->wait() == 0);
        CHECK(versions_in_force(world) == 1);
        CHECK(world.count("provider_record WHERE name = 'Version " + std::to_string(version) + "'") == rows);
    }
    write_file_of(folder, rounds + 1, rows);
    REQUIRE(start_import(world, engine, folder)->wait() == 0);
    CHECK(world.count("import_run WHERE state = 'running'") == 0);
    CHECK(world.count("provider_record WHERE from_generation > (SELECT provider_generation FROM plan WHERE plan_id = "
                      "'ahcccs')")
        == 0);
    WARN(engine << ": " << killed << " imports killed, " << world.count("import_run WHERE state = 'interrupted'")
                << " found interrupted");
}

TEST_CASE("people sign in while an import is under way", "[import][faults]")
{
    auto engine = EACH_ENGINE;
    People world(engine);
    world.add_active("ada");
    TemporaryFolder folder;
    write_file_of(folder, 1, 20'000);
    auto importer = start_import(world, engine, folder);
    while (world.count("import_run WHERE state = 'running'") == 0)
        std::this_thread::sleep_for(1ms);
    int during = 0;
    while (world.count("import_run WHERE state = 'running'") == 1) {
        REQUIRE(world.sign_in_as("ada"));
        ++during;
    }
    REQUIRE(importer->wait() == 0);
    CHECK(during > 0);
    CHECK(world.count("import_run WHERE state = 'finished'") == 1);
}
