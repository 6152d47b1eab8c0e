#include <catch2/catch.hpp>

#include <thread>

#include "support/door.hpp"
#include "support/factors.hpp"
#include "support/office.hpp"
#include "support/site_around.hpp"
#include "support/visitor.hpp"

using namespace gatehouse;
using namespace std::chrono_literals;

namespace {

// Dana's office, and a plan whose Terms of Use change.
struct Changing : Offices {
    explicit Changing(Engine engine)
        : Offices(engine)
        , dana(found(palo_verde, "dana"))
    {
    }
    Actor const dana;
};

struct ChangingSite : SiteAround<Changing> {
    using SiteAround::SiteAround;

    void change_terms(std::string const& version, std::string const& text)
    {
        change_rules([&](Pack& changed) {
            changed.revision += version;
            changed.agreements.front().version = version;
            changed.agreements.front().text = text;
        });
        packs.put(*pack);
    }
    Response sign_in(Visitor& browser, std::string const& name, std::string const& next = "")
    {
        browser.get("/ahcccs/login");
        return browser.post(
            "/ahcccs/login", { { "username", name }, { "password", std::string(good_password) }, { "next", next } });
    }
    std::string office(std::string const& below = "/") const { return "/ahcccs/providers/" + palo_verde.value + below; }
    std::int64_t acceptances() const
    {
        return count("agreement_acceptance WHERE account_id = '" + dana.account.value + "'");
    }
};

} // namespace

TEST_CASE("S4-11 a changed agreement is asked at the next login, before anything else, and who accepted when is kept")
{
    ChangingSite site(EACH_ENGINE);
    Visitor browser(site.application);
    REQUIRE(site.acceptances() == 1);
    site.change_terms("99", "New terms.\n\nThey say more.");
    auto first = browser.follow(site.sign_in(browser, "dana"));
    CHECK(first.status == 303);
    auto asked = browser.follow(first);
    CHECK(asked.status == 200);
    CHECK(asked.body.contains("Terms of Use has changed"));
    CHECK(asked.body.contains("They say more."));
    CHECK(asked.body.contains("Version 99. You accepted version"));
    CHECK_FALSE(asked.body.contains("gh-nav__head")); // No way past it.

    for (auto const& path :
        { std::string("/ahcccs/"), site.office(), site.office("/admin"), std::string("/ahcccs/me") }) {
        auto held = browser.get(path);
        CHECK(Visitor::location(held).starts_with("/ahcccs/agreements?next="));
    }
    browser.get("/ahcccs/agreements");
    CHECK(browser.post(site.office("/invite"), { { "email", "x@example.com" } }).status == 403);

    browser.get("/ahcccs/agreements");
    auto refused = browser.post("/ahcccs/agreements", { { "next", site.office("/admin") } });
    CHECK(refused.status == 422);
    CHECK(refused.body.contains("Read and accept the Terms of Use."));
    CHECK(site.acceptances() == 1);

    site.clock.advance(1min);
    auto accepted
        = browser.post("/ahcccs/agreements", { { "next", site.office("/admin") }, { "accept_terms_of_use", "yes" } });
    CHECK(Visitor::location(accepted) == site.office("/admin"));
    CHECK(browser.get(site.office("/admin")).status == 200);
    CHECK(site.acceptances() == 2);
    CHECK(site.text("SELECT text_hash FROM agreement_acceptance WHERE version = '99'")
        == sha256_hex("New terms.\n\nThey say more."));
    CHECK(site.text("SELECT CAST(accepted_at AS TEXT) FROM agreement_acceptance WHERE version = '99'")
        == std::to_string(site.clock.now().time_since_epoch().count()));
    CHECK(site.count("audit_fact WHERE action = 'agreement.accepted'") == 1);
    CHECK(browser.get("/ahcccs/agreements").status == 303); // Nothing is asked any more.
    Visitor later(site.application);
    CHECK(later.follow(site.sign_in(later, "dana")).status == 303); // To the office.
    CHECK(later.get(site.office()).status == 200);
}

TEST_CASE("S4-11 a session that is open when the agreement changes is held as well, and may sign out")
{
    ChangingSite site(EACH_ENGINE);
    Visitor browser(site.application);
    site.sign_in(browser, "dana");
    CHECK(browser.get(site.office()).status == 200);
    site.change_terms("99", "New terms.");
    CHECK(Visitor::location(browser.get(site.office("/admin?q=teo")))
        == "/ahcccs/agreements?next=%2Fahcccs%2Fproviders%2F" + site.palo_verde.value + "%2Fadmin%3Fq%3Dteo");
    CHECK(Visitor::location(browser.get("/ahcccs/login?next=%2Fahcccs%2Fclaims%2F"))
        == "/ahcccs/agreements?next=%2Fahcccs%2Fclaims%2F"); // As the plan's systems send it.
    browser.get("/ahcccs/agreements?next=https://evil.example/");
    CHECK_FALSE(browser.page().contains("evil.example"));
    CHECK(browser.get("/ahcccs/agreements/terms_of_use").body.contains("New terms."));
    browser.get("/ahcccs/agreements");
    CHECK(Visitor::location(browser.post("/ahcccs/logout")) == "/ahcccs/login?done=signed-out");
}

TEST_CASE("S4-11 a text that changed without a new version, or came back, is asked for and can be accepted")
{
    ChangingSite site(EACH_ENGINE);
    auto owes = [&] {
        return site.db
            ->read(site.plan,
                [&](UnitOfWork& work) -> Result<bool> {
                    return !open_agreements(work, *site.pack, site.dana.account).empty();
                })
            .value();
    };
    auto accept = [&] {
        site.clock.advance(1min);
        return site.write(
            [&](UnitOfWork& work) { return accept_open_agreements(work, *site.pack, site.dana, { "terms_of_use" }); });
    };
    auto before = site.pack->agreements.front();
    CHECK_FALSE(owes());
    CHECK(accept().error().code == "agreement.none_open");
    site.change_terms(before.version, "The same version, another text.");
    CHECK(owes());
    REQUIRE(accept());
    CHECK_FALSE(owes());
    site.change_terms("99", "New terms.");
    REQUIRE(accept());
    site.change_terms(before.version, before.text); // Accepted long ago, and never taken back.
    CHECK_FALSE(owes());
    CHECK(site.acceptances() == 3);
}

TEST_CASE("S4-11 staff and strangers are asked for nothing, and an account that never accepted is")
{
    ChangingSite site(EACH_ENGINE);
    site.add_staff("ruben");
    site.run("DELETE FROM agreement_acceptance");
    Visitor staff(site.application), stranger(site.application), dana(site.application);
    staff.get("/ahcccs/staff/login");
    auto in = staff.post(
        "/ahcccs/staff/login", { { "username", "ruben" }, { "password", std::string(People::good_password) } });
    staff.follow(in);
    staff.get("/ahcccs/staff/login/code");
    auto inside = staff.post("/ahcccs/staff/login/code", { { "code", app_code(site, "ruben") } });
    CHECK(staff.follow(inside).status == 200);
    CHECK(Visitor::location(staff.get("/ahcccs/staff/login")) == "/ahcccs/staff/"); // In already.
    CHECK(Visitor::location(stranger.get("/ahcccs/agreements")).starts_with("/ahcccs/login"));
    auto asked = dana.follow(dana.follow(site.sign_in(dana, "dana")));
    CHECK(asked.body.contains("Read and accept: Terms of Use"));
}

TEST_CASE("S4-11 the plan's systems stay closed while an agreement is owed, from memory as well")
{
    Door door(EACH_ENGINE);
    auto dana = door.found(door.palo_verde, "dana");
    auto teo = door.add_member(door.palo_verde, dana, "teo", { "claims.view" });
    auto token = door.open(teo);
    CHECK(door.ask(token).status() == 204);
    door.change_rules([](Pack& pack) {
        pack.revision += "99";
        pack.agreements.front().version = "99";
    });
    door.packs.put(*door.pack);
    for (int i = 0; i < 1000 && door.ask(token).from_memory; ++i)
        std::this_thread::sleep_for(10ms); // The reader sees a changed pack within a quarter of a second.
    CHECK(door.ask(token).status() == 401);
    door.write([&](UnitOfWork& work) { return accept_open_agreements(work, *door.pack, teo, { "terms_of_use" }); })
        .value();
    CHECK(door.ask(token).status() == 204);
}
