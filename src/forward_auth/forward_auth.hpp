#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "db/database.hpp"
#include "http/cookies.hpp"
#include "http/http.hpp"
#include "mail/links.hpp"

namespace gatehouse {

class Packs;
class Router;
struct Portal;

// Answers a reverse proxy that asks, before each request to one of a plan's systems, whether whoever sends it may:
//   GET /{plan}/authz?subsystem=claims[&provider=123456][&proxy=nginx|traefik|caddy]
// 204 with X-Gatehouse-Account, -Provider, -Role, -Permissions and -Assertion (assertion.hpp); 401 for whoever is not
// signed in; 403, with the reason in X-Gatehouse-Refusal, for whoever lacks the right; 400 for a question that is not
// understood in full; 503 while revocations cannot be read. docs/forward-auth.md shows it from the proxy's side.
//
// What it has once read from the database it answers from memory until that is revoked or past its time. In this
// process a revocation counts at once, elsewhere as soon as RevocationReader has read it.
class ForwardAuth {
public:
    struct Parts {
        Database& db;
        Clock const& clock;
        Keys const& keys;
        Packs const& packs;
        Cookies cookies;
        std::function<PortalLinks(PlanId const&)> links;
        std::function<void(std::string_view line)> log;
        std::map<std::string, std::string, std::less<>> plan_of_host {}; // As in Router::Parts.
    };
    struct Options {
        std::size_t cache_bytes_max = 64 * 1024 * 1024;
        bool listen = true; // For the database's wake-up, beside reading every 250 ms.
        std::chrono::milliseconds silence_max { 2000 };
    };

    // Throws DatabaseFailure when revocations cannot be read at the start.
    ForwardAuth(Parts, Options);
    explicit ForwardAuth(Parts);
    ~ForwardAuth();

    // For Server::FastPath: the answer to /authz when it takes no look into the database; nothing for all else.
    std::optional<Response> answer_from_memory(Request const&);
    // The same with a look. On a worker thread.
    Response answer(PlanId const&, Request const&);

    // For Database::on_announcement.
    void hear(CommittedEvent const&);

    std::string const& jwks() const; // For /.well-known/jwks.json.

    struct Figures {
        std::size_t sessions;
        std::size_t bytes; // About.
    };
    Figures cache_figures() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

// The name of the cookie that another host of the plan gets.
std::string forwarded_cookie(PlanId const&);

// GET /.well-known/jwks.json (also below the plan, where the assertions' `iss` points) and /{plan}/authz, and the way
// of a browser to another host of the plan: /{plan}/forward here, /.gatehouse/start and /.gatehouse/redeem there.
void add_forward_auth_routes(Router&, Portal const&, ForwardAuth&, Random&);

} // namespace gatehouse
