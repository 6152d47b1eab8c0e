#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "support/child_process.hpp"
#include "support/office.hpp"
#include "support/temporary_folder.hpp"

namespace gatehouse {

// The path of the program itself, which stands beside the tests.
std::string gatehouse_program();

// A folder with a configuration for `gatehouse` over a test's database, and with the test's keys as files: what the
// test has written, the program can read. Plain HTTP; whoever asks is who X-Forwarded-For says.
class ServerFolder {
public:
    ServerFolder(Engine, People&); // Puts the shipped pack in force.
    explicit ServerFolder(std::string const& postgres_connection);

    std::vector<std::string> command(std::vector<std::string> words) const; // `gatehouse WORDS --config … --data …`
    std::string letter_key() const { return m_folder.file("letter.key"); }
    std::string file(std::string const& name) const { return m_folder.file(name); }

private:
    void configure(std::string const& database) const;

    TemporaryFolder m_folder;
};

// `gatehouse serve`, ready to answer; killed at the end if it still runs.
class ServingProcess {
public:
    // `wrapper` is a command that starts what follows it: `nice -n 10`.
    explicit ServingProcess(ServerFolder const&, std::vector<std::string> wrapper = {});

    std::string const& origin() const { return m_origin; } // "http://127.0.0.1:41234"
    int port() const;
    ChildProcess& process() { return *m_process; }
    void kill(); // As a power cut does. Returns when it is gone.
    int stop();  // By SIGTERM. Returns its exit code.

private:
    std::unique_ptr<ChildProcess> m_process;
    std::string m_origin;
};

struct HttpAnswer {
    int status = 0; // 0: no whole answer came.
    std::string body {};
    std::string location {};
    double seconds = 0;
};

// Somebody's browser in front of a server process. Keeps cookies, and sends the token of the last page with every
// form. For one thread.
class HttpBrowser {
public:
    // `network` is the address that the server takes it for.
    HttpBrowser(std::string origin, std::string network);
    ~HttpBrowser();

    using Fields = std::vector<std::pair<std::string, std::string>>;
    HttpAnswer get(std::string const& path);
    HttpAnswer post(std::string const& path, Fields const& fields);
    HttpAnswer sign_in(std::string_view name, std::string_view password);

    std::string cookie(std::string_view name) const; // Empty when there is none.

private:
    struct Handle;
    HttpAnswer perform(std::string const& path);

    std::string m_origin;
    std::unique_ptr<Handle> m_handle;
    std::string m_token {};
};

} // namespace gatehouse
