#pragma once

#include <memory>
#include <string>

#include "support/child_process.hpp"
#include "support/office.hpp"
#include "support/temporary_folder.hpp"
#include "support/wire.hpp"

namespace gatehouse {

// The program itself, `gatehouse serve`, in a process of its own over a PostgreSQL that a test has filled. Listens to
// plain HTTP on loopback, as behind a proxy on the same machine.
class ServerProcess {
public:
    struct Options {
        std::string postgres;
        std::string origin {};  // As browsers see it; empty: as it listens.
        std::string keys_of {}; // Another server's data folder, whose keys it shares.
    };
    explicit ServerProcess(Options);

    std::string address() const { return "127.0.0.1:" + std::to_string(m_port); }
    std::string origin() const { return "http://" + address(); }
    std::string data() const { return m_folder.file("data"); }

    void stop(); // As an operator does, waiting for its end.
    void start();

private:
    TemporaryFolder m_folder;
    std::uint16_t m_port = free_port();
    std::unique_ptr<ChildProcess> m_process;
};

// Offices in the time of now, as another process sees them, and sessions of their people.
class LiveOffices : public Offices {
public:
    // The plan's pack as it ships, with `more` after it, is in force.
    explicit LiveOffices(std::string_view more_of_pack = "");
    std::string open(Actor const&); // A session's token.
};

} // namespace gatehouse
