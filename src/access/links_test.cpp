#include <catch2/catch.hpp>

#include "access/links.hpp"
#include "support/browser.hpp"
#include "support/inviting.hpp"
#include "support/providers.hpp"

using namespace gatehouse;

namespace {

struct Fixture : Inviting {
    explicit Fixture(Engine engine)
        : Inviting(engine)
    {
        dana_at.sign_in("dana");
    }

    static LinkForm group(std::string const& number, std::string const& name)
    {
        return { "group", "", "", name, number, "12-3456789", "85201" };
    }
    Result<LinkId> begin(Actor const& by, LinkForm const& form)
    {
        return write([&](UnitOfWork& work) { return begin_link(work, *pack, by, form); });
    }
    Result<LinkFinished> finish(Actor const& by, LinkId const& id, std::set<std::string> const& accepted)
    {
        return write([&](UnitOfWork& work) { return finish_link(work, *pack, by, id, accepted); });
    }
    // The whole way by the pages.
    Response link(Browser& browser, LinkForm const& form)
    {
        browser.get("/ahcccs/link-account");
        auto begun = browser.post("/ahcccs/link-account",
            { { "provider_type", form.provider_type }, { "group_name", form.group_name },
                { "first_name", form.first_name }, { "last_name", form.last_name }, { "provider_id", form.provider_id },
                { "tax_id", form.tax_id }, { "zip", form.zip } });
        if (begun.status != 303)
            return begun;
        auto step = header_of(begun, "Location");
        browser.get(step);
        return browser.post(step, { { "accept_terms_of_use", "yes" } });
    }

    Actor dana = found(palo_verde, "dana");
    Site site { *this };
    Browser dana_at { site };
};

} // namespace

TEST_CASE("S4-14 one account is linked to several providers")
{
    Fixture world(EACH_ENGINE);
    auto third = world.add_provider("300300", "Mill Pond Physical Therapy");
    for (auto const& form : { Fixture::group("204417", "Juniper Street Family Practice"),
             Fixture::group("300300", "Mill Pond Physical Therapy") })
        REQUIRE(world.link(world.dana_at, form).status == 303);
    for (auto const& provider : { world.palo_verde, world.juniper, third }) {
        CHECK(world.membership(provider, world.dana)->status == MembershipStatus::active);
        CHECK(world.dana_at.get("/ahcccs/providers/" + provider.value + "/").status == 200);
    }
}

TEST_CASE("S4-15 Link Account, label by label: Users, the fields of the Welcome Letter, Next, the agreement, Finish")
{
    Fixture world(EACH_ENGINE);
    auto home = world.dana_at.get("/ahcccs/providers/" + world.palo_verde.value + "/");
    auto users = home.body.find(">Users</p>");
    REQUIRE(users != std::string::npos);
    CHECK(home.body.find(">Link Account</a>", users) != std::string::npos);

    auto form = world.dana_at.get("/ahcccs/link-account");
    CHECK(form.body.contains(">Next</button>"));
    for (auto const* field : { "provider_type", "provider_id", "tax_id", "zip", "group_name", "last_name" })
        CHECK(form.body.contains("name=\"" + std::string(field) + "\""));
    auto begun = world.dana_at.post("/ahcccs/link-account",
        { { "provider_type", "group" }, { "group_name", "juniper street FAMILY practice" }, { "provider_id", "204417" },
            { "tax_id", "12-3456789" }, { "zip", "85201-9999" } });
    REQUIRE(begun.status == 303);
    auto agreement = world.dana_at.get(header_of(begun, "Location"));
    CHECK(agreement.body.contains("name=\"accept_terms_of_use\""));
    CHECK(agreement.body.contains(">Finish</button>"));
    auto careless = world.dana_at.post(header_of(begun, "Location"));
    CHECK(careless.status == 422);
    CHECK_FALSE(world.membership(world.juniper, world.dana));
}

TEST_CASE("S4-16 what is linked is listed under Manage Linked Accounts")
{
    Fixture world(EACH_ENGINE);
    auto done = world.link(world.dana_at, Fixture::group("204417", "Juniper Street Family Practice"));
    auto list = world.dana_at.follow(done);
    REQUIRE(list.status == 200);
    CHECK(list.body.contains("<h1>Manage Linked Accounts</h1>"));
    CHECK(text_of(list).contains("Juniper Street Family Practice"));
    CHECK(text_of(list).contains("204417"));
    CHECK(text_of(world.dana_at.get("/ahcccs/linked-accounts?q=JUNIPER")).contains("204417"));
    CHECK(text_of(world.dana_at.get("/ahcccs/linked-accounts?q=nothing")).contains("No linked account fits"));
}

TEST_CASE("S4-17 each provider needs its own match and its own acceptance of the agreement")
{
    Fixture world(EACH_ENGINE);
    auto good = Fixture::group("204417", "Juniper Street Family Practice");
    auto wrong_name = good, wrong_tax = good, wrong_zip = good, wrong_kind = good;
    wrong_name.group_name = "Palo Verde Family Health";
    wrong_tax.tax_id = "98-7654321";
    wrong_zip.zip = "99501";
    wrong_kind.provider_type = "practitioner";
    wrong_kind.first_name = "Juniper Street";
    wrong_kind.last_name = "Family Practice";
    for (auto const& form : { wrong_name, wrong_tax, wrong_zip, wrong_kind })
        CHECK(world.begin(world.dana, form).error().code == "link.no_match");
    CHECK(world.begin(world.dana, {}).error().fields.size() == 6);

    auto id = world.begin(world.dana, good).value();
    CHECK(world.finish(world.dana, id, {}).error().code == "link.not_agreed");
    auto eve = world.actor_of(world.add_active("eve"));
    CHECK(world.finish(eve, id, { "terms_of_use" }).error().code == "link.unknown");
    REQUIRE(world.finish(world.dana, id, { "terms_of_use" }));
    CHECK(world.count("account_link_agreement WHERE link_id = '" + id.value + "'") == 1);
    CHECK(world.finish(world.dana, id, { "terms_of_use" }).error().code == "link.unknown"); // Once.
    auto late = world.begin(world.actor_of(eve.account), good).value();
    world.clock.advance(std::chrono::minutes(31));
    CHECK(world.finish(eve, late, { "terms_of_use" }).error().code == "link.unknown");
}

TEST_CASE("S4-17 where somebody administers the provider, linking only asks to be let in")
{
    Fixture world(EACH_ENGINE);
    auto priya = world.found(world.juniper, "priya");
    auto id = world.begin(world.dana, Fixture::group("204417", "Juniper Street Family Practice")).value();
    CHECK(world.finish(world.dana, id, { "terms_of_use" }).value().status == MembershipStatus::pending);
    CHECK(world.effective(world.juniper, world.dana).empty());
    REQUIRE(world.activate(priya, world.member(world.juniper, world.dana), { "claims.view" }));
    CHECK(world.membership(world.juniper, world.dana)->role == Role::org_user);
}

TEST_CASE("S4-18 linking what is linked already is refused and changes nothing")
{
    Fixture world(EACH_ENGINE);
    auto form = Fixture::group("770518", "Palo Verde Family Health");
    auto before = world.count("membership");
    CHECK(world.begin(world.dana, form).error().code == "link.already");
    auto refused = world.link(world.dana_at, form);
    CHECK(refused.status == 409);
    CHECK(text_of(refused).contains("linked to Palo Verde Family Health already"));
    CHECK(world.count("membership") == before);
    CHECK(world.count("account_link") == 0);
}

TEST_CASE("S4-19 the ribbon switches between linked accounts, and always shows the chosen one")
{
    Fixture world(EACH_ENGINE);
    REQUIRE(world.link(world.dana_at, Fixture::group("204417", "Juniper Street Family Practice")).status == 303);
    for (auto const& [provider, name, other] :
        { std::tuple(world.palo_verde, "Palo Verde Family Health", world.juniper),
            std::tuple(world.juniper, "Juniper Street Family Practice", world.palo_verde) }) {
        auto path = "/ahcccs/providers/" + provider.value;
        for (auto const* below : { "/", "/admin", "/addresses", "/invite" }) {
            auto page = world.dana_at.get(path + below);
            REQUIRE(page.status == 200);
            auto ribbon = page.body.substr(page.body.find("gh-ribbon"));
            ribbon = ribbon.substr(0, ribbon.find("</summary>"));
            CHECK(ribbon.contains(name));
            CHECK(page.body.contains("/ahcccs/providers/" + other.value + "/")); // The way over.
        }
    }
}

TEST_CASE("S4-20 being Administrator of one provider gives nothing at another")
{
    Fixture world(EACH_ENGINE);
    auto priya = world.found(world.juniper, "priya");
    world.add_member(world.juniper, priya, "dana", { "claims.view" });
    CHECK(world.membership(world.palo_verde, world.dana)->role == Role::org_admin);
    CHECK(world.effective(world.juniper, world.dana) == std::vector<std::string> { "claims.view" });
    CHECK(world.dana_at.get("/ahcccs/providers/" + world.juniper.value + "/admin").status == 403);
    CHECK(world.dana_at.get("/ahcccs/providers/" + world.palo_verde.value + "/admin").status == 200);
}

TEST_CASE("an account with hundreds of linked providers sees them a part at a time, and finds each")
{
    Fixture world(EACH_ENGINE);
    for (int i = 0; i < 120; ++i) {
        auto number = std::to_string(500'000 + i);
        world.found(world.add_provider(number, "Clinic " + number), "dana");
    }
    auto choose = world.dana_at.get("/ahcccs/");
    CHECK(choose.status == 200);
    CHECK(text_of(choose).contains("121 offices know you."));
    CHECK(text_of(choose).contains("1 to 50 of 121"));
    CHECK(text_of(world.dana_at.get("/ahcccs/?from=101")).contains("101 to 121 of 121"));
    CHECK(text_of(world.dana_at.get("/ahcccs/?q=Clinic+500077")).contains("500077"));
    CHECK(text_of(world.dana_at.get("/ahcccs/?q=50007")).contains("10 offices fit."));
    auto home = world.dana_at.get("/ahcccs/providers/" + world.palo_verde.value + "/");
    CHECK(home.body.contains("All 121 offices"));
    CHECK_FALSE(home.body.contains("Clinic 500077")); // Not all of them on every page.
    CHECK(home.body.size() < 40'000);
}

TEST_CASE("a plan without linking has neither page")
{
    Fixture world(EACH_ENGINE);
    world.change_rules([](Pack& pack) { pack.access.linking = false; });
    Site other(world);
    Browser dana(other);
    dana.sign_in("dana");
    CHECK(dana.get("/ahcccs/link-account").status == 404);
    CHECK(dana.get("/ahcccs/linked-accounts").status == 404);
    CHECK_FALSE(dana.get("/ahcccs/providers/" + world.palo_verde.value + "/").body.contains("Link Account"));
    CHECK(world.begin(world.dana, Fixture::group("204417", "Juniper Street Family Practice")).error().code
        == "link.not_offered");
}

TEST_CASE("S4-19 a whole number finds its provider alone, a part of it whatever contains it")
{
    Fixture world(EACH_ENGINE);
    world.found(world.add_provider("5000", "Clinic A"), "dana");
    world.found(world.add_provider("50001", "Clinic 5000"), "dana");
    auto found = [&](std::string_view wanted) {
        auto look = [&](UnitOfWork& work) -> Result<std::vector<std::string>> {
            std::vector<std::string> numbers;
            for (auto const& linked : linked_providers(work, world.dana.account, wanted, 10, 0).links)
                numbers.push_back(linked.provider.number);
            return numbers;
        };
        return world.db->read(world.plan, look).value();
    };
    CHECK(found("5000") == std::vector<std::string> { "5000" });
    CHECK(found(" 50001 ") == std::vector<std::string> { "50001" });
    CHECK(found("500") == std::vector<std::string> { "5000", "50001" });
    CHECK(found("clinic 5000") == std::vector<std::string> { "50001" });
    CHECK(found("204417").empty()); // Somebody else's.
}
