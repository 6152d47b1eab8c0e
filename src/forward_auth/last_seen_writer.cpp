#include "forward_auth/last_seen_writer.hpp"

#include <algorithm>

#include "accounts/accounts.hpp"
#include "db/database.hpp"

namespace gatehouse {

namespace {

constexpr std::size_t notes_max = 64 * 1024;
constexpr std::size_t notes_per_transaction = 500; // Some milliseconds: on SQLite everybody else waits meanwhile.

} // namespace

LastSeenWriter::LastSeenWriter(Database& db, Log log)
    : m_db(db)
    , m_log(std::move(log))
    , m_thread([this] { run(); })
{
}

LastSeenWriter::~LastSeenWriter()
{
    {
        std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_stop_asked.notify_all();
    m_thread.join();
}

bool LastSeenWriter::note(PlanId const& plan, std::string_view session)
{
    std::lock_guard lock(m_mutex);
    if (m_notes.size() >= notes_max)
        return false;
    m_notes.push_back({ plan, { std::string(session) } });
    return true;
}

void LastSeenWriter::run()
{
    while (true) {
        std::vector<Note> notes;
        {
            std::unique_lock lock(m_mutex);
            if (m_stop_asked.wait_for(lock, std::chrono::seconds(1), [&] { return m_stopping; }))
                return;
            notes.swap(m_notes);
        }
        try {
            write(notes);
        } catch (std::exception const& failure) {
            m_log(std::string("sessions in use could not be written: ") + failure.what());
        }
    }
}

void LastSeenWriter::write(std::vector<Note> const& all)
{
    std::vector<Note> notes = all;
    std::ranges::stable_sort(notes, {}, &Note::plan);
    for (std::size_t from = 0; from < notes.size();) {
        auto const& plan = notes[from].plan;
        auto to = from;
        while (to < notes.size() && to - from < notes_per_transaction && notes[to].plan == plan)
            ++to;
        m_db.write(plan, Isolation::read_committed,
                [&](UnitOfWork& work) -> Result<> {
                    for (auto i = from; i < to; ++i)
                        touch_session(work, notes[i].session);
                    return {};
                })
            .value();
        from = to;
    }
}

} // namespace gatehouse
