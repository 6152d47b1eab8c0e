#pragma once

#include <map>
#include <optional>
#include <string>

#include "support/server_process.hpp"

namespace gatehouse {

// As a plan runs it: `gatehouse serve`, nginx from docs/nginx.conf.in in front of it on the portal's own host and on
// another one, both with TLS, and a stand-in for the systems behind. Bo may use claims and nothing else.
class Front : public LiveOffices {
public:
    explicit Front(std::string other_host = "localhost:" + std::to_string(free_port()));
    ~Front(); // Asks nginx to end: its workers would outlive a master that is killed.

    static constexpr char const* session_cookie_name = "__Host-gh-ahcccs";

    std::string portal() const { return "https://" + m_portal_host; }
    std::string other() const { return "https://" + m_other_host; }
    std::string stand_in() const { return "http://" + m_upstream; }
    // Another stand-in, whose clock stands still at these seconds since 1970.
    std::string stand_in_at(long long seconds);

    Actor const dana = found(palo_verde, "dana");
    Actor const bo = add_member(palo_verde, dana, "boris", { "claims.view" });

    ServerProcess& server() { return *m_server; }

    std::string logs() const; // What nginx had to complain about.
    static Wire::Headers with(std::string const& token, Wire::Headers more = {});

private:
    void make_certificate() const;
    std::unique_ptr<ChildProcess> start_stand_in(std::vector<std::string> const& more, std::string& address);
    std::unique_ptr<ChildProcess> start_nginx(std::string const& name, std::vector<std::string> const& more);

    TemporaryFolder m_folder;
    std::string m_portal_host = "127.0.0.1:" + std::to_string(free_port());
    std::string m_other_host;
    std::string m_upstream;
    std::optional<ServerProcess> m_server;
    std::unique_ptr<ChildProcess> m_stand_in, m_stand_in_of_another_time, m_nginx, m_other_nginx;
};

} // namespace gatehouse
