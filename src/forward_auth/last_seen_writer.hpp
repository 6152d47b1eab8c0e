#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "base/id.hpp"

namespace gatehouse {

class Database;

// Tells the database which sessions are in use, for those that are only seen by /authz: the I/O threads leave a note,
// a thread of its own writes the notes of a second in one transaction for each plan.
class LastSeenWriter {
public:
    using Log = std::function<void(std::string_view line)>;

    LastSeenWriter(Database&, Log);
    ~LastSeenWriter(); // What has not been written is lost: last_seen_at is good to about a minute only.

    // False when there is no room at the moment; worth another try with the session's next use. Never waits for the
    // database.
    bool note(PlanId const&, std::string_view session);

private:
    struct Note {
        PlanId plan;
        SessionId session;
    };
    void run();
    void write(std::vector<Note> const&);

    Database& m_db;
    Log m_log;
    std::mutex m_mutex;
    std::condition_variable m_stop_asked;
    std::vector<Note> m_notes;
    bool m_stopping = false;
    std::thread m_thread; // Last: it uses all the others.
};

} // namespace gatehouse
