#include <catch2/catch.hpp>

#include "support/browser.hpp"
#include "support/journey_site.hpp"

using namespace gatehouse;

namespace {

Application on_a_host_of_its_own(JourneySite& site)
{
    return Application { { .db = *site.db,
        .packs = site.packs,
        .slow_hash = site.slow_hash,
        .clock = site.clock,
        .random = site.around.random,
        .keys = site.around.keys,
        .origin = "https://portal.example",
        .plan_of_host = { { "plan.example", site.pack->plan.value } },
        .log = [](std::string_view line) { UNSCOPED_INFO(line); } } };
}

Response ask(Application const& application, std::string path, std::string host = "plan.example")
{
    return application.handle({ .path = std::move(path), .headers = { { "Host", std::move(host) } } });
}

std::string first_asset_in(std::string const& page)
{
    auto at = page.find("/assets/");
    return at == page.npos ? "" : page.substr(at, page.find('"', at) - at);
}

} // namespace

TEST_CASE("on a host name of a plan's own its pages stand without the plan's segment, with their style sheet")
{
    JourneySite site(Engine::sqlite);
    auto application = on_a_host_of_its_own(site);
    auto page = ask(application, "/login");
    CHECK(page.status == 200);
    CHECK(page.body.contains("action=\"/login\""));
    auto asset = first_asset_in(page.body);
    REQUIRE(asset != "");
    CHECK(ask(application, asset).status == 200);
    CHECK(ask(application, "/healthz").status == 204);
    CHECK(ask(application, "/ahcccs/login").status == 404); // Not twice.
    CHECK(ask(application, "/login", "portal.example").status == 404);
}

TEST_CASE("a request of the wrong kind is told what the address takes, a program by problem details")
{
    JourneySite site(Engine::sqlite);
    auto page = ask(site.application, "/ahcccs/logout", "portal.example");
    CHECK(page.status == 405);
    CHECK(header_of(page, "Allow") == "POST");
    CHECK(page.body.contains("This address takes POST only."));
    auto problem = ask(site.application, "/ahcccs/api/v1/providers/x/members/y/upgrade", "portal.example");
    CHECK(problem.status == 405);
    CHECK(header_of(problem, "Content-Type") == "application/problem+json");
    CHECK(header_of(problem, "Allow") == "POST");
}
