#include <catch2/catch.hpp>

#include <algorithm>
#include <array>

#include "support/browser.hpp"
#include "support/golden.hpp"
#include "support/office.hpp"

using namespace gatehouse;

TEST_CASE("the routes and the rights they need are those of tests/golden/routes.txt", "[golden]")
{
    Offices world(Engine::sqlite);
    Site site(world);
    check_golden("routes.txt", site.application().router().manifest());
}

namespace {

// A path of the route with ids of nobody, so that only who is asking can matter.
std::string path_of(std::string pattern, PlanId const& plan, std::string const& provider)
{
    auto put = [&](std::string_view name, std::string const& value) {
        if (auto at = pattern.find(name); at != pattern.npos)
            pattern.replace(at, name.size(), value);
    };
    put("{plan}", plan.value);
    put("{provider}", provider);
    for (auto at = pattern.find('{'); at != pattern.npos; at = pattern.find('{'))
        pattern.replace(at, pattern.find('}', at) - at + 1, "01890000-0000-7000-8000-000000000000");
    return pattern;
}

bool is_refusal(int status) { return status == 303 || status == 401 || status == 403 || status == 404; }

std::string rows(World const& world)
{
    std::string counts;
    for (auto const* table : { "membership", "capability_grant", "account", "password", "letter", "one_time_code",
             "outbox_mail", "session" })
        counts += std::to_string(world.count(table)) + " ";
    return counts;
}

} // namespace

TEST_CASE("a stranger gets nowhere on any route that is not for anyone, and changes no row")
{
    Offices world(EACH_ENGINE);
    world.found(world.palo_verde, "dana");
    Site site(world);
    auto before = rows(world);
    for (auto const& route : site.application().router().routes()) {
        if (route.right == "anyone")
            continue;
        Browser stranger(site);
        stranger.get("/ahcccs/login");
        auto path = path_of(route.pattern, world.plan, world.palo_verde.value);
        CAPTURE(route.pattern);
        auto status = route.method == Method::get ? stranger.get(path).status : stranger.post(path).status;
        CHECK(is_refusal(status));
    }
    CHECK(rows(world) == before);
}

TEST_CASE("S3-15 a master of one office gets 404 for another's provider on every route, and changes no row")
{
    Offices world(EACH_ENGINE);
    world.found(world.palo_verde, "dana");
    world.found(world.juniper, "priya");
    Site site(world);
    Browser priya(site);
    priya.sign_in("priya");
    auto before = rows(world);
    int visited = 0;
    for (auto const& route : site.application().router().routes()) {
        bool is_on_a_provider = route.right == "see_office" || route.right == "manage_people";
        if (!is_on_a_provider)
            continue;
        ++visited;
        auto path = path_of(route.pattern, world.plan, world.palo_verde.value);
        CAPTURE(route.pattern);
        bool is_api = route.pattern.contains("/api/");
        auto answer = route.method == Method::get ? priya.get(path)
            : is_api ? priya.post_json(path, R"({"capabilities":["claims.view"],"display_name":"X"})")
                     : priya.post(path);
        if (answer.status == 303) // From /providers/x to /providers/x/, for anybody.
            answer = priya.follow(answer);
        CHECK(answer.status == 404);
    }
    CHECK(visited > 20);
    CHECK(rows(world) == before);
}

TEST_CASE("the rightful master gets an answer on every page of the office")
{
    Offices world(EACH_ENGINE);
    world.change_rules([](Pack& pack) { pack.access.invitations.offered = true; });
    world.found(world.palo_verde, "dana");
    Site site(world);
    Browser dana(site);
    dana.sign_in("dana");
    for (auto const& route : site.application().router().routes()) {
        bool has_other_ids = std::ranges::any_of(
            std::array { "{member}", "{capability}", "{invitation}", "{batch}", "{number}" },
            [&](char const* id) { return route.pattern.contains(id); });
        if (route.method != Method::get || has_other_ids
            || (route.right != "see_office" && route.right != "manage_people"))
            continue;
        CAPTURE(route.pattern);
        auto status = dana.get(path_of(route.pattern, world.plan, world.palo_verde.value)).status;
        CHECK((status == 200 || status == 303));
    }
}
