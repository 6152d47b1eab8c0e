// S3-14 and S3-15 over every page and every call of the API that changes a member.

#include <catch2/catch.hpp>

#include <boost/json.hpp>

#include "support/browser.hpp"
#include "support/office.hpp"

using namespace gatehouse;

namespace {

struct Action {
    char const* name;
    char const* below;
    Browser::Fields fields;
    char const* json;
};

std::vector<Action> all_actions()
{
    return {
        { "S3-07 activate", "/activation", { { "may.claims.view", "yes" } }, R"({"capabilities":["claims.view"]})" },
        { "S3-08 remove", "/removal", {}, "{}" },
        { "S3-09 upgrade", "/upgrade", {}, "{}" },
        { "S3-10 grant", "/permissions", { { "may.claims.view", "yes" } }, R"({"capabilities":["claims.view"]})" },
        { "S3-11 edit", "/details", { { "display_name", "X" }, { "phone", "602-555-0142" } },
            R"({"display_name":"X","phone":"602-555-0142"})" },
        { "S3-12 recover", "/recovery-mail", {}, "{}" },
        { "S3-12 unlock", "/unlock", {}, "{}" },
        { "demote", "/demotion", {}, "{}" },
    };
}

std::string page_of(MemberOf const& who)
{
    return "/ahcccs/providers/" + who.provider.value + "/members/" + who.member.value;
}
std::string api_of(MemberOf const& who)
{
    return "/ahcccs/api/v1/providers/" + who.provider.value + "/members/" + who.member.value;
}

std::string code_of(Response const& response)
{
    return std::string(boost::json::parse(response.body).at("code").as_string());
}

std::int64_t facts(Offices const& offices) { return offices.count("audit_fact WHERE action LIKE 'membership.%'"); }

} // namespace

TEST_CASE("S3-14 an individual account can do none of a master account holder's duties, on page and API")
{
    Offices world(EACH_ENGINE);
    auto dana = world.found(world.palo_verde, "dana");
    world.add_member(world.palo_verde, dana, "teo", { "claims.view" });
    auto colleague = world.member(world.palo_verde, world.add_member(world.palo_verde, dana, "rosalind"));
    Site site(world);
    Browser teo(site);
    teo.sign_in("teo");
    auto before = facts(world);

    for (auto const& action : all_actions()) {
        INFO(action.name);
        auto page = teo.post(page_of(colleague) + action.below, action.fields);
        CHECK(page.status == 403);
        CHECK(text_of(page).contains("Why can’t I manage the people of this office?"));
        CHECK(text_of(page).contains("dana Example"));
        auto api = teo.post_json(api_of(colleague) + action.below, action.json);
        CHECK(api.status == 403);
        CHECK(header_of(api, "Content-Type") == "application/problem+json");
        CHECK(code_of(api) == "access.org_admin_only");
    }
    // S3-13, and every page that shows people.
    for (auto const& path : { page_of(colleague), page_of(colleague) + "/removal", page_of(colleague) + "/demotion",
             "/ahcccs/providers/" + world.palo_verde.value + "/admin" }) {
        INFO(path);
        CHECK(teo.get(path).status == 403);
    }
    CHECK(teo.get_json("/ahcccs/api/v1/providers/" + world.palo_verde.value + "/members").status == 403);
    CHECK(teo.get_json(api_of(colleague)).status == 403);
    CHECK(facts(world) == before);
}

TEST_CASE("S3-15 a master account holder of another office gets 404 everywhere, on page and API")
{
    Offices world(EACH_ENGINE);
    auto dana = world.found(world.palo_verde, "dana");
    auto teo = world.member(world.palo_verde, world.add_member(world.palo_verde, dana, "teo"));
    auto priya = world.found(world.juniper, "priya");
    auto own = world.member(world.juniper, world.add_member(world.juniper, priya, "hugo"));
    Site site(world);
    Browser priya_at(site);
    priya_at.sign_in("priya");
    auto before = facts(world);
    MemberOf disguised { world.juniper, teo.member };

    for (auto const& who : { teo, disguised })
        for (auto const& action : all_actions()) {
            INFO(action.name);
            CHECK(priya_at.post(page_of(who) + action.below, action.fields).status == 404);
            auto api = priya_at.post_json(api_of(who) + action.below, action.json);
            CHECK(api.status == 404);
            CHECK((code_of(api) == "provider.unknown" || code_of(api) == "member.unknown"));
        }
    for (auto const& path : { std::string("/"), std::string("/admin"), std::string("/why/claims.view") })
        CHECK(priya_at.get("/ahcccs/providers/" + world.palo_verde.value + path).status == 404);
    CHECK(priya_at.get_json("/ahcccs/api/v1/providers/" + world.palo_verde.value + "/members").status == 404);
    CHECK(facts(world) == before);

    CHECK(priya_at.get(page_of(own)).status == 200); // The control.
    CHECK(priya_at.post_json(api_of(own) + "/upgrade").status == 200);
}

TEST_CASE("who is not signed in is led to the login, or told 401")
{
    Offices world(EACH_ENGINE);
    auto dana = world.found(world.palo_verde, "dana");
    auto teo = world.member(world.palo_verde, world.add_member(world.palo_verde, dana, "teo"));
    Site site(world);
    Browser nobody(site);
    CHECK(header_of(nobody.get(page_of(teo)), "Location").starts_with("/ahcccs/login?next="));
    CHECK(nobody.get_json("/ahcccs/api/v1/me").status == 401);
    CHECK(nobody.get_json(api_of(teo)).status == 401);
    nobody.get("/ahcccs/login");
    CHECK(nobody.post(page_of(teo) + "/removal").status == 401);
}

TEST_CASE("a forged form changes nothing")
{
    Offices world(EACH_ENGINE);
    auto dana = world.found(world.palo_verde, "dana");
    auto teo = world.member(world.palo_verde, world.add_member(world.palo_verde, dana, "teo"));
    Site site(world);
    Browser dana_at(site);
    dana_at.sign_in("dana");
    dana_at.forget_token();
    CHECK(dana_at.post(page_of(teo) + "/removal").status == 403);
    CHECK(world.count("membership WHERE ended_at IS NOT NULL") == 0);
}
