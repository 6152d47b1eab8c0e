#pragma once

#include <concepts>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <shared_mutex>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

#include "base/encoding.hpp"
#include "base/id.hpp"
#include "base/keys.hpp"
#include "base/outage.hpp"
#include "base/result.hpp"
#include "base/time.hpp"

namespace gatehouse {

// The database is down, full or inconsistent: nothing a use case can act on. Caught once, at the HTTP
// edge, and answered with a 503. The text names the statement and the engine's code, never a bound value.
class DatabaseFailure : public Outage {
public:
    enum class Retry : std::uint8_t {
        never,
        once,  // A unique violation: on PostgreSQL it may hide a conflict that the next run will see.
        often, // Another transaction came between; the next run is expected to succeed.
    };

    explicit DatabaseFailure(std::string const& message, Retry retry = Retry::never)
        : Outage(message)
        , m_retry(retry)
    {
    }
    Retry retry() const { return m_retry; }

private:
    Retry m_retry;
};

// A flag is a timestamp or a text in our schema, and a char no number: neither binds by accident.
template <class T>
concept Number = std::integral<T> && !std::same_as<T, bool> && !std::same_as<T, char>;

// What can be bound to a statement. Implicit, so that `{ id, email.text(), work.now }` reads well.
class Value {
public:
    using Held = std::variant<std::nullptr_t, std::int64_t, std::string, Bytes>;

    Value(std::nullptr_t)
        : m_held(nullptr)
    {
    }
    template <Number T>
    Value(T number)
        : m_held(std::int64_t { number })
    {
    }
    Value(Instant instant) // Microseconds since 1970, UTC.
        : m_held(std::int64_t { instant.time_since_epoch().count() })
    {
    }
    Value(std::string_view text)
        : m_held(std::string(text))
    {
    }
    Value(std::string const& text)
        : m_held(text)
    {
    }
    Value(char const* text)
        : m_held(std::string(text))
    {
    }
    template <class Tag>
    Value(Id<Tag> const& id)
        : m_held(id.value)
    {
    }
    Value(Bytes bytes)
        : m_held(std::move(bytes))
    {
    }

    Held const& held() const { return m_held; }

private:
    Held m_held;
};

// One row of an answer. Columns count from 0. A column of another type than asked for is a mistake in
// our SQL, hence a DatabaseFailure.
class Row {
public:
    explicit Row(std::vector<Value::Held> columns)
        : m_columns(std::move(columns))
    {
    }

    std::string const& text(std::size_t column) const { return get<std::string>(column); }
    std::int64_t integer(std::size_t column) const { return get<std::int64_t>(column); }
    Bytes const& bytes(std::size_t column) const { return get<Bytes>(column); }
    Instant instant(std::size_t column) const { return Instant(std::chrono::microseconds(integer(column))); }
    bool is_null(std::size_t column) const { return std::holds_alternative<std::nullptr_t>(m_columns.at(column)); }

private:
    template <class T>
    T const& get(std::size_t column) const
    {
        auto const* value = std::get_if<T>(&m_columns.at(column));
        if (!value)
            throw DatabaseFailure("column " + std::to_string(column) + " is null or of another type");
        return *value;
    }

    std::vector<Value::Held> m_columns;
};

// An open transaction. Used by one thread, and only inside Database::write or Database::read.
class Transaction {
public:
    virtual ~Transaction() = default;

    // One statement, with $1, $2, ... which SQLite and PostgreSQL both read. It is prepared once per
    // connection, so its text must be a constant. Text with a NUL or outside UTF-8 is refused, because
    // the two engines would store different things.
    std::vector<Row> query(std::string_view sql, std::initializer_list<Value> = {});
    std::vector<Row> query(std::string_view sql, std::span<Value const>); // For as many as a loop has gathered.
    std::optional<Row> query_one(std::string_view sql, std::initializer_list<Value> = {});

    // Several statements without parameters: migrations and test data.
    virtual void run_script(std::string_view sql) = 0;

private:
    virtual std::vector<Row> execute(std::string_view sql, std::span<Value const>) = 0;
};

// Something that a committed transaction wants known at once in this process, such as an ended session. Other
// processes learn the same from the rows that were written.
struct CommittedEvent {
    PlanId plan;
    std::string_view topic; // A literal in the past tense: "session.ended".
    std::string subject;    // The id of what it happened to.
};

// What a database hands on to each unit of work. The references must outlive the database.
struct Environment {
    Clock const& clock;
    Random& random;
    Keys const& keys;
};

// Everything a use case may touch from outside itself. The time is one value for the whole transaction, so two
// rows written together never disagree about when. The plan is the tenant: stores take it from here only.
struct UnitOfWork {
    Transaction& tx;
    PlanId const plan;
    Instant const now;
    Random& random;
    Keys const& keys;
    std::vector<CommittedEvent> announcements {};

    std::string new_id() const { return new_uuid(now, random); }

    // Delivered after COMMIT and before write() returns; forgotten when the transaction rolls back.
    void announce(std::string_view topic, std::string subject)
    {
        announcements.push_back({ plan, topic, std::move(subject) });
    }
};

// For what runs over all plans at once, such as the reader of revocations: sees every plan's rows. Only the files
// that tools/tidy.py lists may name it.
inline PlanId const every_plan { "*" };

// How much a write transaction is kept apart from others. On SQLite both are BEGIN IMMEDIATE.
enum class Isolation : std::uint8_t {
    serializable,   // Decisions that rest on several rows: grants, invitations, the last master.
    read_committed, // One atomic statement on a hot row decides: attempts, codes, queues.
};

// Hears of announcements in other processes, and only that there was one. May be deaf for a while, when its connection
// is lost: whoever waits looks for himself from time to time. Used by one thread.
class Waker {
public:
    virtual ~Waker() = default;
    // Returns when a transaction that announced something has committed, or after `at_most`. Never throws.
    virtual void wait(std::chrono::milliseconds at_most) = 0;
};

// The one seam to SQL. Safe to use from several threads; transactions do not nest.
class Database {
public:
    virtual ~Database() = default;

    // Runs `work` in one transaction for one plan: commits when it returns a value, rolls back when it returns an
    // error or throws. After a conflict with another transaction `work` runs again from the start, so it may touch
    // nothing but its UnitOfWork. PostgreSQL's row-level security keeps other plans' rows out of sight.
    template <std::invocable<UnitOfWork&> F>
    auto write(PlanId const& plan, F&& work)
    {
        return run_with_result(Access::write_serializable, plan, work);
    }
    template <std::invocable<UnitOfWork&> F>
    auto write(PlanId const& plan, Isolation isolation, F&& work)
    {
        return run_with_result(
            isolation == Isolation::serializable ? Access::write_serializable : Access::write_read_committed, plan,
            work);
    }

    // The same on a stable snapshot that nobody waits for. A statement that writes is a DatabaseFailure.
    template <std::invocable<UnitOfWork&> F>
    auto read(PlanId const& plan, F&& work)
    {
        return run_with_result(Access::read, plan, work);
    }

    // Called with each announcement, on the thread that committed; must not use this database. Another one takes its
    // place at any time: when this returns, the one before is not called any more.
    void on_announcement(std::function<void(CommittedEvent const&)> listener);

    // Null where the engine cannot wake anybody.
    virtual std::unique_ptr<Waker> open_waker() { return nullptr; }

    // Puts row-level security on every table that has a plan_id, where the engine knows it. Called by migrate().
    virtual void isolate_plans() = 0;

    // The database's own time of day, to compare with ours: a node whose clock is off is not ready.
    virtual Instant server_time() = 0;

protected:
    enum class Access : std::uint8_t { read, write_serializable, write_read_committed };

    explicit Database(Environment const& environment)
        : m_environment(environment)
    {
    }

private:
    // Begins, calls `body`, commits if it returned true, else rolls back. No retry.
    virtual void attempt(Access, PlanId const&, std::function<bool(Transaction&)> const& body) = 0;

    // Called inside a transaction that has announced something and is about to commit.
    virtual void wake_others(Transaction&) { }

    void run(Access, PlanId const&, std::function<bool(UnitOfWork&)> const&);
    void back_off(int attempt);
    void announce(std::vector<CommittedEvent> const&);

    template <class F>
    auto run_with_result(Access access, PlanId const& plan, F& work)
    {
        std::optional<std::invoke_result_t<F&, UnitOfWork&>> result;
        run(access, plan, [&](UnitOfWork& unit) { return result.emplace(work(unit)).has_value(); });
        return std::move(*result);
    }

    Environment m_environment;
    std::shared_mutex m_listener_mutex; // Held while the listener is called.
    std::function<void(CommittedEvent const&)> m_listener;
};

// Opens or creates the file. Write transactions wait for each other; readers wait for nobody.
std::unique_ptr<Database> open_sqlite(std::string const& path, Environment const&);

// `connection` is a libpq connection string. Opens connections as they are needed, at most
// `connections_max`; further callers wait for one.
std::unique_ptr<Database> open_postgres(std::string const& connection, std::size_t connections_max, Environment const&);

} // namespace gatehouse
