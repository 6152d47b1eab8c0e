#include "forward/front.hpp"

#include <csignal>
#include <thread>

#include "support/command.hpp"

namespace gatehouse {

namespace {

constexpr char const* python = "/usr/bin/python3";

std::vector<std::string> joined(std::vector<std::string> all, std::vector<std::string> const& more)
{
    all.insert(all.end(), more.begin(), more.end());
    return all;
}

void wait_for_answer(std::string const& origin)
{
    Wire wire(origin);
    for (int i = 0; i < 500 && wire.get("/").status == 0; ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
}

} // namespace

Front::Front(std::string other_host)
    : LiveOffices("\n[forward_auth]\nhosts = [\"" + other_host + "\"]\n")
    , m_other_host(std::move(other_host))
{
    make_certificate();
    m_server.emplace(ServerProcess::Options { .postgres = db.place(), .origin = portal() });
    m_stand_in = start_stand_in({}, m_upstream);
    m_nginx = start_nginx("portal", { "--listen", m_portal_host });
    m_other_nginx = start_nginx(
        "other", { "--listen", "127.0.0.1" + m_other_host.substr(m_other_host.find(':')), "--own-origin", other() });
    wait_for_answer(portal());
    wait_for_answer(other());
}

Front::~Front()
{
    for (auto const* nginx : { &m_nginx, &m_other_nginx }) {
        (*nginx)->signal(SIGTERM);
        (*nginx)->wait();
    }
}

void Front::make_certificate() const
{
    output_of("openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost "
              "-addext subjectAltName=IP:127.0.0.1,DNS:localhost -keyout "
        + m_folder.file("key.pem") + " -out " + m_folder.file("chain.pem") + " 2>/dev/null");
}

std::unique_ptr<ChildProcess> Front::start_stand_in(std::vector<std::string> const& more, std::string& address)
{
    auto process = std::make_unique<ChildProcess>(joined(
        { "env", "SSL_CERT_FILE=" + m_folder.file("chain.pem"), python, "tests/forward/claims_stand_in.py", "--portal",
            portal(), "--plan", plan.value, "--subsystem", "claims", "--subsystem", "prior_authorization" },
        more));
    address = process->read_line().substr(std::string_view("ready ").size());
    return process;
}

std::string Front::stand_in_at(long long seconds)
{
    std::string address;
    m_stand_in_of_another_time = start_stand_in({ "--now", std::to_string(seconds) }, address);
    return "http://" + address;
}

std::unique_ptr<ChildProcess> Front::start_nginx(std::string const& name, std::vector<std::string> const& more)
{
    auto directory = m_folder.file(name);
    std::filesystem::create_directories(directory);
    auto words = joined({ python, "tests/forward/nginx_conf.py", "--plan", plan.value, "--gatehouse",
                            m_server->address(), "--portal-origin", portal(), "--subsystem", "claims=" + m_upstream,
                            "--subsystem", "prior_authorization=" + m_upstream, "--tls", m_folder.file("chain.pem"),
                            m_folder.file("key.pem"), "--directory", directory },
        more);
    std::string command;
    for (auto const& word : words)
        command += word + " ";
    m_folder.write(name + ".conf", output_of(command));
    return std::make_unique<ChildProcess>(std::vector<std::string> {
        "/usr/sbin/nginx", "-e", directory + "/error.log", "-c", m_folder.file(name + ".conf") });
}

std::string Front::logs() const { return m_folder.read("portal/error.log") + m_folder.read("other/error.log"); }

Wire::Headers Front::with(std::string const& token, Wire::Headers more)
{
    more.emplace_back("Cookie", std::string(session_cookie_name) + "=" + token);
    return more;
}

} // namespace gatehouse
