#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "accounts/accounts.hpp"
#include "accounts/right.hpp"
#include "http/cookies.hpp"
#include "http/http.hpp"
#include "mail/links.hpp"
#include "packs/pack.hpp"
#include "pages/messages.hpp"
#include "pages/pages.hpp"

namespace gatehouse {

class CsrfGuard;
class Database;
class Router;

struct Visit;

// What every page of the portal is made with. Built once in app/; everything in it outlives the router.
struct Portal {
    Database& db;
    Pages const& pages;
    Packs const& packs;
    SlowHash& slow_hash;
    Clock const& clock;
    CsrfGuard const& csrf;
    Cookies cookies;
    std::function<PortalLinks(PlanId const&)> links;
    // Ribbon, navigation and announcements of the page's frame for whoever visits; set by app/ from access/.
    std::function<void(Visit const&, Frame&)> dress;
    // What the sign-in page tells everybody; set by app/ from notices/.
    std::function<std::vector<Message>(Visit const&)> messages {};
};

// The name of the session cookie; http/cookies.hpp adds the prefix.
std::string session_cookie(PlanId const&, AccountKind);

// One request to a page of a plan: who asks, and under which rules.
struct Visit {
    Portal const& portal;
    Request const& request;
    std::shared_ptr<Pack const> pack;
    PlanId plan;
    std::optional<OpenSession> session; // Of the stage that the route's right asks for; absent for Right::anyone
                                        // unless a complete session happens to be there.

    Actor const& actor() const { return session->actor; }
    std::string path(
        std::string_view below) const; // the plan's segment and `below`; without the plan on a host of its own.
    PortalLinks links() const { return portal.links(plan); }
    SessionPlace place() const; // From the User-Agent header and the peer.

    // A frame with the plan's look, this visit's token and whatever `dress` adds; the caller sets title and error.
    Frame frame(std::string title) const;
    // Answered with the status of the error that the frame shows, or 200.
    Response page(
        std::string_view view, Frame const&, Pages::Fill const& fill = [](Section&) {}) const;
    // 303 to path(below). `flash` is the key of a sentence that the next page shows once (see add_flash).
    Response redirect(std::string_view below, std::string_view flash = {}) const;
    // Shows the flash that redirect() sent along, when it is one of these: key and sentence.
    void add_flash(Frame&, std::initializer_list<std::pair<std::string_view, std::string_view>> sentences) const;
    Zone zone() const { return { TimeZone::find(pack->time_zone.iana).value(), pack->time_zone.label }; }
    Instant now() const { return portal.clock.now(); }
    std::string parameter(std::string_view name) const; // From the path; throws for one that the pattern lacks.

    void set_session(Response&, NewSession const&) const; // The cookie of the plan, or of its staff.
    // The same within a login, for a page that has forms: they stay good.
    void renew_session(Response&, NewSession const&) const;
    void clear_session(Response&) const;
};

// `next` when it is a path of this plan, else the first page. Never another site: an open redirect would lend our
// name to somebody's forgery.
std::string safe_next(Visit const&, std::string_view next);

using PageHandler = std::function<Result<Response>(Visit const&)>;

// Mounts a route under "/{plan}". Before the handler runs, the plan must exist (else 404) and the visitor must hold a
// session of the kind and stage that `right` asks for: a person without one is led to the sign-in page (GET) or gets
// 401; a session at an earlier stage, or that owes a second factor or an agreement, is led to its step. Rights on a
// provider
// ({provider} in the pattern) are left to permit(), which the use case calls in its transaction.
void mount(Router&, Portal const&, Method, std::string_view pattern_below_plan, Right, PageHandler);

// What a changed agreement asks of whoever is signed in.
void add_agreement_routes(Router&, Portal const&);

// Sign-in, sign-out, recovery, password change, own sessions, and the staff's sign-in; the routes above.
void add_account_routes(Router&, Portal const&);

} // namespace gatehouse
