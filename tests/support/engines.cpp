#include "support/engines.hpp"

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>

#include "base/random.hpp"

namespace gatehouse {

namespace {

constexpr std::size_t connections_max = 8;

std::string make_folder()
{
    auto pattern = (std::filesystem::temp_directory_path() / "gatehouse-test-XXXXXX").string();
    if (!mkdtemp(pattern.data()))
        throw std::runtime_error("cannot make " + pattern);
    return pattern;
}

class PostgresCluster {
public:
    PostgresCluster() { run("start"); }
    ~PostgresCluster() { run("stop"); }

    // A schema of its own is as good as a database of its own, and made in a millisecond.
    std::string new_schema()
    {
        static std::atomic<int> count = 0;
        auto name = "test_" + std::to_string(++count);
        // The role `gatehouse` is no superuser: row-level security holds for it as it does in production.
        auto server = "host=" + m_folder + " user=gatehouse dbname=gatehouse";
        SystemClock clock;
        TestSurroundings around(clock);
        open_postgres(server, 1, around.environment)
            ->write(every_plan,
                [&](UnitOfWork& work) -> Result<> {
                    work.tx.run_script("CREATE SCHEMA " + name);
                    return {};
                })
            .value();
        return server + " options='-c search_path=" + name + "'";
    }

private:
    void run(std::string const& verb) const
    {
        if (std::system(("tests/support/postgres.sh " + verb + " " + m_folder).c_str()) != 0)
            std::fputs("tests/support/postgres.sh failed\n", stderr);
    }

    std::string m_folder = make_folder();
};

std::string make_place(Engine engine)
{
    if (engine == Engine::sqlite)
        return make_folder();
    static PostgresCluster cluster;
    return cluster.new_schema();
}

} // namespace

std::ostream& operator<<(std::ostream& out, Engine engine)
{
    return out << (engine == Engine::sqlite ? "SQLite" : "PostgreSQL");
}

std::vector<Engine> const& engines_to_test()
{
    static std::vector<Engine> const engines = [] {
        auto const* named = std::getenv("GATEHOUSE_ENGINES");
        bool sqlite_alone = named && std::string_view(named) == "sqlite";
        return sqlite_alone ? std::vector { Engine::sqlite } : std::vector { Engine::sqlite, Engine::postgres };
    }();
    return engines;
}

EmptyDatabase::EmptyDatabase(Engine engine, Environment const& environment)
    : m_engine(engine)
    , m_place(make_place(engine))
    , m_db(open_again(environment))
{
}

EmptyDatabase::~EmptyDatabase()
{
    m_db.reset();
    if (m_engine == Engine::sqlite)
        std::filesystem::remove_all(m_place);
}

std::unique_ptr<Database> EmptyDatabase::open_again(Environment const& environment) const
{
    if (m_engine == Engine::sqlite)
        return open_sqlite(m_place + "/test.db", environment);
    return open_postgres(m_place, connections_max, environment);
}

} // namespace gatehouse
