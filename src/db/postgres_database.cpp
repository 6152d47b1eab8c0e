#include "db/database.hpp"

#include <thread>

#include <pqxx/pqxx>

#include "db/connection_pool.hpp"
#include "db/statement_cache.hpp"

// How libpqxx binds a Value: everything travels as text, and PostgreSQL knows the type it expects.
template <>
struct pqxx::string_traits<gatehouse::Value> {
    static constexpr bool has_null() { return true; }
    static bool is_null(gatehouse::Value const& value) { return std::holds_alternative<std::nullptr_t>(value.held()); }
    static std::string to_string(gatehouse::Value const& value)
    {
        auto const& held = value.held();
        if (auto const* number = std::get_if<std::int64_t>(&held))
            return std::to_string(*number);
        if (auto const* bytes = std::get_if<gatehouse::Bytes>(&held))
            return "\\x" + gatehouse::to_hex(*bytes);
        return std::get<std::string>(held);
    }
};

namespace gatehouse {

namespace {

enum ColumnType : pqxx::oid { int8 = 20, int2 = 21, int4 = 23, bytea = 17 }; // pg_type.oid, fixed for ever.

using Retry = DatabaseFailure::Retry;

DatabaseFailure failure(std::string const& reason, std::string_view sql, Retry retry = Retry::never)
{
    return DatabaseFailure("PostgreSQL " + reason + " in: " + std::string(sql), retry);
}

Value::Held read_field(pqxx::field const& field)
{
    if (field.is_null())
        return nullptr;
    std::string_view text(field.c_str(), field.size());
    switch (field.type()) {
    case int2:
    case int4:
    case int8: return field.as<std::int64_t>();
    case bytea: return from_hex(text.substr(2)).value();
    default: return std::string(text);
    }
}

class PostgresConnection final : public Transaction {
public:
    explicit PostgresConnection(std::string const& connection)
        : m_connection(connection)
        , m_quiet(m_connection)
    {
        m_connection.set_client_encoding("UTF8");
    }

    bool usable() const { return m_connection.is_open(); }

    // Row-level security compares each row's plan with this setting. It holds for the connection, so that a
    // server with one plan sets it once and not in every transaction.
    void enter(PlanId const& plan)
    {
        if (m_plan == plan)
            return;
        translated("set_config", [&] {
            pqxx::nontransaction outside(m_connection);
            outside.exec_params("SELECT set_config('gatehouse.plan', $1, false)", plan.value);
        });
        m_plan = plan;
    }

    template <class TransactionKind>
    void run(std::function<bool(Transaction&)> const& body)
    {
        translated("BEGIN or COMMIT", [&] {
            TransactionKind transaction(m_connection);
            m_transaction = &transaction;
            if (body(*this))
                transaction.commit();
        });
    }

    void run_script(std::string_view sql) override
    {
        translated(sql, [&] { m_transaction->exec(std::string(sql)); });
    }

private:
    std::vector<Row> execute(std::string_view sql, std::span<Value const> values) override
    {
        auto const& name = m_statement_names.find_or_prepare(sql, [&](std::string const& text) {
            auto next = "s" + std::to_string(m_statement_names.size());
            m_connection.prepare(next, text);
            return next;
        });
        auto result = translated(sql, [&] {
            return m_transaction->exec_prepared(name, pqxx::prepare::make_dynamic_params(values.begin(), values.end()));
        });
        std::vector<Row> rows;
        rows.reserve(result.size());
        for (auto const& row : result) {
            std::vector<Value::Held> columns;
            columns.reserve(row.size());
            for (auto const& field : row)
                columns.push_back(read_field(field));
            rows.emplace_back(std::move(columns));
        }
        return rows;
    }

    // Runs `action` and translates what libpqxx throws. The server's sentence is left out: its DETAIL line
    // and some of its messages quote the values.
    template <class F>
    std::invoke_result_t<F&> translated(std::string_view sql, F&& action)
    {
        try {
            return action();
        } catch (pqxx::serialization_failure const&) {
            throw failure("40001 (serialization failure)", sql, Retry::often);
        } catch (pqxx::deadlock_detected const&) {
            throw failure("40P01 (deadlock)", sql, Retry::often);
        } catch (pqxx::in_doubt_error const&) {
            throw failure("connection lost while committing; the outcome is unknown", sql);
        } catch (pqxx::broken_connection const&) {
            // Nothing was committed, so a lost connection is worth another try. libpqxx also says so when a
            // statement gets the wrong number of values (08P01), which another try will not mend.
            throw failure("connection lost", sql, usable() ? Retry::never : Retry::often);
        } catch (pqxx::unique_violation const& error) {
            throw failure(error.sqlstate(), sql, Retry::once);
        } catch (pqxx::sql_error const& error) {
            // "IF NOT EXISTS" looks first and creates then: another node may have come in between.
            bool made_by_another = error.sqlstate() == "42710" || error.sqlstate() == "42P07";
            throw failure(error.sqlstate(), sql, made_by_another ? Retry::once : Retry::never);
        } catch (pqxx::failure const&) {
            throw failure("client error", sql);
        }
    }

    pqxx::connection m_connection;
    pqxx::quiet_errorhandler m_quiet; // Otherwise notices go to stderr.
    pqxx::transaction_base* m_transaction = nullptr;
    PlanId m_plan;
    StatementCache<std::string> m_statement_names;
};

constexpr char const* announcement_channel = "gatehouse";

// The reason is left out of the failure: it may quote the connection string.
std::unique_ptr<PostgresConnection> open_connection(std::string const& connection)
try {
    return std::make_unique<PostgresConnection>(connection);
} catch (pqxx::failure const&) {
    throw DatabaseFailure("cannot connect to PostgreSQL"); // Not tried again: it would hold a worker for nothing.
}

using SerializableTransaction = pqxx::transaction<pqxx::serializable, pqxx::read_write>;
using HotTransaction = pqxx::transaction<pqxx::read_committed, pqxx::read_write>;
using ReadTransaction = pqxx::transaction<pqxx::repeatable_read, pqxx::read_only>;

// LISTEN on a connection of its own. Waits on the clock alone while that is lost, and tries again now and then.
class PostgresWaker final : public Waker {
public:
    explicit PostgresWaker(std::string connection)
        : m_connection_string(std::move(connection))
    {
    }

    void wait(std::chrono::milliseconds at_most) override
    {
        try {
            if (!m_connection)
                connect();
            if (m_connection) {
                auto microseconds = std::chrono::microseconds(at_most).count();
                m_connection->await_notification(microseconds / 1'000'000, microseconds % 1'000'000);
                return;
            }
        } catch (std::exception const&) { // The reason may quote the connection string.
            m_receiver.reset();
            m_quiet.reset();
            m_connection.reset();
        }
        std::this_thread::sleep_for(at_most);
    }

private:
    struct Receiver final : pqxx::notification_receiver {
        using notification_receiver::notification_receiver;
        void operator()(std::string const&, int) override { }
    };

    void connect()
    {
        auto now = std::chrono::steady_clock::now();
        if (now < m_next_try)
            return;
        m_next_try = now + std::chrono::seconds(5);
        m_connection = std::make_unique<pqxx::connection>(m_connection_string);
        m_quiet = std::make_unique<pqxx::quiet_errorhandler>(*m_connection);
        m_connection->set_variable("application_name", "'gatehouse waker'"); // For whoever looks at pg_stat_activity.
        m_receiver = std::make_unique<Receiver>(*m_connection, announcement_channel);
    }

    std::string m_connection_string;
    std::chrono::steady_clock::time_point m_next_try {};
    std::unique_ptr<pqxx::connection> m_connection;
    std::unique_ptr<pqxx::quiet_errorhandler> m_quiet;
    std::unique_ptr<Receiver> m_receiver;
};

class PostgresDatabase final : public Database {
public:
    PostgresDatabase(std::string const& connection, std::size_t connections_max, Environment const& environment)
        : Database(environment)
        , m_connection_string(connection)
        , m_connections(connections_max, [connection] { return open_connection(connection); })
    {
        m_connections.with_connection([](auto&) {}); // Fail now rather than at the first request.
    }

    std::unique_ptr<Waker> open_waker() override { return std::make_unique<PostgresWaker>(m_connection_string); }

    void isolate_plans() override
    {
        write(every_plan, [](UnitOfWork& work) -> Result<> {
            auto tables = work.tx.query(R"sql(
                SELECT c.table_name FROM information_schema.columns c
                JOIN pg_class t ON t.oid = (quote_ident(c.table_schema) || '.' || quote_ident(c.table_name))::regclass
                WHERE c.column_name = 'plan_id' AND c.table_schema = current_schema() AND NOT t.relforcerowsecurity
                ORDER BY c.table_name
            )sql");
            for (auto const& table : tables)
                work.tx.run_script(isolate_sql(table.text(0)));
            return {};
        }).value();
    }

    Instant server_time() override
    {
        return read(every_plan, [](UnitOfWork& work) -> Result<Instant> {
            return work.tx.query_one("SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint")->instant(0);
        }).value();
    }

private:
    static std::string isolate_sql(std::string const& table)
    {
        return "ALTER TABLE " + table + " ENABLE ROW LEVEL SECURITY; ALTER TABLE " + table
            + " FORCE ROW LEVEL SECURITY; CREATE POLICY one_plan ON " + table
            + " USING (plan_id = current_setting('gatehouse.plan', true) OR current_setting('gatehouse.plan', true) = "
              "'*')";
    }

    // Delivered with the commit, and not at all without it.
    void wake_others(Transaction& tx) override { tx.query("SELECT pg_notify($1, '')", { announcement_channel }); }

    void attempt(Access access, PlanId const& plan, std::function<bool(Transaction&)> const& body) override
    {
        m_connections.with_connection([&](PostgresConnection& connection) {
            connection.enter(plan);
            switch (access) {
            case Access::read: return connection.run<ReadTransaction>(body);
            case Access::write_serializable: return connection.run<SerializableTransaction>(body);
            case Access::write_read_committed: return connection.run<HotTransaction>(body);
            }
        });
    }

    std::string m_connection_string;
    ConnectionPool<PostgresConnection> m_connections;
};

} // namespace

std::unique_ptr<Database> open_postgres(
    std::string const& connection, std::size_t connections_max, Environment const& environment)
{
    return std::make_unique<PostgresDatabase>(connection, connections_max, environment);
}

} // namespace gatehouse
