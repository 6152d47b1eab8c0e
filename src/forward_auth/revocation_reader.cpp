#include "forward_auth/revocation_reader.hpp"

#include <algorithm>

#include "db/database.hpp"
#include "forward_auth/revocations.hpp"

namespace gatehouse {

namespace {

constexpr auto read_again_after = std::chrono::milliseconds(10);
constexpr auto kept_for = std::chrono::hours(1);
constexpr auto purge_every = std::chrono::minutes(10);

struct RevocationRow {
    std::string id;
    Revocations::Kind kind;
    std::string subject;
};

Revocations::Kind parse_kind(std::string_view text)
{
    using enum Revocations::Kind;
    return text == "session" ? session : text == "account" ? account : text == "provider" ? provider : plan;
}

struct RevocationsRead {
    RevocationReader::Tally tally;
    std::optional<std::vector<RevocationRow>> rows; // Nothing: the tally is the known one.
};

// All since then. Thousands may come in a minute; that they are the same as before is told by a tally.
RevocationsRead read_since(Database& db, Instant since, std::optional<RevocationReader::Tally> const& known)
{
    return db
        .read(every_plan,
            [&](UnitOfWork& work) -> Result<RevocationsRead> {
                // Of all plans: happened_at is what the index is for.
                auto sums = work.tx.query_one(R"sql(
                    SELECT count(*), CAST(COALESCE(sum(happened_at - $1), 0) AS BIGINT)
                    FROM revocation WHERE happened_at >= $1
                )sql",
                    { since });
                RevocationsRead read { { sums->integer(0), sums->integer(1) }, {} };
                if (read.tally == known)
                    return read;
                read.rows.emplace();
                for (auto const& row : work.tx.query(
                         "SELECT id, kind, subject, happened_at FROM revocation WHERE happened_at >= $1", { since }))
                    read.rows->push_back({ row.text(0), parse_kind(row.text(1)), row.text(2) });
                return read;
            })
        .value();
}

} // namespace

RevocationReader::RevocationReader(Database& db, Clock const& clock, Revocations& revocations, Options options, Log log,
    std::function<void()> each_time)
    : m_db(db)
    , m_clock(clock)
    , m_revocations(revocations)
    , m_options(options)
    , m_log(std::move(log))
    , m_each_time(std::move(each_time))
    , m_known_until(clock.now())
    , m_purge_due(m_known_until + purge_every)
    , m_waker(options.listen ? db.open_waker() : nullptr)
{
    read();
    m_thread = std::thread([this] { run(); });
}

RevocationReader::~RevocationReader()
{
    {
        std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_stop_asked.notify_all();
    m_thread.join();
}

bool RevocationReader::is_fresh() const
{
    return std::chrono::steady_clock::now() - m_read_at.load(std::memory_order_relaxed) <= m_options.silence_max;
}

void RevocationReader::run()
{
    while (true) {
        wait();
        if (m_stopping)
            return;
        try_to_read();
    }
}

void RevocationReader::wait()
{
    if (m_waker) {
        m_waker->wait(m_options.every);
        // Many revocations in a row are read together.
        std::this_thread::sleep_until(m_read_at.load() + read_again_after);
        return;
    }
    std::unique_lock lock(m_mutex);
    m_stop_asked.wait_for(lock, m_options.every, [&] { return m_stopping.load(); });
}

void RevocationReader::try_to_read()
{
    try {
        read();
        m_each_time();
        if (std::exchange(m_failing, false))
            m_log("revocations can be read again");
    } catch (std::exception const& failure) {
        m_tally.reset();
        if (!std::exchange(m_failing, true))
            m_log(std::string("revocations cannot be read, /authz will answer 503: ") + failure.what());
    }
}

void RevocationReader::read()
{
    auto began_at = std::chrono::steady_clock::now();
    auto now = m_clock.now();
    // By the last read that worked, not by now: nothing is missed when reading failed for long, or when the
    // demonstration's clock was moved on.
    move_window(std::min(now, m_known_until) - m_options.window);
    if (now - m_known_until > kept_for) // Somebody may have purged what we have not read.
        m_revocations.revoke_everything();

    auto read = read_since(m_db, m_window_begin, m_tally);
    m_tally = read.tally;
    if (read.rows) {
        std::unordered_set<std::string> seen;
        for (auto& row : *read.rows) {
            if (!m_seen.contains(row.id))
                m_revocations.revoke(row.kind, row.subject);
            seen.insert(std::move(row.id));
        }
        m_seen = std::move(seen);
    }
    m_known_until = now;
    m_read_at.store(began_at, std::memory_order_relaxed);
    if (m_purge_due <= now) {
        forget_old(now - kept_for);
        m_purge_due = now + purge_every;
    }
}

// In steps, each of which reads all of it again: so whatever may have become of the table is found out soon.
void RevocationReader::move_window(Instant begin)
{
    if (begin >= m_window_begin && begin - m_window_begin < m_options.window / 4)
        return;
    m_window_begin = begin;
    m_tally.reset();
}

void RevocationReader::forget_old(Instant before)
{
    m_db.write(every_plan, Isolation::read_committed,
            [&](UnitOfWork& work) -> Result<> {
                work.tx.query("DELETE FROM revocation WHERE happened_at < $1", { before });
                return {};
            })
        .value();
}

} // namespace gatehouse
