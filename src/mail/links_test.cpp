#include <catch2/catch.hpp>

#include "mail/links.hpp"

using namespace gatehouse;

TEST_CASE("links lead to the configured origin, with or without the plan in the path")
{
    auto by_host = PortalLinks::parse("https://plan.portal.example/").value();
    CHECK(by_host.to("/login") == "https://plan.portal.example/login");
    auto by_path = PortalLinks::parse("https://portal.example:8443/plan").value();
    CHECK(by_path.base() == "https://portal.example:8443/plan");
    CHECK(by_path.to("/confirm/", Secret<>("abc_-1")).reveal() == "https://portal.example:8443/plan/confirm/abc_-1");
    CHECK(PortalLinks::parse("http://127.0.0.1:8080/plan").has_value());
}

TEST_CASE("an origin that links must not have is refused with the reason")
{
    auto text = GENERATE(as<std::string>(), "", "portal.example", "https://", "http://portal.example",
        "ftp://a.example", "https://user@portal.example", "https://portal.example/?a=b", "https://portal.example/#x",
        "https://a b/", "https://portal.example\r\nBcc: x@example.com", "javascript:alert(1)", "//portal.example");
    auto links = PortalLinks::parse(text);
    REQUIRE_FALSE(links.has_value());
    CHECK(links.error().message.contains("cannot be where mailed links lead"));
}
