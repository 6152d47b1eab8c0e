#include <array>

#include "accounts/portal.hpp"
#include "base/encoding.hpp"
#include "base/random.hpp"
#include "db/database.hpp"
#include "forward_auth/authz_question.hpp"
#include "forward_auth/dialect.hpp"
#include "forward_auth/forward_auth.hpp"
#include "forward_auth/forward_target.hpp"
#include "forward_auth/hand_over.hpp"
#include "http/form.hpp"
#include "http/router.hpp"

namespace gatehouse {

namespace {

std::unexpected<Error> not_followed() { return refuse(ErrorKind::not_found, "forward.unknown_target"); }

std::string origin_of(PortalLinks const& links)
{
    auto const& base = links.base();
    return base.substr(0, base.find('/', base.find("://") + 3));
}

std::string on_host(Visit const& visit, std::string const& host, std::string const& path)
{
    auto origin = origin_of(visit.links());
    return origin.substr(0, origin.find("://") + 3) + host + path;
}

std::optional<ForwardTarget> target_of(Visit const& visit, std::string_view url)
{
    return parse_forward_target(url, origin_of(visit.links()), visit.pack->forward_auth.hosts);
}

// The other host that the browser is on, by what its proxy says; empty when that is none of the plan's.
std::string host_of(Visit const& visit)
{
    for (auto const* dialect : { &nginx_dialect, &traefik_dialect })
        if (auto target = target_of(visit, dialect->original_url(visit.request)))
            return target->host;
    return {};
}

std::string state_cookie(PlanId const& plan) { return "gh-leaving-" + plan.value; }

// ── On the portal ───

// Leads whoever is signed in to where they were going: on another host by way of an offer that is redeemed there.
Result<Response> forward(Visit const& visit)
{
    auto query = visit.request.query_parameters();
    auto target = target_of(visit, field(query, "to"));
    if (!target)
        return not_followed();
    if (target->host.empty())
        return see_other(target->url);
    auto state = field(query, "state");
    if (state.empty()) // The browser has to set out from there, with a cookie that only it has.
        return see_other(on_host(visit, target->host, "/.gatehouse/start?to=" + percent_encode(target->url)));
    if (state.size() != 2 * sizeof(Sha256) || !from_hex(state))
        return not_followed();

    auto offer = visit.portal.db.write(visit.plan, Isolation::read_committed,
        [&](UnitOfWork& work) { return Result<HandOverOffer>(offer_hand_over(work, visit.actor(), *target, state)); });
    return see_other(
        on_host(visit, target->host, "/.gatehouse/redeem?id=" + offer->id + "&code=" + offer->code.reveal()));
}

// ── On the other host, whose proxy passes /.gatehouse/… on to us ───

Result<Response> start(Visit const& visit, Random& random)
{
    auto query = visit.request.query_parameters();
    auto target = target_of(visit, field(query, "to"));
    auto host = host_of(visit);
    if (!target || host.empty() || target->host != host)
        return not_followed();

    // One for all tabs: a second one that sets out must not spoil the first one's way.
    auto name = state_cookie(visit.plan);
    std::string state(sole_token(visit.request, visit.portal.cookies.name_on_the_wire(name)).value_or(""));
    if (state.empty()) {
        std::array<std::byte, 32> bits;
        random.fill(bits);
        state = to_base64url(bits);
    }
    auto response
        = see_other(visit.links().to("/forward?to=" + percent_encode(target->url) + "&state=" + sha256_hex(state)));
    visit.portal.cookies.set(response, name, state);
    return response;
}

Result<Response> redeem(Visit const& visit)
{
    auto query = visit.request.query_parameters();
    auto const& cookies = visit.portal.cookies;
    auto state = sole_token(visit.request, cookies.name_on_the_wire(state_cookie(visit.plan)));
    auto id = field(query, "id");
    auto code = field(query, "code");
    auto host = host_of(visit);
    if (host.empty())
        return not_followed();
    auto redeemed = TRY(visit.portal.db.write(visit.plan, Isolation::read_committed, [&](UnitOfWork& work) {
        return redeem_hand_over(
            work, { .id = id, .code = code, .host = host, .state_hash = state ? sha256_hex(*state) : std::string() });
    }));
    auto response = see_other(redeemed.return_url);
    cookies.set(response, forwarded_cookie(visit.plan), redeemed.token.reveal());
    return response;
}

Response key_set(ForwardAuth const& forward_auth)
{
    auto response = json(200, forward_auth.jwks());
    response.headers.emplace_back("Cache-Control", "public, max-age=300");
    return response;
}

} // namespace

void add_forward_auth_routes(Router& router, Portal const& portal, ForwardAuth& forward_auth, Random& random)
{
    auto anyone = to_string(Right::anyone);
    for (auto const* pattern : { "/.well-known/jwks.json", "/{plan}/.well-known/jwks.json" })
        router.add(Method::get, pattern, anyone,
            [&forward_auth](Request const&) -> Result<Response> { return key_set(forward_auth); });
    router.add(Method::get, "/{plan}/authz", anyone, [&forward_auth](Request const& request) -> Result<Response> {
        return forward_auth.answer({ request.path_parameters.at("plan") }, request);
    });
    mount(router, portal, Method::get, "/forward", Right::signed_in, forward);
    mount(router, portal, Method::get, "/forward/start", Right::anyone,
        [&random](Visit const& visit) { return start(visit, random); });
    mount(router, portal, Method::get, "/forward/redeem", Right::anyone, redeem);
}

} // namespace gatehouse
