#include <catch2/catch.hpp>

#include <set>
#include <thread>

#include "db/migrator.hpp"
#include "support/engines.hpp"

using namespace gatehouse;

namespace {

constexpr EmbeddedFile first { "0001_note.sql", "CREATE TABLE note (id BIGINT); INSERT INTO note VALUES (1);" };
constexpr EmbeddedFile changed { "0001_note.sql", "CREATE TABLE note (id BIGINT); -- Edited later." };
constexpr EmbeddedFile second { "0002_more.sql", "INSERT INTO note VALUES (2);" };
constexpr EmbeddedFile broken { "0002_more.sql", "INSERT INTO note VALUES (2); INSERT INTO nowhere VALUES (1);" };

struct Fixture {
    explicit Fixture(Engine engine)
        : db(engine, around.environment)
    {
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
    SystemClock clock;
    TestSurroundings around { clock };
    EmptyDatabase db;
};

} // namespace

TEST_CASE("each migration is applied once, in order")
{
    Fixture fixture(EACH_ENGINE);
    migrate(*fixture.db, std::array { first });
    migrate(*fixture.db, std::array { first, second });
    migrate(*fixture.db, std::array { first, second });
    CHECK(fixture.notes() == 2);
}

TEST_CASE("lines of a migration that begin with --sqlite are for SQLite alone")
{
    constexpr EmbeddedFile own { "0002_own.sql",
        "--sqlite -- See --sqlite below.\n--sqlite INSERT INTO note VALUES (\n--sqlite     2);\n" };
    auto engine = EACH_ENGINE;
    Fixture fixture(engine);
    migrate(*fixture.db, std::array { first, own });
    CHECK(fixture.notes() == (engine == Engine::sqlite ? 2 : 1));
}

TEST_CASE("both engines have the same tables and columns")
{
    auto columns_of = [](Engine engine) {
        Fixture fixture(engine);
        migrate(*fixture.db, embedded_migrations());
        auto list = [&](UnitOfWork& work) -> Result<std::set<std::string>> {
            std::set<std::string> columns;
            for (auto const& row : work.tx.query(engine == Engine::sqlite
                         ? "SELECT tables.name || '.' || columns.name FROM sqlite_master AS tables "
                           "JOIN pragma_table_info(tables.name) AS columns WHERE tables.type = 'table'"
                         : "SELECT table_name || '.' || column_name FROM information_schema.columns "
                           "WHERE table_schema = current_schema()"))
                columns.insert(row.text(0));
            return columns;
        };
        return fixture.db->read(every_plan, list).value();
    };
    auto const& engines = engines_to_test();
    auto expected = columns_of(engines.front());
    CHECK(expected.contains("provider_search.term"));
    for (auto engine : engines)
        CHECK(columns_of(engine) == expected);
}

TEST_CASE("a migration that fails leaves nothing behind")
{
    Fixture fixture(EACH_ENGINE);
    CHECK_THROWS_AS(migrate(*fixture.db, std::array { first, broken }), DatabaseFailure);
    CHECK(fixture.notes() == 1);
    migrate(*fixture.db, std::array { first, second });
    CHECK(fixture.notes() == 2);
}

TEST_CASE("a migration changed after it was applied, and one from a newer program, are refused")
{
    Fixture fixture(EACH_ENGINE);
    migrate(*fixture.db, std::array { first, second });
    CHECK_THROWS_WITH(
        migrate(*fixture.db, std::array { changed, second }), Catch::Contains("0001_note.sql was changed"));
    CHECK_THROWS_WITH(migrate(*fixture.db, std::array { first }), Catch::Contains("knows migration 0002_more.sql"));
}

TEST_CASE("nodes that start at the same time take turns", "[concurrent]")
{
    Fixture fixture(EACH_ENGINE);
    std::atomic<int> failures = 0;
    std::vector<std::jthread> nodes;
    for (int i = 0; i < 4; ++i) {
        nodes.emplace_back([&] {
            try {
                migrate(*fixture.db.open_again(fixture.around.environment), std::array { first, second });
            } catch (std::exception const& failure) {
                UNSCOPED_INFO(failure.what());
                ++failures;
            }
        });
    }
    nodes.clear();
    CHECK(failures == 0);
    CHECK(fixture.notes() == 2);
}
