#include <catch2/catch.hpp>

#include <latch>
#include <mutex>
#include <set>
#include <thread>

#include "support/engines.hpp"
#include "support/mortal_cluster.hpp"

using namespace gatehouse;
using namespace std::chrono_literals;

namespace {

struct Fixture {
    explicit Fixture(std::size_t connections)
        : db(open_postgres(cluster.connection(), connections, around.environment))
    {
        db->write(every_plan, [](UnitOfWork& work) -> Result<> {
              work.tx.run_script("CREATE TABLE note (id BIGINT NOT NULL PRIMARY KEY)");
              return {};
          }).value();
    }
    void write(int id) const
    {
        db->write(every_plan, [&](UnitOfWork& work) -> Result<> {
              work.tx.query("INSERT INTO note VALUES ($1)", { id });
              return {};
          }).value();
    }
    std::set<int> notes() const
    {
        std::set<int> ids;
        db->read(every_plan, [&](UnitOfWork& work) -> Result<> {
              for (auto const& row : work.tx.query("SELECT id FROM note"))
                  ids.insert(static_cast<int>(row.integer(0)));
              return {};
          }).value();
        return ids;
    }

    MortalCluster cluster;
    SystemClock clock;
    TestSurroundings around { clock };
    std::unique_ptr<Database> db;
};

void wait_until(std::function<bool()> const& condition)
{
    for (int i = 0; i < 6000 && !condition(); ++i)
        std::this_thread::sleep_for(10ms);
    REQUIRE(condition());
}

} // namespace

TEST_CASE("a lost PostgreSQL fails soon, loses nothing acknowledged, and serves again when it is back", "[faults]")
{
    Fixture fixture(8);
    std::mutex mutex;
    std::set<int> acknowledged;
    std::atomic<int> next = 0, written = 0, failed = 0;
    std::atomic<std::chrono::milliseconds> longest_failure { 0ms };
    std::vector<std::jthread> writers;
    for (int i = 0; i < 6; ++i) {
        writers.emplace_back([&](std::stop_token stop) {
            while (!stop.stop_requested()) {
                auto id = next++;
                auto start = std::chrono::steady_clock::now();
                try {
                    fixture.write(id);
                    std::lock_guard lock(mutex);
                    acknowledged.insert(id);
                    ++written;
                } catch (DatabaseFailure const&) {
                    auto took = std::chrono::ceil<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start);
                    longest_failure = std::max(longest_failure.load(), took);
                    ++failed;
                    std::this_thread::sleep_for(5ms);
                }
            }
        });
    }

    wait_until([&] { return written > 200; });
    fixture.cluster.crash();
    wait_until([&] { return failed > 100; });
    auto before = written.load();
    fixture.cluster.resume();
    wait_until([&] { return written > before + 200; });
    writers.clear();

    auto notes = fixture.notes();
    CHECK(std::ranges::includes(notes, acknowledged));
    CHECK(longest_failure.load() < 10s); // For a machine that is very busy; milliseconds else.
    // A COMMIT whose answer was lost may have happened; at most one for each writer.
    CHECK(notes.size() <= acknowledged.size() + 6);
    std::printf("lost PostgreSQL: %zu acknowledged, none lost; %d calls failed, the slowest in %lld ms\n",
        acknowledged.size(), failed.load(), static_cast<long long>(longest_failure.load().count()));
}

TEST_CASE("however many idle connections a restart of PostgreSQL breaks, no call fails after it", "[faults]")
{
    constexpr int connections = 24;
    Fixture fixture(connections);
    {
        std::latch all_in { connections }; // So that each has a connection of its own.
        std::vector<std::jthread> readers;
        for (int i = 0; i < connections; ++i)
            readers.emplace_back([&] {
                fixture.db
                    ->read(every_plan,
                        [&](UnitOfWork& work) -> Result<> {
                            work.tx.query("SELECT 1");
                            all_in.arrive_and_wait();
                            return {};
                        })
                    .value();
            });
    }
    fixture.cluster.crash();
    fixture.cluster.resume();
    for (int i = 0; i < connections; ++i)
        CHECK_NOTHROW(fixture.write(i));
    CHECK(fixture.notes().size() == connections);
}
