#include <catch2/catch.hpp>

#include "forward_auth/authz_question.hpp"
#include "forward_auth/dialect.hpp"

using namespace gatehouse;

namespace {

std::string const token(43, 't');

Request with_headers(std::vector<std::pair<std::string, std::string>> headers)
{
    Request request;
    request.headers = std::move(headers);
    return request;
}

} // namespace

TEST_CASE("a question names a subsystem, perhaps a provider and a proxy")
{
    auto question = parse_authz_question("subsystem=claims");
    REQUIRE(question);
    CHECK(question->subsystem == "claims");
    CHECK(question->provider.empty());
    CHECK(question->dialect->name == "nginx");
    question = parse_authz_question("provider=12%2F34&subsystem=claims&proxy=traefik");
    REQUIRE(question);
    CHECK(question->provider == "12/34");
    CHECK(question->dialect->name == "traefik");
    CHECK(parse_authz_question("subsystem=claims&proxy=caddy")->dialect->name == "caddy");
}

TEST_CASE("class 30: a question that two readers could read differently is refused")
{
    auto query = GENERATE(as<std::string>(), "", "&", "subsystem", "subsystem=", "subsystem=claims&",
        "&subsystem=claims", "subsystem=claims&&provider=1", "subsystem=claims&subsystem=claims",
        "subsystem=claims&subsystem=remittance", "subsystem=claims&provider=1&provider=2",
        "subsystem=claims&provider=", "subsystem=claims&provider", "subsystem=claims&admin=1",
        "subsystem=claims&Provider=1", "subsystem=claims&provider%20=1", "subsystem=claims;provider=1%",
        "subsystem=claims%", "subsystem=claims%2", "subsystem=claims%zz", "subsystem=claims%00", "subsystem=claims%0a",
        "subsystem=claims%ff", "subsystem=claims&proxy=apache", "subsystem=claims&proxy=", "%73ubsystem=claims",
        "subsystem=claims&provider=1#", "=", "=claims", "subsystem=claims&=");
    INFO(query);
    auto question = parse_authz_question(query);
    if (query.ends_with("#") || query.contains(';')) // Part of the value: no provider has such a number.
        CHECK((!question || question->provider == "1#"));
    else
        CHECK_FALSE(question);
    CHECK_FALSE(parse_authz_question("subsystem=" + std::string(129, 'c')));
}

TEST_CASE("our cookie is found among others, once")
{
    auto found = [](std::vector<std::pair<std::string, std::string>> headers) {
        return sole_token(with_headers(std::move(headers)), "__Host-gh-demo").has_value();
    };
    auto mine = "__Host-gh-demo=" + token;
    CHECK(found({ { "Cookie", mine } }));
    CHECK(found({ { "cookie", "a=b; " + mine + "; c=d" } }));
    CHECK(found({ { "COOKIE", "a=b;" + mine } }));
    CHECK(found({ { "Cookie", "a=b" }, { "Cookie", mine } }));

    CHECK_FALSE(found({}));
    CHECK_FALSE(found({ { "Cookie", mine + "; " + mine } }));
    CHECK_FALSE(found({ { "Cookie", mine }, { "Cookie", mine } }));
    CHECK_FALSE(found({ { "Cookie", mine + "; __Host-gh-demo=" } }));
    CHECK_FALSE(found({ { "X-Cookie", mine } }));
    for (auto const& cookie : std::vector<std::string> { "__Host-gh-demo", "__Host-gh-demo=", "__Host-gh-dem=" + token,
             "__Host-gh-demoo=" + token, "gh-demo=" + token, "__host-gh-demo=" + token, "x__Host-gh-demo=" + token,
             "__Host-gh-demo =" + token, "__Host-gh-demo=\"" + token + "\"", "__Host-gh-demo= " + token,
             "__Host-gh-demo=" + token + " ", "__Host-gh-demo=" + token + "t", "__Host-gh-demo=" + token.substr(1),
             "a=" + mine, "a b=c," + mine, "__Host-gh-demo=" + token.substr(1) + "%",
             "__Host-gh-demo=" + token.substr(1) + "=", "__Host-gh-demo=" + token.substr(1) + "\xff",
             "\t__Host-gh-demo", "=" + token, ";;;;", "=", " " }) {
        INFO(cookie);
        CHECK_FALSE(found({ { "Cookie", cookie } }));
    }
}

TEST_CASE("each proxy tells in its own headers what was asked of it")
{
    auto nginx = with_headers({ { "X-Original-URL", "https://claims.example/x?y" }, { "X-Original-Method", "GET" } });
    CHECK(nginx_dialect.original_url(nginx) == "https://claims.example/x?y");
    CHECK(nginx_dialect.is_page_view(nginx));
    auto traefik = with_headers({ { "X-Forwarded-Proto", "https" }, { "X-Forwarded-Host", "claims.example" },
        { "X-Forwarded-Uri", "/x?y" }, { "X-Forwarded-Method", "POST" } });
    CHECK(traefik_dialect.original_url(traefik) == "https://claims.example/x?y");
    CHECK_FALSE(traefik_dialect.is_page_view(traefik));
    CHECK(caddy_dialect.original_url(traefik) == "https://claims.example/x?y");
    CHECK(caddy_dialect.original_url(nginx).empty());
    CHECK_FALSE(find_dialect(""));
    CHECK_FALSE(find_dialect("Nginx"));
}
