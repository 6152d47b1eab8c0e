#pragma once

#include <memory>
#include <string>
#include <vector>

#include "accounts/portal.hpp"
#include "forward_auth/forward_auth.hpp"
#include "http/csrf.hpp"
#include "http/router.hpp"
#include "packs/pack.hpp"
#include "pages/pages.hpp"

namespace gatehouse {

class SlowHash;

// What a plan's people see and a program's callers get: every route, wired. The whole program but for the socket and
// the background work: tests drive `handle` as the server does.
class Application {
public:
    struct Parts {
        Database& db;
        Packs const& packs;
        SlowHash& slow_hash;
        Clock const& clock;
        Random& random;
        Keys const& keys;
        std::string origin;                                              // As browsers see us.
        std::map<std::string, std::string, std::less<>> plan_of_host {}; // Host name → plan.
        bool secure = true;                                              // Behind TLS: __Host- cookies and HSTS.
        bool demo = false;
        Router::Log log;
    };
    // What `parts` refers to must outlive the application.
    explicit Application(Parts parts);
    ~Application();

    Response handle(Request) const; // Never throws.
    Router const& router() const { return m_router; }
    Router& router() { return m_router; } // For what only app/ mounts: the demo, readiness, metrics.
    Portal& portal() { return m_portal; }

    // For Server::FastPath: what needs no look into the database.
    std::optional<Response> answer_from_memory(Request const& request)
    {
        return m_forward_auth.answer_from_memory(request);
    }

    // Adds to what every page has around it.
    void dress_also(std::function<void(Visit const&, Frame&)> more);

    // Where the plan's pages are: its own host, or the origin and its key.
    PortalLinks links_of(PlanId const&) const;

private:
    std::string language_of(Request const&) const;
    Response show_error(Request const&, Error const&) const;
    Response show_failure(Request const&, std::string_view reference) const;

    Parts m_parts;
    CsrfGuard m_csrf;
    Pages m_pages;
    Portal m_portal;
    ForwardAuth m_forward_auth;
    Router m_router;
};

// Every origin under which browsers reach us: the server's own and one for each plan's host.
std::vector<std::string> origins_of(Application::Parts const&);

} // namespace gatehouse
