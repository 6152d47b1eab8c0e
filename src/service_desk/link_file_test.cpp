#include <catch2/catch.hpp>

#include <thread>

#include "access/links.hpp"
#include "service_desk/link_file.hpp"
#include "support/factors.hpp"
#include "support/office.hpp"
#include "support/providers.hpp"
#include "support/site_around.hpp"
#include "support/visitor.hpp"

using namespace gatehouse;
using namespace std::chrono_literals;

namespace {

// Mara works for a billing company; the desk links her to its providers.
struct Linking : Offices {
    explicit Linking(Engine engine)
        : Offices(engine)
        , dana(found(palo_verde, "dana"))
        , mara(actor_of(add_active("mara")))
        , ruben(add_staff("ruben"))
        , wendell(add_staff("wendell"))
    {
        for (auto const* number : { "880001", "880002", "880003" })
            put_provider(*this, { .number = number, .name = "Clinic " + std::string(number) });
    }
    Result<LinkFileAsked> ask(Actor const& by, std::string const& rows)
    {
        auto csv = "Provider ID,Tax ID,Permissions\r\n" + rows;
        return link_from_file(*db, *pack, by, { mara.account, evidence, csv });
    }
    Result<> decide(Actor const& by, LinkFileId const& id, DeskDecision decision = DeskDecision::approved,
        std::chrono::minutes since_login = 1min)
    {
        return write([&](UnitOfWork& work) {
            return decide_link_file(work, *pack, by, { id, decision, work.now - since_login });
        });
    }
    void carry_out()
    {
        while (carry_out_link_files(*db, *pack, 50)) { }
    }
    LinkFile file(LinkFileId const& id)
    {
        return db->read(plan, [&](UnitOfWork& work) { return find_link_file(work, ruben, id); }).value();
    }
    std::int64_t links() const
    {
        return count("membership WHERE status = 'active' AND account_id = '" + mara.account.value + "'");
    }
    std::vector<std::string> may(std::string const& number)
    {
        auto id = ProviderId { text("SELECT id FROM provider WHERE plan_id = 'ahcccs' AND number = '" + number + "'") };
        return effective(id, mara);
    }

    Actor const dana, mara, ruben, wendell;
    Evidence const evidence { "Harbor Billing, compliance office", "letter", "Signed list, called back" };
};

struct LinkingSite : SiteAround<Linking> {
    using SiteAround::SiteAround;
};

bool refuses(LinkFileAsked const& asked, std::uint64_t line, std::string_view field, std::string_view reason)
{
    return std::ranges::any_of(asked.refused,
        [&](RefusedLine const& row) { return row.line == line && row.field == field && row.reason.contains(reason); });
}

} // namespace

TEST_CASE("S4-14 the desk links an account to many providers from a file, once a second person approves")
{
    Linking desk(EACH_ENGINE);
    auto asked
        = desk.ask(desk.ruben, "880001,12-3456789,claims.view; Member eligibility\n880002,123456789,eligibility.view\n")
              .value();
    CHECK(asked.good == 2);
    CHECK(asked.refused.empty());
    CHECK(asked.waits_for_second);
    desk.carry_out();
    CHECK(desk.links() == 0); // Nothing before the decision.
    REQUIRE(desk.decide(desk.wendell, *asked.id));
    desk.carry_out();
    CHECK(desk.links() == 2);
    CHECK(desk.may("880001") == std::vector<std::string> { "eligibility.view", "claims.view" });
    CHECK(desk.may("880002") == std::vector<std::string> { "eligibility.view" });
    CHECK(desk.file(*asked.id).is_done());
    CHECK(desk.count("audit_fact WHERE action = 'service_desk.links_asked' AND detail LIKE '%Harbor Billing%'") == 1);
    CHECK(desk.count("audit_fact WHERE action = 'service_desk.links_approved'") == 1);
    CHECK(desk.count("audit_fact WHERE action = 'service_desk.linked' AND detail LIKE '%Signed list%'") == 2);
    CHECK(desk.count(
              "audit_fact WHERE action = 'membership.activated' AND actor_id = '" + desk.wendell.account.value + "'")
        == 2);
    CHECK(desk.count("outbox_mail WHERE subject = 'Your account is linked to more providers'") == 1);
    CHECK(desk.count("link_file_row WHERE tax_id_hash LIKE '%3456789%'") == 0);
}

TEST_CASE("S4-14 a row with a mistake is refused by its line, field and reason, and the good ones go through")
{
    Linking desk(EACH_ENGINE);
    put_provider(desk, { .number = "880009", .status = Standing::suspended });
    auto asked = desk.ask(desk.ruben,
                         ",12-3456789,claims.view\n"            // 2
                         "880001,12-34,claims.view\n"           // 3
                         "880001,12-3456789,\n"                 // 4
                         "880001,12-3456789,claims.fly\n"       // 5
                         "880001,98-7654321,claims.view\n"      // 6
                         "999999,12-3456789,claims.view\n"      // 7
                         "880001,12-3456789,claims.view\n"      // 8: good.
                         "880001,12-3456789,eligibility.view\n" // 9
                         "880009,12-3456789,claims.submit\n"    // 10
                         "88\"0003,12-3456789,claims.view\n"    // 11
                         "880003,12-3456789,claims.view\n")     // 12: good.
                     .value();
    CHECK(asked.good == 2);
    CHECK(asked.refused.size() == 9);
    CHECK(refuses(asked, 2, "Provider ID", "missing"));
    CHECK(refuses(asked, 3, "Tax ID", "nine digits"));
    CHECK(refuses(asked, 4, "Permissions", "at least one"));
    CHECK(refuses(asked, 5, "Permissions", "claims.fly"));
    for (auto line : { 6u, 7u })
        CHECK(refuses(asked, line, "Provider ID", "no active provider with this number and this Tax ID"));
    CHECK(refuses(asked, 9, "Provider ID", "Line 8 has this provider already"));
    CHECK(refuses(asked, 10, "Permissions", "nobody there may have"));
    CHECK(refuses(asked, 11, "", ""));
    REQUIRE(desk.decide(desk.wendell, *asked.id));
    desk.carry_out();
    CHECK(desk.links() == 2);
}

TEST_CASE("S4-18 a provider that is linked already, or waits for its office, is refused and stays as it is")
{
    Linking desk(EACH_ENGINE);
    auto first = desk.ask(desk.ruben, "880001,12-3456789,eligibility.view\n").value();
    CHECK(desk.ask(desk.ruben, "880002,12-3456789,claims.view\n").error().code == "links.asked_already");
    REQUIRE(desk.decide(desk.wendell, *first.id));
    desk.carry_out();
    auto again = desk.ask(desk.ruben, "880001,12-3456789,claims.view\n").value();
    CHECK_FALSE(again.id);
    CHECK(refuses(again, 2, "Provider ID", "linked to it already"));
    CHECK(desk.may("880001") == std::vector<std::string> { "eligibility.view" });

    // What changed while the file waited is seen when it is carried out.
    auto late = desk.ask(desk.ruben, "880002,12-3456789,claims.view\n880003,12-3456789,claims.view\n").value();
    auto second = ProviderId {
        desk.write([&](UnitOfWork& work) -> Result<ProviderId> { return adopt_provider(work, "880002").value().id; })
            .value()
    };
    desk.add_pending(second, "mara");
    REQUIRE(desk.decide(desk.wendell, *late.id));
    desk.carry_out();
    auto file = desk.file(*late.id);
    CHECK(file.linked == 1);
    CHECK(file.refused == 1);
    auto rows = desk.db
                    ->read(desk.plan,
                        [&](UnitOfWork& work) { return link_file_rows(work, desk.ruben, *late.id, true, 0, 10); })
                    .value();
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].line == 2);
    CHECK(rows[0].reason.contains("already"));
    CHECK(desk.membership(second, desk.mara)->status == MembershipStatus::pending);
}

TEST_CASE(
    "S4-14 whoever wrote a file of links down cannot approve it, and an approval needs a fresh login and the rank")
{
    Linking desk(EACH_ENGINE);
    auto id = desk.ask(desk.ruben, "880001,12-3456789,claims.view\n").value().id.value();
    CHECK(desk.decide(desk.ruben, id).error().code == "second_person.own_request");
    CHECK(desk.decide(desk.wendell, id, DeskDecision::withdrawn).error().code == "second_person.not_own");
    auto late = desk.pack->sessions.fresh + 1min;
    CHECK(desk.decide(desk.wendell, id, DeskDecision::approved, late).error().code == "session.not_fresh");
    CHECK(desk.decide(desk.dana, id).error().code == "access.staff_only");
    CHECK(desk.decide(desk.wendell, { "none" }).error().code == "links.unknown");
    auto auditor = desk.add_staff("audra");
    desk.run("UPDATE account SET staff_role = 'auditor' WHERE id = '" + auditor.account.value + "'");
    CHECK(desk.decide(auditor, id).error().code == "access.staff_rank");
    CHECK(desk.ask(auditor, "880002,12-3456789,claims.view\n").error().code == "access.staff_rank");
    REQUIRE(desk.decide(desk.ruben, id, DeskDecision::withdrawn));
    CHECK(desk.decide(desk.wendell, id).error().code == "second_person.decided");
    desk.carry_out();
    CHECK(desk.links() == 0);

    // Whoever approved and lost the rank before it was carried out opens nothing.
    auto other = desk.ask(desk.ruben, "880001,12-3456789,claims.view\n").value().id.value();
    REQUIRE(desk.decide(desk.wendell, other));
    desk.run("UPDATE account SET staff_role = 'auditor' WHERE id = '" + desk.wendell.account.value + "'");
    desk.carry_out();
    CHECK(desk.links() == 0);
    CHECK(desk.file(other).refused == 1);
}

TEST_CASE("S4-14 where the pack asks for no second person, a file of links counts at once")
{
    Linking desk(EACH_ENGINE);
    desk.change_rules([](Pack& pack) { pack.service_desk.second_person = false; });
    auto asked = desk.ask(desk.ruben, "880001,12-3456789,claims.view\n").value();
    CHECK_FALSE(asked.waits_for_second);
    desk.carry_out();
    CHECK(desk.links() == 1);
}

TEST_CASE("S4-14 a file of links needs its columns and an active account, and each office's administrators are told")
{
    Linking desk(EACH_ENGINE);
    CHECK(link_from_file(*desk.db, *desk.pack, desk.ruben, { desk.mara.account, desk.evidence, "Provider ID,Tax ID\n" })
              .error()
              .code
        == "links.bad_file");
    auto waiting = desk.add_waiting("wanda");
    CHECK(link_from_file(*desk.db, *desk.pack, desk.ruben, { waiting, desk.evidence, "" }).error().code
        == "account.not_active");
    CHECK(link_from_file(*desk.db, *desk.pack, desk.ruben, { desk.wendell.account, desk.evidence, "" }).error().code
        == "account.unknown");
    auto first = ProviderId {
        desk.write([&](UnitOfWork& work) -> Result<ProviderId> { return adopt_provider(work, "880001").value().id; })
            .value()
    };
    desk.found(first, "otto");
    auto asked = desk.ask(desk.ruben, "880001,12-3456789,claims.view\n").value();
    REQUIRE(desk.decide(desk.wendell, *asked.id));
    desk.carry_out();
    CHECK(
        desk.count("outbox_mail WHERE recipient = 'otto@example.com' AND subject LIKE '%can now work for your office'")
        == 1);
}

TEST_CASE("S4-14 a file of links that two nodes carry out at once links each provider once", "[concurrent]")
{
    Linking desk(EACH_ENGINE);
    std::string rows;
    for (int i = 0; i < 40; ++i) {
        auto number = std::to_string(700'000 + i);
        put_provider(desk, { .number = number, .name = "Clinic " + number });
        rows += number + ",12-3456789,claims.view\n";
    }
    auto asked = desk.ask(desk.ruben, rows).value();
    REQUIRE(desk.decide(desk.wendell, *asked.id));
    {
        std::jthread first([&] { desk.carry_out(); }), second([&] { desk.carry_out(); });
    }
    CHECK(desk.links() == 40);
    CHECK(desk.file(*asked.id).linked == 40);
    CHECK(desk.count("audit_fact WHERE action = 'service_desk.linked'") == 40);
    CHECK(desk.count("outbox_mail WHERE subject = 'Your account is linked to more providers'") == 1);
}

TEST_CASE("S4-14 the pages of a file of links: written down, refused lines named, decided by another, shown as it goes")
{
    LinkingSite desk(EACH_ENGINE);
    auto sign_in = [&](Visitor& browser, std::string const& name) {
        browser.get("/ahcccs/staff/login");
        auto answer = browser.post(
            "/ahcccs/staff/login", { { "username", name }, { "password", std::string(People::good_password) } });
        browser.follow(answer);
        browser.get("/ahcccs/staff/login/code");
        browser.follow(browser.post("/ahcccs/staff/login/code", { { "code", app_code(desk, name) } }));
    };
    Visitor ruben(desk.application), wendell(desk.application);
    sign_in(ruben, "ruben");
    sign_in(wendell, "wendell");
    auto path = "/ahcccs/staff/accounts/" + desk.mara.account.value;
    CHECK(ruben.get(path).body.contains("Link to many providers"));
    auto form = ruben.get(path + "/links");
    CHECK(form.status == 200);
    std::map<std::string, std::string> fields { { "asked_by", "Harbor Billing" }, { "asked_how", "letter" },
        { "recognised_by", "Signed list" }, { "csv", "Provider ID,Tax ID\n880001,12-3456789\n" } };
    auto bad = ruben.post(path + "/links", fields);
    CHECK(bad.body.contains("The first line names the columns"));
    CHECK(bad.body.contains("880001,12-3456789")); // Nothing typed is lost.
    fields["csv"] = "Provider ID,Tax ID,Permissions\n880001,12-3456789,claims.view\n880002,98-7654321,claims.view\n";
    auto done = ruben.post(path + "/links", fields);
    CHECK(done.body.contains("1 row is left out"));
    CHECK(done.body.contains("Line 3, Provider ID"));
    CHECK(done.body.contains("1 provider written down"));
    auto at = done.body.find("/ahcccs/staff/links/");
    auto file = done.body.substr(at, done.body.find('"', at) - at);
    CHECK(ruben.get(file).body.contains("Withdraw the file"));
    CHECK_FALSE(ruben.page().contains(">Approve<"));
    CHECK(wendell.get("/ahcccs/staff/waiting/approvals").body.contains("asks to link mara Example to 1 provider"));
    CHECK(wendell.get(file).body.contains(">Approve<"));
    auto approved = wendell.follow(wendell.post(file, { { "decision", "approved" } }));
    CHECK(approved.body.contains("0 of 1 are linked. The rest follows by itself."));
    desk.carry_out();
    CHECK(wendell.get(file).body.contains("1 of 1 are linked."));
    CHECK(wendell.get(path).body.contains("Clinic 880001"));
    Visitor stranger(desk.application);
    CHECK(stranger.get(file).status == 303);
}
