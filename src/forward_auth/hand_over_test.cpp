#include <catch2/catch.hpp>

#include <algorithm>

#include "http/form.hpp"
#include "support/browser.hpp"
#include "support/office.hpp"

using namespace gatehouse;
using namespace std::chrono_literals;

namespace {

constexpr std::string_view claims = "https://claims.example:8443";

// The same browser on another host of the plan: cookies of its own, and a proxy that passes /.gatehouse/ on to us.
class OtherHost {
public:
    OtherHost(Site& site, std::string origin)
        : m_site(site)
        , m_origin(std::move(origin))
    {
    }

    Response get(std::string const& url) // What the proxy makes of "https://claims.example:8443/.gatehouse/start?…".
    {
        auto target = url.substr(m_origin.size());
        REQUIRE(target.starts_with("/.gatehouse/"));
        target.replace(0, std::string("/.gatehouse").size(), "/ahcccs/forward");
        auto question = std::min(target.find('?'), target.size());
        Request request { .path = target.substr(0, question),
            .query = target.substr(std::min(question + 1, target.size())) };
        add_proxy_headers(request, url);
        return remember(m_site.application().handle(std::move(request)));
    }

    Response authz()
    {
        Request request { .path = "/ahcccs/authz", .query = "subsystem=claims" };
        add_proxy_headers(request, m_origin + "/claims/");
        auto& application = const_cast<Application&>(m_site.application());
        auto known = application.answer_from_memory(request);
        return known ? *known : application.handle(std::move(request));
    }

    std::map<std::string, std::string> cookies;

private:
    void add_proxy_headers(Request& request, std::string const& url) const
    {
        std::string line;
        for (auto const& [name, value] : cookies)
            line.append(line.empty() ? "" : "; ").append(name).append("=").append(value);
        request.headers = { { "Host", "portal.example" }, { "Cookie", line }, { "X-Original-URL", url },
            { "X-Original-Method", "GET" } };
        request.peer = "192.0.2.7";
    }

    Response remember(Response response)
    {
        for (auto const& [name, value] : response.headers)
            if (name == "Set-Cookie")
                cookies[value.substr(0, value.find('='))]
                    = value.substr(value.find('=') + 1, value.find(';') - value.find('=') - 1);
        return response;
    }

    Site& m_site;
    std::string m_origin;
};

std::string location(Response const& response)
{
    INFO(response.body);
    REQUIRE(response.status == 303);
    return header_of(response, "Location");
}

std::string in_portal(std::string const& url)
{
    REQUIRE(url.starts_with("https://portal.example/"));
    return url.substr(std::string("https://portal.example").size());
}

struct Fixture : Offices {
    explicit Fixture(Engine engine)
        : Offices(engine)
    {
        change_rules([](Pack& changed) {
            changed.forward_auth.hosts = { "claims.example:8443", "remittance.example" };
        });
        site.emplace(*this);
        portal.emplace(*site);
        other.emplace(*site, std::string(claims));
    }

    // From the first page there to the link with the code.
    std::string offer_link(std::string const& to = std::string(claims) + "/claims/?page=2")
    {
        auto start = location(portal->get("/ahcccs/forward?to=" + percent_encode(to)));
        CHECK(start == std::string(claims) + "/.gatehouse/start?to=" + percent_encode(to));
        return location(portal->get(in_portal(location(other->get(start)))));
    }

    Actor dana = found(palo_verde, "dana");
    std::optional<Site> site;
    std::optional<Browser> portal;
    std::optional<OtherHost> other;
};

} // namespace

TEST_CASE("a sign-in is handed to another host, serves there until the session ends, and nowhere else")
{
    Fixture world(EACH_ENGINE);
    CHECK(world.other->authz().status == 401);
    world.portal->sign_in("dana");
    auto back = location(world.other->get(world.offer_link()));
    CHECK(back == std::string(claims) + "/claims/?page=2");
    REQUIRE(world.other->cookies.contains("__Host-gh-forwarded-ahcccs"));
    for (int i = 0; i < 2; ++i) {
        auto answer = world.other->authz();
        CHECK(answer.status == 204);
        CHECK(header_of(answer, "X-Gatehouse-Account") == world.dana.account.value);
    }
    CHECK(world.count("audit_fact WHERE action = 'session.handed_over'") == 1);

    // Its token is worth nothing on a third host, on the portal, or as the portal's own cookie.
    auto token = world.other->cookies["__Host-gh-forwarded-ahcccs"];
    OtherHost third(*world.site, "https://remittance.example");
    third.cookies = world.other->cookies;
    CHECK(third.authz().status == 401);
    third.cookies = { { "__Host-gh-ahcccs", token } };
    CHECK(third.authz().status == 401);
    Request home { .path = "/ahcccs/",
        .headers = { { "Host", "portal.example" }, { "Cookie", "__Host-gh-ahcccs=" + token } } };
    CHECK(header_of(world.site->application().handle(home), "Location").contains("/login"));

    CHECK(location(world.portal->post("/ahcccs/logout")).contains("signed-out"));
    CHECK(world.other->authz().status == 401);
}

TEST_CASE("whoever is not signed in signs in first and then goes on to where they wanted")
{
    Fixture world(EACH_ENGINE);
    auto to = std::string(claims) + "/claims/";
    auto login = location(world.portal->get("/ahcccs/forward?to=" + percent_encode(to)));
    world.portal->get(login);
    auto next = "/ahcccs/forward?to=" + percent_encode(to);
    CHECK(login == "/ahcccs/login?next=" + percent_encode(next));
    auto signed_in = world.portal->post("/ahcccs/login",
        { { "username", "dana" }, { "password", std::string(People::good_password) }, { "next", next } });
    CHECK(location(signed_in) == next);
    CHECK(location(world.portal->get(next)).starts_with(std::string(claims) + "/.gatehouse/start?to="));
}

TEST_CASE("an offer is good once, for 60 seconds, in the browser and on the host that asked for it")
{
    Fixture world(EACH_ENGINE);
    world.portal->sign_in("dana");
    auto link = world.offer_link();
    auto refused = [](Response const& response) {
        return response.status == 410 && header_of(response, "Set-Cookie").find("forwarded") == std::string::npos;
    };

    SECTION("once")
    {
        location(world.other->get(link));
        CHECK(refused(world.other->get(link)));
    }
    SECTION("for 60 seconds")
    {
        world.clock.advance(60s);
        location(world.other->get(link));
    }
    SECTION("and no longer")
    {
        world.clock.advance(60s + 1us);
        CHECK(refused(world.other->get(link)));
    }
    SECTION("in its own browser: nobody is slipped somebody else's sign-in")
    {
        OtherHost victim(*world.site, std::string(claims));
        CHECK(refused(victim.get(link))); // Without the cookie of whoever set out.
        location(victim.get(std::string(claims) + "/.gatehouse/start?to=" + percent_encode(std::string(claims) + "/")));
        CHECK(refused(victim.get(link))); // With one of its own.
        location(world.other->get(link)); // Trying it has not used it up.
    }
    SECTION("on its own host")
    {
        OtherHost third(*world.site, "https://remittance.example");
        third.cookies = world.other->cookies;
        CHECK(refused(third.get("https://remittance.example" + link.substr(claims.size()))));
    }
    SECTION("with its own code")
    {
        auto second = world.offer_link();
        auto code = second.substr(second.find("&code="));
        CHECK(refused(world.other->get(link.substr(0, link.find("&code=")) + code)));
        CHECK(refused(world.other->get(link.substr(0, link.find("&code=")))));
    }
    SECTION("while the session lasts")
    {
        CHECK(location(world.portal->post("/ahcccs/logout")).contains("signed-out"));
        CHECK(refused(world.other->get(link)));
    }
}

TEST_CASE("two tabs may set out at once")
{
    Fixture world(EACH_ENGINE);
    world.portal->sign_in("dana");
    auto first = world.offer_link();
    auto second = world.offer_link(std::string(claims) + "/claims/?page=3");
    CHECK(location(world.other->get(first)).ends_with("page=2"));
    CHECK(location(world.other->get(second)).ends_with("page=3"));
    CHECK(world.other->authz().status == 204);
}

TEST_CASE("class 21: nobody is led to a place that the pack does not name")
{
    Fixture world(EACH_ENGINE);
    world.portal->sign_in("dana");
    for (auto const* to : { "", "/claims/", "//evil.example/", "https://evil.example/", "https://claims.example/",
             "https://claims.example:8443@evil.example/", "https://claims.example:8443", "javascript:alert(1)" }) {
        INFO(to);
        CHECK(world.portal->get("/ahcccs/forward?to=" + percent_encode(to)).status == 404);
        CHECK(world.other->get(std::string(claims) + "/.gatehouse/start?to=" + percent_encode(to)).status == 404);
    }
    CHECK(world.portal->get("/ahcccs/forward").status == 404);
    CHECK(world.portal->get("/ahcccs/forward?to=" + percent_encode(std::string(claims) + "/") + "&state=x").status
        == 404);
    auto own = std::string("https://portal.example/claims/?provider=770518");
    CHECK(location(world.portal->get("/ahcccs/forward?to=" + percent_encode(own))) == own);
}

TEST_CASE("the key that signs is published, and only its public half")
{
    Fixture world(EACH_ENGINE);
    for (auto const* path : { "/.well-known/jwks.json", "/ahcccs/.well-known/jwks.json" }) {
        auto response = world.portal->get(path);
        CHECK(response.status == 200);
        CHECK(header_of(response, "Content-Type") == "application/json");
        CHECK(response.body.contains(to_base64url(world.around.keys.assertions.public_key())));
        CHECK_FALSE(response.body.contains("\"d\""));
    }
}
