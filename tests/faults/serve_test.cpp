#include <catch2/catch.hpp>

#include <atomic>
#include <csignal>
#include <filesystem>
#include <latch>
#include <thread>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include "app/status_routes.hpp"
#include "http/csrf.hpp"
#include "http/router.hpp"
#include "support/serving_process.hpp"

using namespace gatehouse;
using namespace std::chrono_literals;

namespace {

// A connection on which a request is sent piece by piece.
class SlowClient {
public:
    explicit SlowClient(int port)
        : m_socket(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address {};
        address.sin_family = AF_INET;
        address.sin_port = htons(static_cast<std::uint16_t>(port));
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        m_connected = connect(m_socket, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
    }
    ~SlowClient() { close(m_socket); }
    SlowClient(SlowClient const&) = delete;
    SlowClient& operator=(SlowClient const&) = delete;

    bool is_connected() const { return m_connected; }
    void say(std::string_view text) const
    {
        CHECK(send(m_socket, text.data(), text.size(), MSG_NOSIGNAL) == std::ssize(text));
    }
    std::string hear_all() const // Until the server closes.
    {
        std::string heard;
        std::array<char, 4096> buffer;
        for (ssize_t count = 0; (count = recv(m_socket, buffer.data(), buffer.size(), 0)) > 0;)
            heard.append(buffer.data(), static_cast<std::size_t>(count));
        return heard;
    }

private:
    int m_socket;
    bool m_connected = false;
};

void bring_to_today(Offices& offices) { offices.clock.advance(SystemClock().now() - offices.clock.now()); }

struct Checked {
    int exit_code;
    std::string text;
};

Checked check_configuration(std::string const& text)
{
    TemporaryFolder folder;
    folder.write("gatehouse.toml", text);
    auto said = folder.file("said");
    ChildProcess process({ "sh", "-c", "exec \"$0\" serve --check-config --config \"$1\" --data \"$2\" >\"$3\" 2>&1",
        gatehouse_program(), folder.file("gatehouse.toml"), folder.file("data"), said });
    auto exit_code = process.wait();
    CHECK_FALSE(std::filesystem::exists(folder / "data")); // It only looks.
    return { exit_code, folder.read("said") };
}

} // namespace

TEST_CASE("SIGTERM lets the request under way be answered, takes no new one, and ends with 0", "[faults]")
{
    auto engine = EACH_ENGINE;
    Offices offices(engine);
    bring_to_today(offices);
    offices.add_active("ada");
    ServerFolder folder(engine, offices);
    ServingProcess server(folder);

    SlowClient idle(server.port());
    SlowClient under_way(server.port());
    under_way.say("GET /ahcccs/login HTTP/1.1\r\nHost: 127.0.0.1\r\n");
    std::this_thread::sleep_for(200ms); // It has come in, and is not complete.
    server.process().signal(SIGTERM);
    std::this_thread::sleep_for(300ms);
    CHECK_FALSE(SlowClient(server.port()).is_connected());
    CHECK(idle.hear_all().empty());
    under_way.say("\r\n");
    auto answer = under_way.hear_all();
    CHECK(answer.starts_with("HTTP/1.1 200 OK\r\n"));
    CHECK(answer.contains("</html>"));
    CHECK(server.process().wait() == 0);
}

TEST_CASE("SIGTERM under load: whoever got an answer is signed in, and the server ends with 0", "[faults]")
{
    auto engine = EACH_ENGINE;
    Offices offices(engine);
    bring_to_today(offices);
    offices.add_active("ada");
    ServerFolder folder(engine, offices);
    ServingProcess server(folder);
    std::atomic<int> acknowledged = 0;
    {
        std::vector<std::jthread> clients;
        for (int i = 0; i < 4; ++i)
            clients.emplace_back([&, i] {
                auto network = "10.0.0." + std::to_string(i);
                while (HttpBrowser(server.origin(), network).sign_in("ada", People::good_password).status == 303)
                    ++acknowledged;
            });
        for (int i = 0; i < 6000 && acknowledged < 8; ++i)
            std::this_thread::sleep_for(5ms);
        CHECK(acknowledged >= 8);
        CHECK(server.stop() == 0);
    }
    auto sessions = offices.count("session");
    CHECK(sessions >= acknowledged);
    CHECK(sessions <= acknowledged + 4);
}

TEST_CASE("--check-config says what is wrong, each with its place, and ends with 2")
{
    auto good = check_configuration("[server]\nlisten = \"127.0.0.1:8443\"\n");
    CHECK(good.text == "The configuration is good.\n");
    CHECK(good.exit_code == 0);

    auto unknown = check_configuration("[server]\nlisten = \"127.0.0.1:8443\"\nworker = 3\nworkers = \"many\"\n");
    CHECK(unknown.exit_code == 2);
    CHECK(unknown.text.contains("line 3, column 10: 'server.worker' is no setting. Allowed here: listen, "));
    CHECK(unknown.text.contains("line 4, column 11: 'server.workers' must be a whole number from 1 to 1024, not"));

    auto apart = check_configuration("[server]\nlisten = \"0.0.0.0:80\"\ninsecure_http = true\n");
    CHECK(apart.exit_code == 2);
    CHECK(apart.text.contains("--insecure-http is for a loopback address only, not for 0.0.0.0"));

    auto half = check_configuration("[server]\nlisten = \"nowhere\"\ntls_key = \"/nowhere/key.pem\"\n");
    CHECK(half.exit_code == 2);
    CHECK(half.text.contains("HOST:PORT"));
    CHECK(half.text.contains("server.tls_certificate and server.tls_key belong together"));
    CHECK(half.text.contains("The file /nowhere/key.pem cannot be read."));

    auto broken = check_configuration("[server\n");
    CHECK(broken.exit_code == 2);
    CHECK(broken.text.contains("line 1, column "));
}

TEST_CASE("a node whose clock is more than two seconds off the database's is not ready")
{
    World world(EACH_ENGINE);
    auto apart = GENERATE(-2500ms, -1500ms, 0ms, 1500ms, 2500ms);
    CsrfGuard csrf({ "https://portal.example" }, world.around.keys.matching);
    Router router({ .csrf = csrf,
        .cookies = Cookies(true),
        .random = world.around.random,
        .error_page = [](Request const&, Error const& error) { return Response { status_of(error.kind) }; },
        .failure_page = [](Request const&, std::string_view) { return Response { 500 }; },
        .log = [](std::string_view) {},
        .strict_transport = true });
    Packs packs;
    add_status_routes(router, *world.db, packs, test_slow_hash(), world.clock);

    world.clock.advance(SystemClock().now() - world.clock.now() + apart);
    auto answer
        = router.handle({ .path = "/readyz", .headers = { { "Host", "portal.example" } }, .peer = "127.0.0.1" });
    bool is_near = apart < 2s && apart > -2s;
    CHECK(answer.status == (is_near ? 200 : 503));
    CHECK(answer.body
        == (is_near ? "ready\n" : "The clocks of this node and of the database are more than two seconds apart.\n"));
}

TEST_CASE("200 wrong passwords at once, spread over two servers, get exactly 5 verdicts", "[faults]")
{
    auto engine = Engine::postgres; // SQLite's file belongs to one server.
    Offices offices(engine);
    bring_to_today(offices);
    offices.add_active("ada");
    ServerFolder folder(engine, offices);
    ServingProcess one(folder), other(folder);
    constexpr int rivals = 200;
    std::atomic<int> wrong = 0, locked = 0, rest = 0;
    {
        std::latch start { rivals };
        std::vector<std::jthread> threads;
        for (int i = 0; i < rivals; ++i)
            threads.emplace_back([&, i] {
                HttpBrowser browser((i % 2 == 0 ? one : other).origin(), "10.0.1." + std::to_string(i));
                browser.get("/ahcccs/login");
                start.arrive_and_wait();
                auto answer = browser.sign_in("ada", "not the password");
                bool is_verdict = answer.body.contains("The username or the password is wrong");
                bool is_lock = answer.body.contains("this account is locked");
                ++(is_verdict ? wrong : is_lock ? locked : rest);
            });
    }
    CHECK(wrong == 5);
    CHECK(locked == rivals - 5);
    CHECK(rest == 0);
    WARN("two servers, one PostgreSQL: " << rivals << " wrong passwords at once, " << wrong << " verdicts, " << locked
                                         << " refused as locked");
}
