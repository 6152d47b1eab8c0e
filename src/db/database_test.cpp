#include <catch2/catch.hpp>

#include <latch>
#include <thread>

#include "support/engines.hpp"

using namespace gatehouse;
using namespace std::chrono_literals;

namespace {

struct Fixture {
    explicit Fixture(Engine engine)
        : db(engine, around.environment)
    {
        write([](UnitOfWork& work) {
            work.tx.run_script("CREATE TABLE note (id BIGINT NOT NULL PRIMARY KEY, body TEXT);"
                               "CREATE TABLE file (content BYTEA)");
        });
    }

    template <class F>
    void write(F work) const
    {
        db->write(every_plan, [&](UnitOfWork& unit) -> Result<> {
              work(unit);
              return {};
          }).value();
    }

    std::int64_t notes() const
    {
        return db
            ->read(every_plan,
                [](UnitOfWork& work) -> Result<std::int64_t> {
                    return work.tx.query_one("SELECT count(*) FROM note")->integer(0);
                })
            .value();
    }

    FixedClock clock { Instant(1'800'000'000s) };
    TestSurroundings around { clock };
    EmptyDatabase db;
};

std::string failure_of(std::function<void()> const& action)
{
    try {
        action();
    } catch (DatabaseFailure const& failure) {
        return failure.what();
    }
    return "no failure";
}

} // namespace

TEST_CASE("values come back as they were bound")
{
    Fixture fixture(EACH_ENGINE);
    auto number = GENERATE(std::int64_t { 0 }, INT64_MIN, INT64_MAX);
    std::string text = GENERATE(as<std::string>(), "", "Zoë's \"clinic\" \\x41 $1 🏥", std::string(100'000, 'x'));
    auto bytes = GENERATE(Bytes {}, Bytes { std::byte { 0 }, std::byte { 0xff }, std::byte { 0 } });

    fixture.write([&](UnitOfWork& work) {
        work.tx.query("INSERT INTO note VALUES ($1, $2)", { number, text });
        work.tx.query("INSERT INTO file VALUES ($1)", { bytes });
        auto note = work.tx.query_one("SELECT id, body FROM note WHERE body = $2 AND id = $1", { number, text });
        CHECK(note->integer(0) == number);
        CHECK(note->text(1) == text);
        CHECK(work.tx.query_one("SELECT content FROM file")->bytes(0) == bytes);
    });
}

TEST_CASE("null and an instant come back too, and a wrong type is a failure")
{
    Fixture fixture(EACH_ENGINE);
    fixture.write([&](UnitOfWork& work) {
        work.tx.query("INSERT INTO note VALUES ($1, $2)", { work.now, nullptr });
        auto row = work.tx.query_one("SELECT id, body FROM note");
        CHECK(row->instant(0) == fixture.clock.now());
        CHECK(row->is_null(1));
        CHECK_THROWS_AS(row->text(0), DatabaseFailure);
        CHECK_THROWS_AS(row->text(1), DatabaseFailure);
    });
}

TEST_CASE("text that the two engines would store differently is refused")
{
    Fixture fixture(EACH_ENGINE);
    auto text = GENERATE(std::string("a\0b", 3), std::string("\xff"));
    CHECK_THROWS_AS(
        fixture.write([&](UnitOfWork& work) { work.tx.query("INSERT INTO note VALUES (1, $1)", { text }); }),
        DatabaseFailure);
}

TEST_CASE("an error or an exception rolls back, and the connection serves again")
{
    Fixture fixture(EACH_ENGINE);
    auto refused = fixture.db->write(every_plan, [](UnitOfWork& work) -> Result<> {
        work.tx.query("INSERT INTO note VALUES (1, 'a')");
        return fail(ErrorKind::conflict, "test.refused", "No.");
    });
    CHECK(refused.error().code == "test.refused");
    CHECK_THROWS_AS(fixture.write([](UnitOfWork& work) {
        work.tx.query("INSERT INTO note VALUES (1, 'a')");
        throw std::logic_error("a bug");
    }),
        std::logic_error);
    CHECK(fixture.notes() == 0);
}

TEST_CASE("a failure names the statement and no bound value")
{
    Fixture fixture(EACH_ENGINE);
    fixture.write([](UnitOfWork& work) { work.tx.query("INSERT INTO note VALUES (7, 'a')"); });

    auto duplicate = failure_of([&] {
        fixture.write([](UnitOfWork& work) { work.tx.query("INSERT INTO note VALUES ($1, $2)", { 7, "hunter2" }); });
    });
    CHECK(duplicate.contains("INSERT INTO note"));
    CHECK_FALSE(duplicate.contains("hunter2"));
    CHECK_FALSE(duplicate.contains("(7)"));

    auto bad_text = failure_of([&] {
        fixture.write([](UnitOfWork& work) {
            work.tx.query("SELECT 1 WHERE $1 IN (SELECT id FROM note) AND 1 = 1 / 0 + nothing()", { "hunter2" });
        });
    });
    CHECK(bad_text != "no failure");
    CHECK_FALSE(bad_text.contains("hunter2"));
}

TEST_CASE("a wrong number of values is a failure")
{
    Fixture fixture(EACH_ENGINE);
    CHECK_THROWS_AS(fixture.write([](UnitOfWork& work) { work.tx.query("SELECT $1", { 1, 2 }); }), DatabaseFailure);
}

TEST_CASE("a read cannot write")
{
    Fixture fixture(EACH_ENGINE);
    CHECK_THROWS_AS(fixture.db->read(every_plan,
                        [](UnitOfWork& work) -> Result<> {
                            work.tx.query("INSERT INTO note VALUES (1, 'a')");
                            return {};
                        }),
        DatabaseFailure);
    CHECK(fixture.notes() == 0);
}

TEST_CASE("check-then-insert by many at once is sound: one inserts, the rest see it", "[concurrent]")
{
    Fixture fixture(EACH_ENGINE);
    constexpr int rivals = 16;
    std::latch all_ready { rivals };
    std::atomic<int> inserted = 0, seen = 0, attempts = 0;
    std::vector<std::jthread> threads;
    for (int i = 0; i < rivals; ++i) {
        threads.emplace_back([&, i] {
            all_ready.arrive_and_wait();
            bool i_did = fixture.db
                             ->write(every_plan,
                                 [&](UnitOfWork& work) -> Result<bool> {
                                     ++attempts;
                                     if (work.tx.query_one("SELECT 1 FROM note WHERE body = 'the one'"))
                                         return false;
                                     work.tx.query("INSERT INTO note VALUES ($1, 'the one')", { i });
                                     return true;
                                 })
                             .value();
            ++(i_did ? inserted : seen);
        });
    }
    threads.clear();
    CHECK(inserted == 1);
    CHECK(seen == rivals - 1);
    CHECK(fixture.notes() == 1);
}

TEST_CASE("work that another transaction made stale runs again from the start")
{
    Fixture fixture(Engine::postgres); // On SQLite the second writer waits, so this cannot happen.
    auto other_node = fixture.db.open_again(fixture.around.environment);
    auto count_then_insert = [](UnitOfWork& work, int id) {
        auto count = work.tx.query_one("SELECT count(*) FROM note")->integer(0);
        work.tx.query("INSERT INTO note VALUES ($1, $2)", { id, std::to_string(count) + " before" });
    };

    int attempts = 0;
    fixture.write([&](UnitOfWork& work) {
        auto count = work.tx.query_one("SELECT count(*) FROM note")->integer(0);
        if (++attempts == 1) {
            other_node
                ->write(every_plan,
                    [&](UnitOfWork& rival) -> Result<> {
                        count_then_insert(rival, 1);
                        return {};
                    })
                .value();
        }
        work.tx.query("INSERT INTO note VALUES (2, $1)", { std::to_string(count) + " before" });
    });

    CHECK(attempts == 2);
    fixture.write([](UnitOfWork& work) {
        CHECK(work.tx.query_one("SELECT body FROM note WHERE id = 2")->text(0) == "1 before");
    });
}

TEST_CASE("after PostgreSQL has dropped our connections, work goes on")
{
    Fixture fixture(Engine::postgres);
    auto administrator = fixture.db.open_again(fixture.around.environment);
    CHECK(fixture.notes() == 0);
    administrator
        ->write(every_plan,
            [](UnitOfWork& work) -> Result<> {
                work.tx.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() "
                              "AND usename = current_user");
                return {};
            })
        .value();
    fixture.write([](UnitOfWork& work) { work.tx.query("INSERT INTO note VALUES (1, 'a')"); });
    CHECK(fixture.notes() == 1);
}
