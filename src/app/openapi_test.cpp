#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

#include <boost/json.hpp>

#include "support/browser.hpp"
#include "support/office.hpp"

using namespace gatehouse;
namespace bj = boost::json;

namespace {

// What programs use; all other routes are pages.
bool is_for_programs(std::string_view pattern)
{
    static constexpr std::string_view beside_the_api[] = { "/healthz", "/readyz", "/metrics", "/openapi.json",
        "/.well-known/jwks.json", "/{plan}/.well-known/jwks.json", "/{plan}/authz" };
    return pattern.contains("/api/v1/") || std::ranges::find(beside_the_api, pattern) != std::end(beside_the_api);
}

std::set<std::string> lines_of(std::span<Router::Route const> routes)
{
    std::set<std::string> lines;
    for (auto const& route : routes)
        if (is_for_programs(route.pattern))
            lines.insert(std::string(to_string(route.method)) + " " + route.pattern + " " + route.right);
    return lines;
}

std::set<std::string> lines_of(bj::object const& document)
{
    std::set<std::string> lines;
    for (auto const& [path, methods] : document.at("paths").as_object())
        for (auto const& [method, operation] : methods.as_object()) {
            auto const& right = operation.at("x-right").as_string();
            lines.insert((method == "get" ? "GET " : "POST ") + std::string(path) + " " + std::string(right));
        }
    return lines;
}

} // namespace

TEST_CASE("/openapi.json describes exactly the routes for programs, each with the right that it needs")
{
    Offices world(Engine::sqlite);
    Site site(world);
    auto answer = Browser(site).get("/openapi.json");
    REQUIRE(answer.status == 200);
    CHECK(header_of(answer, "Content-Type") == "application/json");
    auto document = bj::parse(answer.body).as_object();
    CHECK(document.at("openapi").as_string() == "3.1.0");
    CHECK(lines_of(document) == lines_of(site.application().router().routes()));
}
