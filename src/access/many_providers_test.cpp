#include <catch2/catch.hpp>

#include "access/links.hpp"
#include "access/recently_used.hpp"
#include "support/office.hpp"
#include "support/providers.hpp"
#include "support/site_around.hpp"
#include "support/visitor.hpp"

using namespace gatehouse;
using namespace std::chrono_literals;

namespace {

struct Billing : Offices {
    explicit Billing(Engine engine, int providers)
        : Offices(engine)
        , mara(actor_of(add_active("mara")))
    {
        for (int i = 0; i < providers; ++i) {
            auto id = add_provider(number(i), "Clinic " + number(i));
            offices.push_back(id);
            auto member = write([&](UnitOfWork& work) {
                return request_membership(work, { mara.account, id, Role::org_user });
            }).value();
            let_in(member);
        }
    }
    static std::string number(int i) { return std::to_string(500'000 + i); }
    void let_in(MembershipId const& member)
    {
        run("UPDATE membership SET status = 'active', activated_at = 1 WHERE id = '" + member.value + "'");
    }

    Actor const mara;
    std::vector<ProviderId> offices {};
};

struct BillingSite : SiteAround<Billing> {
    using SiteAround::SiteAround;

    void sign_in(Visitor& browser)
    {
        browser.get("/ahcccs/login");
        browser.post("/ahcccs/login", { { "username", "mara" }, { "password", std::string(good_password) } });
    }
    std::string home(int i) const { return "/ahcccs/providers/" + offices.at(static_cast<std::size_t>(i)).value + "/"; }
};

std::string part_of(std::string const& page, std::string_view from, std::string_view until)
{
    auto at = page.find(from);
    return at == page.npos ? std::string() : page.substr(at, page.find(until, at) - at);
}

std::string ribbon_of(std::string const& page) { return part_of(page, "gh-ribbon", "</details>"); }

} // namespace

TEST_CASE("S4-19 who works for many finds the last providers used, on the first page and in the switcher")
{
    BillingSite site(EACH_ENGINE, 12);
    Visitor browser(site.application);
    site.sign_in(browser);
    auto first = browser.get("/ahcccs/");
    CHECK(first.status == 200);
    CHECK_FALSE(first.body.contains("Used last"));
    CHECK(first.body.contains("12 offices know you."));
    for (int i : { 3, 7, 3, 9 }) {
        site.clock.advance(1min);
        auto page = browser.get(site.home(i));
        REQUIRE(page.status == 200);
        CHECK(part_of(page.body, "gh-ribbon", "</summary>").contains("Clinic " + Billing::number(i)));
        CHECK(ribbon_of(page.body).contains("role=\"search\""));
    }
    CHECK(site.count("recent_provider") == 3);
    auto used = part_of(browser.get("/ahcccs/").body, "id=\"used\"", "</section>");
    auto nine = used.find("Clinic 500009"), three = used.find("Clinic 500003"), seven = used.find("Clinic 500007");
    CHECK((nine < three && three < seven && seven < used.npos));
    auto ribbon = ribbon_of(browser.get(site.home(3)).body);
    CHECK(ribbon.contains("Clinic 500009"));
    CHECK(ribbon.contains("Clinic 500003 <small>Provider ID 500003 · current"));
    CHECK_FALSE(ribbon.contains("Clinic 500001"));

    // Whoever lost the office does not find it any more, and what is not yours is not remembered.
    site.run(
        "UPDATE membership SET status = 'ended', ended_at = 2 WHERE provider_id = '" + site.offices[9].value + "'");
    CHECK_FALSE(browser.get("/ahcccs/").body.contains("Clinic 500009"));
    CHECK(browser.get("/ahcccs/providers/" + site.palo_verde.value + "/").status == 404);
    CHECK(site.count("recent_provider WHERE provider_id = '" + site.palo_verde.value + "'") == 0);
}

TEST_CASE("S4-19 the last providers used are a handful, each account's own, and opening one again writes nothing")
{
    BillingSite site(EACH_ENGINE, 15);
    Visitor browser(site.application);
    site.sign_in(browser);
    for (int i = 0; i < 15; ++i) {
        site.clock.advance(1min);
        browser.get(site.home(i));
    }
    CHECK(site.count("recent_provider") == recently_used_max);
    auto used = site.db
                    ->read(site.plan,
                        [&](UnitOfWork& work) -> Result<std::vector<Linked>> {
                            return recently_used(work, site.mara.account);
                        })
                    .value();
    REQUIRE(used.size() == static_cast<std::size_t>(recently_used_max));
    CHECK(used.front().provider.number == "500014");
    CHECK(used.back().provider.number == "500007");
    auto noted = site.text("SELECT CAST(max(used_at) AS TEXT) FROM recent_provider");
    site.clock.advance(1min);
    browser.get(site.home(14));
    CHECK(site.text("SELECT CAST(max(used_at) AS TEXT) FROM recent_provider") == noted);
    CHECK(site.count("recent_provider WHERE account_id <> '" + site.mara.account.value + "'") == 0);
}

TEST_CASE("S4-19 the first page of who works for many has a search, open requests, and a part of the list")
{
    BillingSite site(EACH_ENGINE, 60);
    site.add_pending(site.juniper, "mara");
    Visitor browser(site.application);
    site.sign_in(browser);
    auto first = browser.get("/ahcccs/").body;
    auto asked = part_of(first, "id=\"asked\"", "</section>");
    CHECK(asked.contains("Juniper Street Family Practice"));
    CHECK(asked.contains("Pending approval"));
    CHECK(first.contains("51 to 61 of 61") == false);
    CHECK(first.contains("1 to 50 of 61"));
    CHECK(browser.get("/ahcccs/?from=51").body.contains("Clinic 500059"));
    CHECK_FALSE(browser.page().contains("id=\"asked\""));
    auto hit = browser.get("/ahcccs/?q=clinic+500042").body;
    CHECK(hit.contains("Clinic 500042"));
    CHECK_FALSE(hit.contains("Clinic 500041"));
    CHECK(browser.get("/ahcccs/?q=nowhere").body.contains("No office fits."));
}

TEST_CASE("S3-17 what nobody granted is a greyed tile that says who can give it")
{
    BillingSite site(EACH_ENGINE, 0);
    auto dana = site.found(site.palo_verde, "dana");
    site.add_member(site.palo_verde, dana, "mara", { "claims.view" });
    Visitor browser(site.application);
    site.sign_in(browser);
    auto page = browser.get("/ahcccs/providers/" + site.palo_verde.value + "/").body;
    auto off = part_of(page, "gh-off", "Why can");
    CHECK(page.contains("gh-off"));
    CHECK(off.contains("Who can give it: dana Example."));
    CHECK(off.contains("/why/"));
    auto granted = part_of(page, "gh-grid gh-grid--half", "</ul>");
    CHECK(granted.contains("/claims/?provider=770518"));
    CHECK_FALSE(granted.contains("gh-off"));
}

TEST_CASE("an account with 5,000 providers opens its pages within a second", "[slow]")
{
    BillingSite site(EACH_ENGINE, 5'000);
    Visitor browser(site.application);
    site.sign_in(browser);
    for (auto const& path : { std::string("/ahcccs/"), std::string("/ahcccs/?from=4951"),
             std::string("/ahcccs/?q=500042"), site.home(4'321), std::string("/ahcccs/me") }) {
        browser.get(path); // The first time, statements are prepared.
        auto began = std::chrono::steady_clock::now();
        auto page = browser.get(path);
        auto took = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - began);
        CAPTURE(path, took.count());
        CHECK(page.status == 200);
        CHECK(page.body.size() < 60'000);
        CHECK(took < 1s);
        for (auto const& [name, value] : browser.cookies())
            CHECK(name.size() + value.size() < 200);
        WARN(path << ": " << took.count() << " ms");
    }
}
