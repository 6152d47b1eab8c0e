#include <catch2/catch.hpp>

#include "service_desk/auditor.hpp"
#include "support/factors.hpp"
#include "support/office.hpp"
#include "support/site_around.hpp"
#include "support/visitor.hpp"

using namespace gatehouse;
using namespace std::chrono_literals;

namespace {

struct Auditing : Offices {
    explicit Auditing(Engine engine)
        : Offices(engine)
        , dana(found(palo_verde, "dana"))
        , audra(with_rank("audra", "auditor"))
    {
    }
    Actor with_rank(std::string const& name, std::string const& rank)
    {
        auto actor = add_staff(name);
        run("UPDATE account SET staff_role = '" + rank + "' WHERE id = '" + actor.account.value + "'");
        return actor;
    }
    Result<PrivilegedPage> changes(Actor const& by, std::size_t count = 50, std::optional<AuditCursor> before = {})
    {
        return db->read(plan, [&](UnitOfWork& work) {
            return privileged_changes(work, *pack, by, work.now - std::chrono::days(7), count, before);
        });
    }
    Result<std::vector<DormantAccount>> dormant(Actor const& by)
    {
        return db->read(plan, [&](UnitOfWork& work) { return dormant_accounts(work, by, "", 50); });
    }

    Actor const dana, audra;
};

struct AuditingSite : SiteAround<Auditing> {
    using SiteAround::SiteAround;

    void sign_in(Visitor& browser, std::string const& name)
    {
        run("UPDATE password SET good_until = NULL"); // The plan's 45 days are over.
        browser.get("/ahcccs/staff/login");
        browser.follow(
            browser.post("/ahcccs/staff/login", { { "username", name }, { "password", std::string(good_password) } }));
        browser.get("/ahcccs/staff/login/code");
        browser.follow(browser.post("/ahcccs/staff/login/code", { { "code", app_code(*this, name) } }));
    }
};

} // namespace

TEST_CASE("an auditor sees who was given rights this week and by whom, newest first, and nothing older")
{
    Auditing world(EACH_ENGINE);
    world.clock.advance(8 * 24h);
    auto teo = world.add_member(world.palo_verde, world.dana, "teo");
    world.clock.advance(1min);
    REQUIRE(world.upgrade(world.dana, world.member(world.palo_verde, teo)));
    auto page = world.changes(world.audra).value();
    REQUIRE(page.changes.size() == 2); // That Dana founded the office is older; that Teo asked gives no right.
    CHECK(page.changes[0].fact.action == "membership.upgraded");
    CHECK(page.changes[0].who == "dana Example (dana)");
    CHECK(page.changes[0].about.contains("Palo Verde Family Health"));
    CHECK(page.changes[1].what == "Let into the office");

    auto first = world.changes(world.audra, 1).value();
    REQUIRE(first.next);
    auto second = world.changes(world.audra, 1, first.next).value();
    CHECK(second.changes.at(0).fact.action == "membership.activated");
    CHECK_FALSE(second.next);
    world.clock.advance(8 * 24h);
    CHECK(world.changes(world.audra).value().changes.empty());
}

TEST_CASE("an account is dormant when nobody has used it for 90 days, to the moment")
{
    Auditing world(EACH_ENGINE);
    world.clock.advance(dormant_after);
    CHECK(world.dormant(world.audra).value().empty());
    world.clock.advance(1us);
    auto dormant = world.dormant(world.audra).value();
    REQUIRE(dormant.size() == 2); // Dana and the auditor, who have never logged in.
    REQUIRE(world.sign_in_as("dana"));
    dormant = world.dormant(world.audra).value();
    REQUIRE(dormant.size() == 1);
    CHECK(dormant[0].account.user_name == "audra");
    world.add_waiting("wanda"); // Not active: nothing to lock up.
    world.clock.advance(dormant_after + 1us);
    CHECK(world.dormant(world.audra).value().size() == 2);
}

TEST_CASE("only auditors and the desk's lead see the audit, and it changes nobody's rights")
{
    Auditing world(EACH_ENGINE);
    for (auto const* rank : { "service_desk", "network_manager" }) {
        auto staff = world.with_rank(std::string("a-") + rank, rank);
        CHECK(world.changes(staff).error().code == "access.staff_rank");
        CHECK(world.dormant(staff).error().code == "access.staff_rank");
        CHECK(check_integrity(*world.db, *world.pack, staff).error().code == "access.staff_rank");
    }
    CHECK(world.changes(world.dana).error().code == "access.staff_only");
    CHECK(world.changes(world.with_rank("lea", "service_desk_lead")));
    CHECK(world.unlock(world.audra, world.member(world.palo_verde, world.dana)).error().code == "access.staff_rank");
}

TEST_CASE("an auditor's first page has the week's changes, dormant accounts and the result of the last check")
{
    AuditingSite site(EACH_ENGINE);
    site.clock.advance(100 * 24h);
    site.add_member(site.palo_verde, site.dana, "teo");
    Visitor browser(site.application);
    site.sign_in(browser, "audra");
    auto home = browser.get("/ahcccs/staff/").body;
    CHECK(home.contains("Privileged changes this week"));
    CHECK(home.contains("Let into the office"));
    CHECK(home.contains("dana Example"));
    CHECK(home.contains("The trail has not been checked here yet"));
    auto checked = browser.follow(browser.post("/ahcccs/staff/audit/check"));
    CHECK(checked.body.contains("The trail is whole"));
    CHECK(site.count("audit_fact WHERE action = 'audit.checked'") == 1);

    site.run(
        "INSERT INTO audit_fact (plan_id, id, happened_at, actor_kind, actor_id, action, subject_kind, subject_id, "
        "detail) VALUES ('ahcccs', '0190aaaa-0000-7000-8000-000000000001', 0, 'system', 'x', 'made.up', 'plan', "
        "'ahcccs', '{}')");
    site.clock.advance(1min);
    browser.get("/ahcccs/staff/audit");
    auto tampered = browser.follow(browser.post("/ahcccs/staff/audit/check"));
    CHECK(tampered.body.contains("The trail was tampered with: 1 fault"));
}

TEST_CASE("each list of the audit is exported for spreadsheets, with their formulas defused, and that is recorded")
{
    AuditingSite site(EACH_ENGINE);
    site.clock.advance(100 * 24h);
    site.add_member(site.palo_verde, site.dana, "teo");
    site.run("UPDATE account SET first_name = '=HYPERLINK(\"http://evil\")' WHERE user_name = 'dana'");
    Visitor browser(site.application);
    site.sign_in(browser, "audra");
    auto changes = browser.get("/ahcccs/staff/audit/changes.csv");
    CHECK(changes.body.starts_with("\"When\",\"What\",\"Who\",\"About\",\"Action\",\"Detail\"\r\n"));
    CHECK(changes.body.contains("membership.activated"));
    CHECK(changes.body.contains(",\"'=HYPERLINK(\"\"http://evil\"\") Example (dana)\","));
    auto dormant = browser.get("/ahcccs/staff/audit/dormant.csv");
    CHECK(dormant.body.contains("\"'=HYPERLINK"));
    for (auto const* answer : { &changes, &dormant })
        CHECK(std::ranges::find(
                  answer->headers, std::pair<std::string, std::string>("Content-Type", "text/csv; charset=utf-8"))
            != answer->headers.end());
    CHECK(site.count("audit_fact WHERE action = 'audit.exported'") == 2);
    CHECK(browser.get("/ahcccs/staff/audit/changes").body.contains("Export as CSV"));
    CHECK(browser.get("/ahcccs/staff/audit/dormant").body.contains("Export as CSV"));
    CHECK(browser.get("/ahcccs/staff/audit/changes?before=rubbish").status == 422);
    site.with_rank("ruben", "service_desk");
    Visitor ruben(site.application);
    site.sign_in(ruben, "ruben");
    CHECK(ruben.get("/ahcccs/staff/audit/changes.csv").status == 403);
    CHECK(ruben.get("/ahcccs/staff/audit").status == 403);
}
