#include <catch2/catch.hpp>

#include <cstdlib>
#include <filesystem>
#include <map>
#include <random>
#include <thread>

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>

#include "base/random.hpp"
#include "letters/manifest.hpp"
#include "letters/print_letters.hpp"
#include "support/command.hpp"
#include "support/golden.hpp"
#include "support/letters.hpp"

// A printer that is killed with SIGKILL: a process of its own, because a thread cannot be killed. It is this program
// again, told by the environment what to do.

using namespace gatehouse;
using namespace std::chrono_literals;

extern char** environ;

namespace {

std::string from_environment(char const* name)
{
    auto const* value = std::getenv(name);
    return value ? value : "";
}

std::unique_ptr<Database> open_place(bool is_sqlite, std::string const& place, Environment const& environment)
{
    return is_sqlite ? open_sqlite(place + "/test.db", environment) : open_postgres(place, 2, environment);
}

constexpr int letters_per_round = 4;
constexpr int never = -1;

struct FaultWorld : LetterWorld {
    explicit FaultWorld(Engine in)
        : LetterWorld(in)
        , engine(in)
    {
        set_time("2027-01-20", 9, 14);
    }

    // Letters that are due on the next business day, to which the clock moves on.
    void queue_round()
    {
        for (int i = 0; i < letters_per_round; ++i) {
            auto const name = std::to_string(letters.size());
            add_provider("office-" + name, "9" + name);
            add_account("person-" + name);
            letters.push_back(queue("person-" + name, "office-" + name));
        }
        auto const next = terms.calendar.next_business_day(terms.zone.local_date(clock.now()));
        set_time(iso_date(next), 8, 0);
    }

    pid_t start_printer(int kill_at)
    {
        auto const now = std::to_string(clock.now().time_since_epoch().count());
        setenv("PRINTER_ENGINE", engine == Engine::sqlite ? "sqlite" : "postgres", 1);
        setenv("PRINTER_PLACE", db.place().c_str(), 1);
        setenv("PRINTER_FOLDER", out.path().c_str(), 1);
        setenv("PRINTER_NOW", now.c_str(), 1);
        setenv("PRINTER_KILL_AT", std::to_string(kill_at).c_str(), 1);
        char const* arguments[] = { "gatehouse_tests", "[.printer]", nullptr };
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
        pid_t printer = 0;
        REQUIRE(
            posix_spawn(&printer, "/proc/self/exe", &actions, nullptr, const_cast<char**>(arguments), environ) == 0);
        posix_spawn_file_actions_destroy(&actions);
        return printer;
    }

    static bool was_killed(pid_t printer)
    {
        int status = 0;
        REQUIRE(waitpid(printer, &status, 0) == printer);
        if (WIFSIGNALED(status))
            return WTERMSIG(status) == SIGKILL;
        REQUIRE(WEXITSTATUS(status) == 0);
        return false;
    }

    // What holds at every moment, whatever was killed.
    void check_whole()
    {
        CHECK(count("letter WHERE (printed_at IS NULL) <> (sealed_secret IS NOT NULL)") == 0);
        CHECK(count("letter WHERE superseded_at IS NOT NULL") == 0);
        std::map<std::string, int> times_printed;
        for (auto const& batch : completed_batches()) {
            auto const files = read_manifest_files(read_file(out.path() + "/" + batch + "/manifest.json")).value();
            for (auto const& [file, sha256] : files) {
                ++times_printed[file];
                CHECK(sha256_hex(read_file(out.path() + "/" + batch + "/" + file)) == sha256);
            }
        }
        for (auto const& letter : letters) {
            auto const found = this->letter(letter);
            CHECK(times_printed[letter.value + ".pdf"] == (found.printed_at ? 1 : 0));
        }
    }

    std::vector<std::string> completed_batches()
    {
        return db
            ->read(plan,
                [&](UnitOfWork& work) -> Result<std::vector<std::string>> {
                    std::vector<std::string> found;
                    for (auto const& row : work.tx.query("SELECT id FROM letter_batch WHERE plan_id = $1 AND "
                                                         "completed_at IS NOT NULL",
                             { work.plan }))
                        found.push_back(row.text(0));
                    return found;
                })
            .value();
    }

    void finish()
    {
        auto const wording = example_wording();
        REQUIRE(print_letters(*db, around.random, plan,
            { .keys = around.letter_keys, .terms = terms, .wording = wording, .folder = out.path() }));
    }

    Engine engine;
    TemporaryFolder out;
    std::vector<LetterId> letters;
};

} // namespace

TEST_CASE("the printer that is killed", "[.printer]")
{
    FixedClock clock(Instant(std::chrono::microseconds(std::stoll(from_environment("PRINTER_NOW")))));
    TestSurroundings around(clock); // The same letter key as in the test that started this.
    SystemRandom random;            // But not the same ids.
    auto db = open_place(from_environment("PRINTER_ENGINE") == "sqlite", from_environment("PRINTER_PLACE"),
        { clock, random, around.keys });
    LetterTerms const terms { .zone = TimeZone::find("America/Phoenix").value(), .calendar = BusinessCalendar() };
    auto const wording = example_wording();
    int until_killed = std::stoi(from_environment("PRINTER_KILL_AT"));
    PlanId const plan { "ahcccs" };
    REQUIRE(print_letters(*db, random, plan,
        { .keys = around.letter_keys,
            .terms = terms,
            .wording = wording,
            .folder = from_environment("PRINTER_FOLDER"),
            .progress = [&](PrintProgress const&) {
                if (until_killed-- == 0)
                    raise(SIGKILL);
            } }));
}

TEST_CASE("a printer killed at each of its steps loses no letter and prints none twice", "[letters][faults]")
{
    FaultWorld world(EACH_ENGINE);
    int kills = 0;
    for (bool killed = true; killed;) {
        world.queue_round();
        killed = FaultWorld::was_killed(world.start_printer(kills));
        kills += killed;
        world.check_whole();
        world.finish();
        world.check_whole();
    }
    CHECK(kills == letters_per_round + 3); // Claimed, each drawn, published, completed.
    CHECK(world.count("letter WHERE printed_at IS NOT NULL") == std::int64_t(world.letters.size()));
    WARN(world.engine << ": killed at " << kills << " steps; " << world.letters.size()
                      << " letters, each in exactly one completed batch");
}

TEST_CASE("a printer killed at random moments loses no letter and prints none twice", "[letters][faults]")
{
    auto const [engine, rounds] = GENERATE(table<Engine, int>({ { Engine::sqlite, 20 }, { Engine::postgres, 5 } }));
    FaultWorld world(engine);
    world.queue_round();
    auto const begun = std::chrono::steady_clock::now();
    REQUIRE_FALSE(FaultWorld::was_killed(world.start_printer(never)));
    auto const takes = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begun);

    std::mt19937 chance(std::random_device {}());
    std::uniform_int_distribution<std::int64_t> moment(0, takes.count());
    int kills = 0;
    for (int round = 0; round < rounds; ++round) {
        world.queue_round();
        auto const printer = world.start_printer(never);
        std::this_thread::sleep_for(std::chrono::microseconds(moment(chance)));
        kill(printer, SIGKILL);
        kills += FaultWorld::was_killed(printer);
        world.check_whole();
        if (round % 3 == 0) // Otherwise the next printer finds what is left, and more.
            world.finish();
    }
    world.finish();
    world.check_whole();
    CHECK(world.count("letter WHERE printed_at IS NOT NULL") == std::int64_t(world.letters.size()));
    WARN(world.engine << ": killed at " << kills << " random moments of " << rounds << "; " << world.letters.size()
                      << " letters, each in exactly one completed batch");
}
