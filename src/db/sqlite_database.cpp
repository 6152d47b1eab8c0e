#include "db/database.hpp"

#include <mutex>
#include <thread>

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include "db/connection_pool.hpp"
#include "db/statement_cache.hpp"

namespace gatehouse {

namespace {

constexpr int busy_tries_max = 10'000; // For other processes, a millisecond each; our own writers queue on a mutex.
constexpr std::size_t readers_max = 16;

// The engine's own sentence is left out: an FTS query that does not parse would be quoted in it.
DatabaseFailure failure(SQLite::Exception const& error, std::string_view sql)
{
    auto code = error.getExtendedErrorCode();
    return DatabaseFailure(
        "SQLite " + std::to_string(code) + " (" + sqlite3_errstr(code) + ") in: " + std::string(sql));
}

int compare_bytes(void*, int size_a, void const* a, int size_b, void const* b)
{
    std::string_view left(static_cast<char const*>(a), static_cast<std::size_t>(size_a));
    std::string_view right(static_cast<char const*>(b), static_cast<std::size_t>(size_b));
    return left.compare(right);
}

struct PreparedStatement {
    SQLite::Statement statement;
    std::vector<int> positions; // Of $1, $2, ...: SQLite takes them for names and numbers them as they appear.
};

// SQLite's own waiting looks again less and less often, up to every 100 ms, and would find the file taken each time by
// an import in another process that writes one short transaction after the other.
int wait_while_busy(void*, int tries)
{
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
    return tries < busy_tries_max;
}

// A script's lines that begin with this are for SQLite alone, and a comment to any other engine.
std::string with_own_lines(std::string_view script)
{
    constexpr std::string_view mark = "\n--sqlite ";
    auto text = "\n" + std::string(script);
    for (auto at = text.find(mark); at != text.npos; at = text.find(mark, at))
        text.erase(at + 1, mark.size() - 1);
    return text;
}

class SqliteConnection final : public Transaction {
public:
    SqliteConnection(std::string const& path, bool read_only)
        : m_db(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE | SQLite::OPEN_NOMUTEX)
    {
        sqlite3_busy_handler(m_db.getHandle(), wait_while_busy, nullptr);
        m_db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;"
                  "PRAGMA trusted_schema = OFF");
        // So that COLLATE "C" orders as it does on PostgreSQL: by bytes.
        sqlite3_create_collation(m_db.getHandle(), "C", SQLITE_UTF8, nullptr, compare_bytes);
        if (read_only)
            m_db.exec("PRAGMA query_only = ON");
    }

    bool usable() { return sqlite3_get_autocommit(m_db.getHandle()) != 0; }

    void run(std::string_view begin, std::function<bool(Transaction&)> const& body)
    {
        execute(begin, {});
        try {
            execute(body(*this) ? "COMMIT" : "ROLLBACK", {});
        } catch (...) {
            m_db.tryExec("ROLLBACK"); // Fails when SQLite has rolled back by itself, e.g. on a full disk.
            throw;
        }
    }

    void run_script(std::string_view sql) override
    try {
        m_db.exec(with_own_lines(sql));
    } catch (SQLite::Exception const& error) {
        throw failure(error, sql);
    }

private:
    std::vector<Row> execute(std::string_view sql, std::span<Value const>) override;
    PreparedStatement prepare(std::string const& sql);

    SQLite::Database m_db;
    StatementCache<PreparedStatement> m_statements;
};

void bind(SQLite::Statement& statement, int position, Value const& value)
{
    // No copies: the values outlive the statement's run. An empty vector has no address, and SQLite would
    // take that for NULL.
    auto const& held = value.held();
    if (auto const* number = std::get_if<std::int64_t>(&held))
        statement.bind(position, *number);
    else if (auto const* text = std::get_if<std::string>(&held))
        statement.bindNoCopy(position, *text);
    else if (auto const* bytes = std::get_if<Bytes>(&held))
        statement.bindNoCopy(
            position, bytes->empty() ? "" : static_cast<void const*>(bytes->data()), static_cast<int>(bytes->size()));
    else
        statement.bind(position);
}

Value::Held read_column(SQLite::Column const& column)
{
    switch (column.getType()) {
    case SQLITE_NULL: return nullptr;
    case SQLITE_INTEGER: return std::int64_t { column.getInt64() };
    case SQLITE_TEXT: return column.getString();
    case SQLITE_BLOB: {
        auto const* first = static_cast<std::byte const*>(column.getBlob());
        return Bytes(first, first + column.getBytes());
    }
    default: throw DatabaseFailure("SQLite answered with a floating-point number; the portable schema has none");
    }
}

Row read_row(SQLite::Statement& statement)
{
    std::vector<Value::Held> columns;
    columns.reserve(static_cast<std::size_t>(statement.getColumnCount()));
    for (int i = 0; i < statement.getColumnCount(); ++i)
        columns.push_back(read_column(statement.getColumn(i)));
    return Row(std::move(columns));
}

PreparedStatement SqliteConnection::prepare(std::string const& sql)
{
    SQLite::Statement statement(m_db, sql);
    std::vector<int> positions;
    for (int number = 1; number <= statement.getBindParameterCount(); ++number)
        positions.push_back(statement.getIndex(("$" + std::to_string(number)).c_str()));
    return { std::move(statement), std::move(positions) };
}

std::vector<Row> SqliteConnection::execute(std::string_view sql, std::span<Value const> values)
try {
    auto& [statement, positions] = m_statements.find_or_prepare(sql, [&](auto const& text) { return prepare(text); });
    if (values.size() != positions.size())
        throw DatabaseFailure("wrong number of values for: " + std::string(sql));

    // A statement left half-read keeps its snapshot, and the next write finds the database locked.
    struct ResetOnExit {
        SQLite::Statement& statement;
        ~ResetOnExit() { statement.tryReset(); }
    } reset { statement };

    for (std::size_t i = 0; i < values.size(); ++i)
        bind(statement, positions[i], values[i]);
    std::vector<Row> rows;
    while (statement.executeStep())
        rows.push_back(read_row(statement));
    return rows;
} catch (SQLite::Exception const& error) {
    throw failure(error, sql);
}

class SqliteDatabase final : public Database {
public:
    SqliteDatabase(std::string const& path, Environment const& environment)
        : Database(environment)
        , m_writer(path, false)
        , m_readers(readers_max, [path] { return std::make_unique<SqliteConnection>(path, true); })
    {
    }

    void isolate_plans() override { } // SQLite knows no row-level security; the plan stands in every key.

    // The file is on this machine, and so is the clock that counts.
    Instant server_time() override { return m_system_clock.now(); }

private:
    void attempt(Access access, PlanId const&, std::function<bool(Transaction&)> const& body) override
    {
        if (access == Access::read) {
            m_readers.with_connection([&](SqliteConnection& connection) { connection.run("BEGIN", body); });
            return;
        }
        std::lock_guard lock(m_one_writer);
        m_writer.run("BEGIN IMMEDIATE", body);
    }

    SystemClock m_system_clock;
    std::mutex m_one_writer;
    SqliteConnection m_writer;
    ConnectionPool<SqliteConnection> m_readers;
};

} // namespace

std::unique_ptr<Database> open_sqlite(std::string const& path, Environment const& environment)
try {
    return std::make_unique<SqliteDatabase>(path, environment);
} catch (SQLite::Exception const& error) {
    throw failure(error, "opening " + path);
}

} // namespace gatehouse
