#pragma once

#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include <sys/types.h>

namespace gatehouse {

// Another program that a test needs, such as a mail server. Killed and waited for at the end.
class ChildProcess {
public:
    explicit ChildProcess(std::vector<std::string> const& command); // Found on the PATH. Throws when it cannot start.
    ~ChildProcess();
    ChildProcess(ChildProcess const&) = delete;
    ChildProcess& operator=(ChildProcess const&) = delete;

    pid_t id() const { return m_id; }
    std::string read_line();       // Of its output, waiting for it. Throws when there is none for two minutes.
    void signal(int number) const; // Also while another thread waits for its end.
    int wait();                    // For its end: its exit code, or minus the signal that ended it.

private:
    pid_t m_id = -1;
    int m_output = -1;
    std::string m_unread;
    mutable std::mutex m_mutex;
    std::optional<int> m_status; // Once it is reaped: its id may be another's from then on.
};

} // namespace gatehouse
