#include "support/child_process.hpp"

#include <array>
#include <csignal>
#include <stdexcept>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace gatehouse {

namespace {

constexpr int line_wait_max_ms = 120'000; // For a machine that is very busy.

} // namespace

ChildProcess::ChildProcess(std::vector<std::string> const& command)
{
    std::array<int, 2> ends;
    if (pipe2(ends.data(), O_CLOEXEC) != 0)
        throw std::runtime_error("no pipe");
    m_output = ends[0];
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    std::vector<char*> arguments;
    for (auto const& word : command)
        arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    auto failed = posix_spawnp(&m_id, arguments[0], &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    close(ends[1]);
    if (failed != 0) {
        close(m_output);
        throw std::runtime_error("cannot start " + command.at(0));
    }
}

ChildProcess::~ChildProcess()
{
    if (!m_status) {
        signal(SIGKILL);
        wait();
    }
    close(m_output);
}

std::string ChildProcess::read_line()
{
    for (;;) {
        if (auto end = m_unread.find('\n'); end != m_unread.npos) {
            auto line = m_unread.substr(0, end);
            m_unread.erase(0, end + 1);
            return line;
        }
        pollfd waiting { m_output, POLLIN, 0 };
        std::array<char, 4096> buffer;
        ssize_t count = poll(&waiting, 1, line_wait_max_ms) == 1 ? read(m_output, buffer.data(), buffer.size()) : 0;
        if (count <= 0)
            throw std::runtime_error("the program said nothing");
        m_unread.append(buffer.data(), static_cast<std::size_t>(count));
    }
}

void ChildProcess::signal(int number) const
{
    std::lock_guard lock(m_mutex);
    if (!m_status) // Once waited for, the id may belong to another.
        kill(m_id, number);
}

int ChildProcess::wait()
{
    siginfo_t ended;
    if (!m_status)
        waitid(P_PID, static_cast<id_t>(m_id), &ended, WEXITED | WNOWAIT); // It keeps its id until it is reaped below.
    std::lock_guard lock(m_mutex);
    if (!m_status) {
        int status = 0;
        waitpid(m_id, &status, 0);
        m_status = WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
    }
    return *m_status;
}

} // namespace gatehouse
