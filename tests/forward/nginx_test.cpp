#include <catch2/catch.hpp>

#include <thread>

#include <boost/json.hpp>
#include <sodium.h>

#include "base/encoding.hpp"
#include "forward/front.hpp"
#include "http/form.hpp"

using namespace gatehouse;
namespace bj = boost::json;

namespace {

// What the stand-in says it was sent.
struct Echo {
    Echo(Front const& front, Wire::Answer const& answer)
    {
        INFO(answer.status << " " << answer.body << front.logs());
        REQUIRE(answer.status == 200);
        told = bj::parse(answer.body);
    }
    std::vector<std::string> all(std::string_view name) const
    {
        std::vector<std::string> values;
        for (auto const& header : told.at("headers").as_array())
            if (header.at(0).as_string() == bj::string_view(name.data(), name.size()))
                values.emplace_back(header.at(1).as_string());
        return values;
    }
    std::string header(std::string_view name) const
    {
        auto values = all(name);
        INFO(name);
        REQUIRE(values.size() == 1);
        return values[0];
    }
    bj::value told;
};

Wire::Headers const page_view { { "Sec-Fetch-Mode", "navigate" } };
Wire::Headers const script { { "Sec-Fetch-Mode", "cors" } };

Wire::Headers both(Wire::Headers one, Wire::Headers const& more)
{
    one.insert(one.end(), more.begin(), more.end());
    return one;
}

std::string decoded(std::string const& base64url)
{
    std::string text(base64url.size(), '\0');
    std::size_t size = 0;
    REQUIRE(sodium_base642bin(reinterpret_cast<unsigned char*>(text.data()), text.size(), base64url.data(),
                base64url.size(), nullptr, &size, nullptr, sodium_base64_VARIANT_URLSAFE_NO_PADDING)
        == 0);
    text.resize(size);
    return text;
}

bool is_success(int status) { return status >= 200 && status < 300; }

} // namespace

TEST_CASE("S3-16 behind nginx a biller with claims opens /claims/, and is sent away from /prior_authorization/")
{
    Front front;
    Wire browser(front.portal());
    auto token = front.open(front.bo);

    Echo echo(front, browser.get("/claims/echo.json?page=2", Front::with(token)));
    CHECK(echo.told.at("path") == "/claims/echo.json?page=2");
    CHECK(echo.told.at("seen").at("aud") == "claims");
    CHECK(echo.header("X-Gatehouse-Account") == front.bo.account.value);
    CHECK(echo.header("X-Gatehouse-Provider") == "770518");
    CHECK(echo.header("X-Gatehouse-Role") == "org_user");
    CHECK(echo.header("X-Gatehouse-Permissions") == "claims.view");
    CHECK(browser.get("/claims/echo.json?provider=770518", Front::with(token)).status == 200);
    CHECK(browser.get("/claims/echo.json?provider=204417", Front::with(token, script)).status == 403);

    CHECK(browser.get("/prior_authorization/", Front::with(token, script)).status == 403);
    auto refused = browser.post("/prior_authorization/", "a=b", Front::with(token));
    INFO(front.logs());
    CHECK(refused.status == 403);
    auto posted = browser.post("/claims/echo.json", "a=b", Front::with(token));
    CHECK(Echo(front, posted).told.at("method") == "POST");
    auto led = browser.get("/prior_authorization/", Front::with(token, page_view));
    CHECK(led.status == 303);
    CHECK(led.header("location") == front.portal() + "/ahcccs/why?subsystem=prior_authorization");

    CHECK(browser.get("/claims/", script).status == 401);
    auto stranger = browser.get("/claims/?page=2", page_view);
    CHECK(stranger.status == 303);
    CHECK(stranger.header("location")
        == front.portal() + "/ahcccs/forward?to=" + percent_encode(front.portal() + "/claims/?page=2"));
    CHECK(browser.get("/ahcccs/authz?subsystem=claims", Front::with(token)).status == 404); // Only nginx asks.
}

TEST_CASE("class 30: behind nginx forged headers and our cookies never reach the system")
{
    Front front;
    Wire browser(front.portal());
    auto token = front.open(front.bo);
    Wire::Headers forged;
    for (auto const* name : { "X-Gatehouse-Account", "X-Gatehouse-Provider", "X-Gatehouse-Role",
             "X-Gatehouse-Permissions", "X-Gatehouse-Assertion", "X-Gatehouse-Refusal", "X-Gatehouse-Sign-In",
             "X-Gatehouse-Why", "x-gatehouse-role", "X_Gatehouse_Role", "X-Gatehouse_Permissions" })
        for (auto const* value : { "forged", "org_admin" })
            forged.emplace_back(name, value);
    forged.emplace_back("Cookie",
        "theirs=1; __Host-gh-ahcccs=" + token + "; gh-ahcccs-staff=forged; __Host-gh-form=forged; also_theirs=2");

    auto answer = browser.get("/claims/echo.json", forged);
    Echo echo(front, answer);
    CHECK(echo.header("X-Gatehouse-Role") == "org_user");
    CHECK(echo.header("X-Gatehouse-Permissions") == "claims.view");
    CHECK(echo.header("X-Gatehouse-Account") == front.bo.account.value);
    CHECK_FALSE(answer.body.contains("forged"));
    CHECK_FALSE(answer.body.contains("org_admin"));
    CHECK_FALSE(answer.body.contains(token));
    CHECK_FALSE(answer.body.contains("gh-"));
    CHECK(echo.header("Cookie").contains("theirs=1"));
    CHECK(echo.header("Cookie").contains("also_theirs=2"));

    forged.pop_back(); // They open nothing by themselves.
    CHECK(browser.get("/claims/echo.json", both(forged, script)).status == 401);
}

TEST_CASE("around nginx the system refuses: no assertion, one of another time, system, key or content")
{
    Front front;
    auto token = front.open(front.bo);
    auto assertion = Echo(front, Wire(front.portal()).get("/claims/echo.json", Front::with(token)))
                         .header("X-Gatehouse-Assertion");
    Wire direct(front.stand_in());
    auto status
        = [&](std::string const& path, Wire::Headers const& headers) { return direct.get(path, headers).status; };
    CHECK(status("/claims/", { { "X-Gatehouse-Assertion", assertion } }) == 200); // The control.

    CHECK(status("/claims/", {}) == 403);
    CHECK(status("/claims/", { { "X-Gatehouse-Role", "org_admin" }, { "X-Gatehouse-Permissions", "claims.view" } })
        == 403);
    CHECK(status("/claims/", Front::with(token)) == 403);
    CHECK(status("/prior_authorization/", { { "X-Gatehouse-Assertion", assertion } }) == 403);
    CHECK(
        status("/claims/", { { "X-Gatehouse-Assertion", assertion }, { "X-Gatehouse-Assertion", assertion } }) == 403);

    auto body_at = assertion.find('.') + 1;
    auto signature_at = assertion.rfind('.') + 1;
    auto const payload = decoded(assertion.substr(body_at, signature_at - 1 - body_at));
    auto text = payload;
    auto at = text.find("claims.view");
    REQUIRE(at != text.npos);
    text.replace(at, 11, "claims.sub!");
    auto signature = assertion.substr(signature_at);
    auto encoded = [](std::string_view plain) { return to_base64url(std::as_bytes(std::span(plain))); };
    CHECK(status("/claims/",
              { { "X-Gatehouse-Assertion", assertion.substr(0, body_at) + encoded(text) + "." + signature } })
        == 403);
    for (auto const* header : { R"({"alg":"none"})", R"({"alg":"HS256","kid":"x"})", R"({"alg":"EdDSA","kid":"x"})" })
        CHECK(status("/claims/", { { "X-Gatehouse-Assertion", encoded(header) + assertion.substr(body_at - 1) } })
            == 403);

    auto issued = bj::parse(payload).at("iat").as_int64();
    Wire later(front.stand_in_at(issued + 59));
    CHECK(later.get("/claims/", { { "X-Gatehouse-Assertion", assertion } }).status == 200);
    Wire too_late(front.stand_in_at(issued + 66)); // A minute, and what clocks may differ.
    CHECK(too_late.get("/claims/", { { "X-Gatehouse-Assertion", assertion } }).status == 403);
}

TEST_CASE("class 30: no mutation of the cookie and no malformed header gets a success through nginx")
{
    Front front;
    Wire browser(front.portal());
    auto token = front.open(front.bo);
    std::string const name = Front::session_cookie_name;
    std::vector<std::string> lines { "", name, name + "=", name + "=;", "=" + token, token, name + "==" + token,
        name + "=\"" + token + "\"", name + "=" + token + "=", name + "=" + token + "%00", name + "=%" + token,
        name + " =" + token, name + "= " + token, "gh-ahcccs=" + token, "__host-gh-ahcccs=" + token,
        name + "-staff=" + token, name + "x=" + token, name + "=" + token + "; " + name + "=" + token,
        name + "=" + token + ";" + name + "=x", name + "=x; " + name + "=" + token, name + "=" + token + "," + token,
        "a=b, " + name + "=" + token, name + "=" + token + "\t\"", name + ":" + token, name + "=" + token + "\x80",
        name + "=*", name + "=' OR 1=1 --", name + "=../../" + token, std::string(8000, 'a'),
        name + "=" + std::string(4000, 'A') };
    for (std::size_t i = 0; i < token.size(); ++i) {
        lines.push_back(name + "=" + token.substr(0, i));
        auto flipped = token;
        flipped[i] = flipped[i] == 'A' ? 'B' : 'A';
        lines.push_back(name + "=" + flipped);
        flipped[i] = '.';
        lines.push_back(name + "=" + flipped);
    }
    for (auto const* more : { "A", "=", "AAAA", ".", "~" })
        lines.push_back(name + "=" + token + more);
    REQUIRE(browser.get("/claims/echo.json", Front::with(token)).status == 200);
    int passed = 0;
    for (auto const& line : lines) {
        CAPTURE(line);
        auto status = browser.get("/claims/echo.json", both({ { "Cookie", line } }, script)).status;
        bool is_refused = status == 401 || status == 400;
        CHECK(is_refused);
        passed += is_success(status);
    }
    for (auto const& [header, value] : Wire::Headers { { "Authorization", "Bearer " + token },
             { "Authorization", "Basic " + token }, { "X-Original-URL", front.portal() + "/claims/" },
             { "X-Original-Method", "OPTIONS" }, { "X-Forwarded-User", "dana" }, { "Cookie2", name + "=" + token } })
        CHECK_FALSE(is_success(browser.get("/claims/echo.json", both({ { header, value } }, script)).status));
    CHECK_FALSE(is_success(browser.send("OPTIONS", "/claims/echo.json", "", {}).status));
    CHECK_FALSE(is_success(browser.send("HEAD", "/claims/echo.json", "", script).status));
    std::printf("%zu mutated cookies through nginx, %d passed\n", lines.size(), passed);
    REQUIRE(browser.get("/claims/echo.json", Front::with(token)).status == 200); // And it is still good.
}

TEST_CASE("class 30: nginx, we and the system understand one address where many can be read into it")
{
    Front front;
    Wire browser(front.portal());
    auto token = front.open(front.bo);
    std::vector<std::string> const dots { "..", "%2e%2e", "%2E.", ".%2e", "%252e%252e", "..;", "..%00", "..%20", "...",
        ".", "%2e", "..%09" };
    std::vector<std::string> const slashes { "/", "//", "%2f", "%2F", "%252f", "\\", "%5c", "/./", "/%2f", ";/" };
    std::vector<std::string> targets { "/claims", "/CLAIMS/", "//claims/", "/claims%2f", "/%63laims/", "/claims/%00",
        "/claims;/", "/claims./", "/claims%20/", "/claims/?/../prior_authorization/", "/claims/%3f/../x",
        "/claims/#/../prior_authorization/", "/prior_authorization", "/Prior_Authorization/", "/%70rior_authorization/",
        "//prior_authorization/", "/./prior_authorization/", "/x/../prior_authorization/", "/prior_authorization//",
        "/ahcccs/authz", "/ahcccs/authz/", "/ahcccs//authz", "/ahcccs/%61uthz", "/%61hcccs/authz", "/ahcccs/./authz",
        "/ahcccs/x/../authz", "/ahcccs/authz;x", "/ahcccs/authz%2f", "/AHCCCS/authz", "/.gatehouse/authz",
        "/.gatehouse/%61uthz", "//.gatehouse/authz", "/.gatehouse/../.gatehouse/authz" };
    for (auto const& up : dots)
        for (auto const& slash : slashes)
            for (auto const& [from, to] : { std::pair("claims", "prior_authorization"),
                     std::pair("prior_authorization", "claims"), std::pair("claims", "ahcccs/authz") })
                targets.push_back("/" + std::string(from) + slash + up + slash + to + "/echo.json");
    int to_claims = 0, refused = 0;
    for (auto const& target : targets) {
        CAPTURE(target);
        auto answer = browser.get(target + "?subsystem=claims", Front::with(token, script));
        if (answer.status == 204)
            FAIL_CHECK("an answer that only nginx may get");
        bool from_stand_in = answer.body.contains("\"seen\"") || answer.body.contains("stand-in");
        if (!is_success(answer.status) || !from_stand_in) {
            ++refused;
            CHECK_FALSE(from_stand_in);
            continue;
        }
        ++to_claims; // Whoever answered, it was the one that Bo may use, below its own path and nowhere else.
        CHECK_FALSE(answer.body.contains("Prior authorization"));
        if (!answer.body.contains("\"seen\""))
            continue;
        Echo echo(front, answer);
        std::string path(echo.told.at("path").as_string());
        INFO(path);
        CHECK(echo.told.at("seen").at("aud") == "claims");
        CHECK(path.starts_with("/claims/"));
        for (auto const* other : { "/../", "/%2e%2e/", "/./", "//" })
            CHECK_FALSE(path.contains(other));
    }
    std::printf("%zu confusing addresses: %d came to claims below its own path, %d to no system\n", targets.size(),
        to_claims, refused);
    CHECK(to_claims > 20); // Else the corpus shows nothing.
    CHECK(refused > 100);
}

TEST_CASE(
    "on another host a sign-in comes by a code that is good once, into a cookie of its own, up to the session's end")
{
    Front front;
    Wire portal(front.portal());
    Wire other(front.other());
    auto token = front.open(front.bo);

    // A stranger is led to the portal; whoever has a session there comes back, by way of a cookie of that host.
    auto led = other.get("/claims/?page=2", page_view);
    CHECK(led.status == 303);
    auto to_portal = led.header("location");
    REQUIRE(to_portal == front.portal() + "/ahcccs/forward?to=" + percent_encode(front.other() + "/claims/?page=2"));
    auto start = portal.get(to_portal.substr(front.portal().size()), Front::with(token)).header("location");
    REQUIRE(start.starts_with(front.other() + "/.gatehouse/start?to="));
    auto leaving = other.get(start.substr(front.other().size()));
    auto state = leaving.cookie("__Host-gh-leaving-ahcccs");
    REQUIRE(state.size() == 43);
    REQUIRE(leaving.header("location").starts_with(front.portal() + "/ahcccs/forward?to="));
    auto offer
        = portal.get(leaving.header("location").substr(front.portal().size()), Front::with(token)).header("location");
    REQUIRE(offer.starts_with(front.other() + "/.gatehouse/redeem?id="));
    auto redeem = offer.substr(front.other().size());

    CHECK(other.get(redeem).status >= 400); // Without the browser's own cookie.
    auto back = other.get(redeem, { { "Cookie", "__Host-gh-leaving-ahcccs=" + state } });
    CHECK(back.status == 303);
    CHECK(back.header("location") == front.other() + "/claims/?page=2");
    std::string name, forwarded;
    for (auto const& [key, value] : back.headers)
        if (key == "set-cookie" && value.starts_with("__Host-") && !value.contains("leaving")
            && !value.contains("form")) {
            name = value.substr(0, value.find('='));
            forwarded = back.cookie(name);
            CHECK(value.contains("; Secure"));
            CHECK(value.contains("; HttpOnly"));
            CHECK(value.contains("; Path=/"));
            CHECK_FALSE(value.contains("Domain"));
        }
    REQUIRE(forwarded.size() == 43);
    CHECK(forwarded != token);
    Wire::Headers const cookie { { "Cookie", name + "=" + forwarded } };

    auto answer = other.get("/claims/echo.json", cookie);
    Echo echo(front, answer);
    CHECK(echo.header("X-Gatehouse-Account") == front.bo.account.value);
    CHECK_FALSE(answer.body.contains(forwarded));
    CHECK(other.get("/prior_authorization/", both(cookie, script)).status == 403);
    CHECK(portal.get("/claims/", both(cookie, script)).status == 401);     // It is nothing on the portal's host,
    CHECK(portal.get("/ahcccs/me", Front::with(forwarded)).status == 303); // by any name.
    auto again = other.get(redeem, { { "Cookie", "__Host-gh-leaving-ahcccs=" + state } });
    CHECK(again.status >= 400);
    CHECK(again.cookie(name).empty());

    for (auto const& elsewhere : { std::string("https://evil.example/"), front.other() + ".evil.example/",
             "https://user@" + front.other().substr(8) + "/", std::string("http://") + front.other().substr(8) + "/",
             std::string("https://LOCALHOST") + front.other().substr(front.other().rfind(':')) + "/" })
        CHECK(portal.get("/ahcccs/forward?to=" + percent_encode(elsewhere), Front::with(token)).status == 404);

    auto page = portal.get("/ahcccs/me", Front::with(token));
    constexpr std::string_view field = "name=\"csrf_token\" value=\"";
    auto at = page.body.find(field) + field.size();
    auto form = "csrf_token=" + page.body.substr(at, page.body.find('"', at) - at);
    auto cookies
        = std::string(Front::session_cookie_name) + "=" + token + "; __Host-gh-form=" + page.cookie("__Host-gh-form");
    REQUIRE(portal.post("/ahcccs/logout", form, { { "Cookie", cookies } }).status == 303);
    CHECK(other.get("/claims/", both(cookie, script)).status == 401);
    CHECK(portal.get("/claims/", Front::with(token, script)).status == 401);
}

TEST_CASE("when Gatehouse is down nginx lets nobody through, and everybody afterwards")
{
    Front front;
    Wire browser(front.portal());
    Wire other(front.other());
    auto token = front.open(front.bo);
    REQUIRE(browser.get("/claims/", Front::with(token)).status == 200);

    front.server().stop();
    for (auto const& headers : { Front::with(token), Front::with(token, page_view), page_view }) {
        CHECK(browser.get("/claims/", headers).status >= 500);
        CHECK(browser.post("/claims/", "a=b", headers).status >= 500);
        CHECK(other.get("/claims/", headers).status >= 500);
    }
    front.server().start();
    int status = 0; // nginx leaves an upstream that failed alone for up to ten seconds.
    for (int i = 0; i < 300 && status != 200; ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        status = browser.get("/claims/", Front::with(token)).status;
    }
    CHECK(status == 200);
}
