#include <catch2/catch.hpp>

#include <boost/json.hpp>

#include "support/browser.hpp"
#include "support/office.hpp"

using namespace gatehouse;
namespace bj = boost::json;

namespace {

struct Fixture : Offices {
    explicit Fixture(Engine engine)
        : Offices(engine)
    {
        at.sign_in("dana");
    }
    std::string api(MemberOf const& who, std::string const& below = "") const
    {
        return "/ahcccs/api/v1/providers/" + who.provider.value + "/members/" + who.member.value + below;
    }
    Actor dana = found(palo_verde, "dana");
    Site site { *this };
    Browser at { site };
};

bj::value body_of(Response const& response, int status = 200)
{
    INFO(response.body);
    REQUIRE(response.status == status);
    return bj::parse(response.body);
}

} // namespace

TEST_CASE("the API says who one is and for which offices one may do what")
{
    Fixture world(EACH_ENGINE);
    auto me = body_of(world.at.get_json("/ahcccs/api/v1/me"));
    CHECK(me.at("account").at("user_name") == "dana");
    CHECK(me.at("csrf_token").as_string().size() > 20);
    auto providers = body_of(world.at.get_json("/ahcccs/api/v1/providers")).at("providers").as_array();
    REQUIRE(providers.size() == 1);
    CHECK(providers[0].at("number") == "770518");
    CHECK(providers[0].at("role") == "org_admin");
    CHECK(providers[0].at("capabilities").as_array().size() > 5);
}

TEST_CASE("S3-07 S3-08 S3-09 S3-10 S3-11 S3-12 S3-13 the API does what the pages do")
{
    Fixture world(EACH_ENGINE);
    auto teo = world.add_pending(world.palo_verde, "teo");
    auto who = world.member(world.palo_verde, teo);
    world.run("DELETE FROM agreement_acceptance WHERE account_id = '" + teo.account.value + "'");

    auto list = body_of(world.at.get_json("/ahcccs/api/v1/providers/" + world.palo_verde.value + "/members"));
    REQUIRE(list.at("members").as_array().size() == 2);
    CHECK(list.at("members").at(1).at("status") == "pending");
    CHECK(list.at("members").at(1).at("agreements").at(0).at("current") == false);

    auto none = world.at.post_json(world.api(who, "/activation"));
    CHECK(none.status == 422);
    CHECK(bj::parse(none.body).at("fields").at(0).at("field") == "capabilities");
    auto active = body_of(world.at.post_json(world.api(who, "/activation"), R"({"capabilities":["claims.view"]})"));
    CHECK(active.at("status") == "active");
    CHECK(active.at("effective") == bj::array { "claims.view" });

    auto changed = body_of(world.at.post_json(
        world.api(who, "/permissions"), R"({"capabilities":["claims.submit"],"seen":["claims.view"]})"));
    CHECK(changed.at("granted") == bj::array { "claims.submit" });
    CHECK(world.at.post_json(world.api(who, "/permissions"), R"({"capabilities":[],"seen":["claims.view"]})").status
        == 409);
    CHECK(world.at.post_json(world.api(who, "/permissions")).status == 422);

    CHECK(body_of(world.at.post_json(world.api(who, "/details"), R"({"job_title":"Biller","phone":"602-555-0142"})"))
              .at("job_title")
        == "Biller");
    CHECK(world.at.post_json(world.api(who, "/unlock")).status == 409);
    world.lock(teo);
    CHECK(body_of(world.at.get_json(world.api(who))).at("locked").is_object());
    CHECK(body_of(world.at.post_json(world.api(who, "/recovery-mail"))).at("locked").is_object());
    CHECK(body_of(world.at.post_json(world.api(who, "/unlock"))).at("locked").is_null());
    CHECK(body_of(world.at.post_json(world.api(who, "/upgrade"))).at("role") == "org_admin");
    CHECK(body_of(world.at.post_json(world.api(who, "/demotion"))).at("role") == "org_user");
    CHECK(world.at.post_json(world.api(who, "/removal")).status == 204);
    CHECK_FALSE(world.membership(world.palo_verde, teo));
}

TEST_CASE("S3-36 by the API too the last org_admin names a successor")
{
    Fixture world(EACH_ENGINE);
    auto teo = world.add_member(world.palo_verde, world.dana, "teo");
    auto own = world.member(world.palo_verde, world.dana);
    CHECK(world.at.post_json(world.api(own, "/demotion")).status == 409);
    auto successor = world.member(world.palo_verde, teo).member.value;
    CHECK(world.at.post_json(world.api(own, "/demotion"), R"({"successor":")" + successor + "\"}").status == 204);
    CHECK(world.membership(world.palo_verde, teo)->role == Role::org_admin);
}

TEST_CASE("the API refuses bodies that two readers could read differently")
{
    Fixture world(EACH_ENGINE);
    auto who = world.member(world.palo_verde, world.add_pending(world.palo_verde, "teo"));
    auto status
        = [&](std::string const& body) { return world.at.post_json(world.api(who, "/activation"), body).status; };
    CHECK(status(R"({"capabilities":["claims.view"],"capabilities":["claims.submit"]})") == 422);
    CHECK(status(R"(["claims.view"])") == 422);
    CHECK(status(R"({"capabilities":"claims.view"})") == 422);
    CHECK(status(R"({"capabilities":[1]})") == 422);
    CHECK(status("{") == 422);
    CHECK(status(R"({"capabilities":["claims.view\u0000"]})") == 422);
    CHECK(status(std::string(200, '[')) == 422);
    CHECK(world.count("membership WHERE status = 'pending'") == 1);
}

TEST_CASE("the API wants the token in its header")
{
    Fixture world(EACH_ENGINE);
    auto who = world.member(world.palo_verde, world.add_pending(world.palo_verde, "teo"));
    auto forged = world.at.post(world.api(who, "/removal"), { { "csrf_token", "x" } });
    CHECK(forged.status != 204);
    CHECK(world.count("membership WHERE status = 'pending'") == 1);
}
