// A second factor that is lost: password, somebody's word and a mailed code must come together.

#include <catch2/catch.hpp>

#include "access/confirm_lost_factor.hpp"
#include "access/membership_store.hpp"
#include "access/office_home.hpp"
#include "service_desk/lost_factor.hpp"
#include "support/desk.hpp"
#include "support/factors.hpp"

using namespace gatehouse;
using namespace std::chrono_literals;

namespace {

std::string error_of(auto const& result) { return result ? std::string() : std::string(result.error().code); }

// Noor is master, Theo works there, Maya is the only master of the other office. All three have an app.
struct Losing : Desk {
    explicit Losing(Engine engine_)
        : Desk(engine_)
    {
        register_master("noor");
        activate_master("noor");
        register_individual("theo");
        write([&](UnitOfWork& work) {
            return activate_untold(work, *pack, of("noor"), { member("theo"), { "eligibility.view" } });
        }).value();
        register_master("maya", other_number);
        activate_master("maya");
        for (auto const* who : { "noor", "theo", "maya" })
            give_test_factor(*this, account_of(who));
    }

    Actor of(std::string const& user_name) const
    {
        return { account_of(user_name), { "a session of " + user_name }, plan, AccountKind::provider };
    }

    OpenSession half(std::string const& user_name, AccountKind door = AccountKind::provider)
    {
        return open_session_of(sign_in_as(user_name, good_password, door).value()).value();
    }
    Result<> ask_for(std::string const& user_name, AccountKind kind = AccountKind::provider)
    {
        clock.advance(1s); // So that each mail is later than the one before.
        Actor actor { account_of(user_name), {}, plan, kind };
        return write([&](UnitOfWork& work) { return ask_factor_reset(work, *pack, actor); });
    }
    Result<> confirm(Actor const& by, MemberOf const& who)
    {
        clock.advance(1s);
        return confirm_lost_factor(*db, slow_hash, *pack, by, who);
    }
    Result<> write_down(Actor const& by, std::string const& user_name)
    {
        return write([&](UnitOfWork& work) {
            return write_down_lost_factor(work, *pack, by, { account_of(user_name), evidence });
        });
    }
    Result<> decide(Actor const& by, std::string const& user_name, bool approves = true,
        std::chrono::minutes since_login = std::chrono::minutes(1))
    {
        clock.advance(1s);
        return decide_lost_factor(
            *db, slow_hash, *pack, by, { account_of(user_name), approves, clock.now() - since_login });
    }
    Result<NewSession> finish(OpenSession const& session, std::string_view code)
    {
        return finish_factor_reset(*db, slow_hash, *pack, session, { code, { "Firefox on Linux", "127.0.0.1" } });
    }
    std::string mailed_code(std::string const& user_name) const
    {
        auto mail = last_mail(user_name + "@example.com");
        auto start = mail.find(":\n\n");
        return start == mail.npos ? "" : mail.substr(start + 3, 14);
    }
    bool has_factor(std::string const& user_name)
    {
        auto account = account_of(user_name);
        return db
            ->read(
                plan, [&](UnitOfWork& work) -> Result<bool> { return find_second_factor(work, account).has_value(); })
            .value();
    }
};

} // namespace

TEST_CASE(
    "a master of the office and a mailed code together remove a lost factor; every session ends, its owner is told")
{
    Losing desk(EACH_ENGINE);
    REQUIRE(desk.ask_for("theo"));
    CHECK(desk.last_mail("theo@example.com").contains("Nothing has changed yet"));
    REQUIRE(desk.confirm(desk.of("noor"), desk.member("theo")));
    CHECK(desk.has_factor("theo")); // The click alone does nothing.
    auto code = desk.mailed_code("theo");
    REQUIRE(code.size() == 14);
    auto other = desk.half("theo");
    desk.clock.advance(1s);
    auto opened = desk.finish(desk.half("theo"), code);
    REQUIRE(opened);
    CHECK_FALSE(desk.has_factor("theo"));
    CHECK(desk.open_session_of(*opened)->is_complete());
    CHECK(desk.count("session WHERE ended_at IS NULL AND account_id = '" + desk.account_of("theo").value + "'") == 1);
    CHECK(desk.last_mail("theo@example.com").contains("were removed"));
    CHECK(desk.count("audit_fact WHERE action = 'membership.lost_factor_confirmed'") == 1);
    CHECK(desk.count("audit_fact WHERE action = 'second_factor.reset'") == 1);
    CHECK(desk.count("second_factor WHERE removed_how = 'reset' AND sealed_secret IS NULL") == 1);
    CHECK(desk.count("factor_reset WHERE outcome = 'removed' AND code_hash IS NULL") == 1);
    // The code is used up, also for the session that was open beside it.
    CHECK(error_of(desk.finish(other, code)) == "factor_reset.not_approved");
}

TEST_CASE("class 14: each half of a reset alone removes nothing")
{
    Losing desk(EACH_ENGINE);
    auto noor = desk.of("noor");
    // Somebody's word, without the owner having given the password and asked.
    CHECK(error_of(desk.confirm(noor, desk.member("theo"))) == "factor_reset.none");
    // The password and a code that nobody mailed.
    REQUIRE(desk.ask_for("theo"));
    CHECK(error_of(desk.finish(desk.half("theo"), "AAAA-AAAA-AAAA")) == "factor_reset.not_approved");
    CHECK(error_of(desk.finish(desk.half("theo"), "")) == "factor_reset.not_approved");
    // The word, and a wrong code, and a code of somebody else.
    REQUIRE(desk.confirm(noor, desk.member("theo")));
    CHECK(error_of(desk.finish(desk.half("theo"), "AAAA-AAAA-AAAA")) == "factor_reset.wrong_code");
    CHECK(error_of(desk.finish(desk.half("theo"), "")) == "factor_reset.wrong_code");
    CHECK(error_of(desk.finish(desk.half("maya"), desk.mailed_code("theo"))) == "factor_reset.not_approved");
    CHECK(error_of(desk.confirm(noor, desk.member("theo"))) == "factor_reset.approved_already");
    CHECK(desk.has_factor("theo"));
    CHECK(desk.has_factor("maya"));
    // And no code is good without the password: there is no session to enter it from.
    CHECK(error_of(desk.sign_in_as("theo", "not the password")) == "sign_in.wrong");
}

TEST_CASE("nobody confirms their own loss, and no master that of another office's people")
{
    Losing desk(EACH_ENGINE);
    REQUIRE(desk.ask_for("noor"));
    REQUIRE(desk.ask_for("theo"));
    auto noor = desk.of("noor"), maya = desk.of("maya"), theo = desk.of("theo");
    CHECK(error_of(desk.confirm(noor, desk.member("noor"))) == "factor_reset.own");
    CHECK(error_of(desk.confirm(theo, desk.member("noor"))) == "access.org_admin_only");
    CHECK(error_of(desk.confirm(maya, desk.member("theo"))) == "provider.unknown");
    MemberOf disguised { desk.other_office, desk.member("theo").member };
    CHECK(error_of(desk.confirm(maya, disguised)) == "member.unknown");
    CHECK(error_of(desk.confirm(desk.wendell, desk.member("theo"))) == "factor_reset.not_by_staff");
    CHECK(desk.count("factor_reset WHERE approved_by IS NOT NULL") == 0);
}

TEST_CASE("the mailed code is good for a day and for a few wrong tries, and a declined or found factor ends it")
{
    Losing desk(EACH_ENGINE);
    auto noor = desk.of("noor");
    REQUIRE(desk.ask_for("theo"));
    CHECK(error_of(desk.ask_for("theo")) == "factor_reset.asked_already");
    REQUIRE(desk.confirm(noor, desk.member("theo")));
    auto code = desk.mailed_code("theo");
    for (int i = 0; i < desk.pack->second_factor.attempts; ++i)
        CHECK(error_of(desk.finish(desk.half("theo"), "AAAA-AAAA-AAAA")) == "factor_reset.wrong_code");
    CHECK(error_of(desk.finish(desk.half("theo"), code)) == "factor.paused");
    desk.clock.advance(24h);
    auto last_moment = desk.half("theo");
    CHECK(error_of(desk.finish(last_moment, "AAAA-AAAA-AAAA")) == "factor_reset.wrong_code");
    desk.clock.advance(1us);
    CHECK(error_of(desk.finish(desk.half("theo"), code)) == "factor_reset.code_expired");

    REQUIRE(desk.ask_for("theo")); // Once more.
    CHECK(error_of(desk.finish(desk.half("theo"), code)) == "factor_reset.not_approved");
    desk.clock.advance(1s);
    REQUIRE(
        desk.write([&](UnitOfWork& work) { return decline_lost_factor(work, *desk.pack, noor, desk.member("theo")); }));
    CHECK(desk.last_mail("theo@example.com").contains("declined"));

    REQUIRE(desk.ask_for("theo"));
    REQUIRE(desk.confirm(noor, desk.member("theo")));
    code = desk.mailed_code("theo");
    auto session = desk.half("theo");
    REQUIRE(present_factor(
        *desk.db, desk.slow_hash, *desk.pack, session, app_code(desk, "theo"), { "Firefox", "127.0.0.1" }));
    CHECK(error_of(desk.finish(desk.half("theo"), code)) == "factor_reset.not_approved");
    CHECK(desk.has_factor("theo"));
    CHECK(desk.count("factor_reset WHERE outcome = 'expired'") == 1);
    CHECK(desk.count("factor_reset WHERE outcome = 'declined'") == 1);
    CHECK(desk.count("factor_reset WHERE outcome = 'found'") == 1);
}

TEST_CASE(
    "for the only master of an office two of the staff decide, the second after a fresh login; one alone does nothing")
{
    Losing desk(EACH_ENGINE);
    CHECK(error_of(desk.write_down(desk.ruben, "maya")) == "factor_reset.none");
    REQUIRE(desk.ask_for("maya"));
    CHECK(error_of(desk.decide(desk.wendell, "maya")) == "factor_reset.not_written");
    REQUIRE(desk.write_down(desk.ruben, "maya"));
    CHECK(error_of(desk.write_down(desk.wendell, "maya")) == "factor_reset.written_already");
    CHECK(error_of(desk.decide(desk.ruben, "maya")) == "second_person.own_request");
    auto fresh = desk.pack->sessions.fresh;
    CHECK(error_of(desk.decide(desk.wendell, "maya", true, fresh + 1min)) == "session.not_fresh");
    CHECK(error_of(desk.decide(desk.add_staff("audra", StaffRank::auditor), "maya")) == "access.staff_rank");
    CHECK(error_of(desk.finish(desk.half("maya"), "AAAA-AAAA-AAAA")) == "factor_reset.not_approved");
    REQUIRE(desk.decide(desk.wendell, "maya", true, fresh));
    CHECK(desk.has_factor("maya"));
    CHECK(desk.finish(desk.half("maya"), desk.mailed_code("maya")));
    CHECK_FALSE(desk.has_factor("maya"));
    CHECK(desk.count("audit_fact WHERE action = 'service_desk.lost_factor_written_down'") == 1);
    CHECK(desk.count("audit_fact WHERE action = 'service_desk.lost_factor_approved'") == 1);

    // Where the office can decide, the desk does not.
    REQUIRE(desk.ask_for("theo"));
    CHECK(error_of(desk.write_down(desk.ruben, "theo")) == "factor_reset.office_decides");
    // What is declined stays.
    REQUIRE(desk.ask_for("noor"));
    REQUIRE(desk.write_down(desk.ruben, "noor"));
    REQUIRE(desk.decide(desk.wendell, "noor", false, fresh + 10h));
    CHECK(desk.has_factor("noor"));
}

TEST_CASE(
    "whoever has to answer for a lost factor has it before them: the office's master, or the desk where there is none")
{
    Losing desk(EACH_ENGINE);
    auto at_office = [&](std::string const& admin, ProviderId const& office) {
        auto look = [&](UnitOfWork& work) -> Result<std::vector<std::string>> {
            auto home = TRY(office_home(work, *desk.pack, desk.of(admin), office));
            std::vector<std::string> names;
            for (auto const& lost : home.lost_factors)
                names.push_back(lost.member.account.user_name);
            CHECK(membership_store::count_waiting(work, office, desk.account_of(admin)) == std::ssize(names));
            return names;
        };
        return desk.db->read(desk.plan, look).value();
    };
    auto at_desk = [&](Actor const& staff) {
        std::vector<std::string> names;
        auto items = desk.waiting(staff, DeskQueue::lost_factors).value();
        for (auto const& item : items)
            names.push_back(item.lost_factor->account.user_name + ":" + item.lost_factor->written_down_by
                + (item.lost_factor->may_answer ? "" : " (not mine)"));
        auto counts
            = desk.db->read(desk.plan, [&](UnitOfWork& work) { return count_desk_items(work, *desk.pack, staff); });
        CHECK(counts.value().of(DeskQueue::lost_factors) == names.size());
        return names;
    };
    using Names = std::vector<std::string>;
    REQUIRE(desk.ask_for("theo"));
    CHECK(at_office("noor", desk.office) == Names { "theo" });
    CHECK(at_office("maya", desk.other_office).empty());
    CHECK(at_desk(desk.wendell).empty());

    REQUIRE(desk.ask_for("maya"));
    REQUIRE(desk.ask_for("ruben", AccountKind::staff));
    CHECK(at_office("noor", desk.office) == Names { "theo" });
    CHECK(at_desk(desk.wendell) == Names { "maya:", "ruben:" });
    CHECK(at_desk(desk.ruben) == Names { "maya:", "ruben: (not mine)" });
    CHECK(at_desk(desk.add_staff("audra", StaffRank::auditor)) == Names { "maya: (not mine)", "ruben: (not mine)" });
    REQUIRE(desk.write_down(desk.ruben, "maya"));
    CHECK(at_desk(desk.wendell) == Names { "maya:ruben Example", "ruben:" });
    Visitor browser(desk.application);
    desk.sign_in_staff(browser, "wendell");
    auto page = browser.get("/ahcccs/staff/waiting/lost-factors").body;
    CHECK(page.contains("ruben Example asks to remove the lost second factor of "));
    CHECK(page.contains("/ahcccs/staff/accounts/" + desk.account_of("maya").value + "/lost-factor\""));

    REQUIRE(desk.confirm(desk.of("noor"), desk.member("theo")));
    REQUIRE(desk.decide(desk.wendell, "maya"));
    CHECK(at_office("noor", desk.office).empty());
    CHECK(at_desk(desk.wendell) == Names { "ruben:" });

    // Nobody answers for oneself, and nobody whose own is lost for somebody else.
    REQUIRE(desk.ask_for("noor"));
    CHECK(at_office("noor", desk.office).empty());
    CHECK(at_desk(desk.wendell) == Names { "ruben:", "noor:" });
    desk.designate(desk.ruben, desk.member("theo")).value();
    CHECK(at_office("theo", desk.office) == Names { "noor" });
    CHECK(at_desk(desk.wendell) == Names { "ruben:" });
    desk.clock.advance(desk.pack->second_factor.reset_code_good_for + 1s); // Theo's mailed code was not used.
    REQUIRE(desk.ask_for("theo"));
    CHECK(at_desk(desk.wendell) == Names { "ruben:", "noor:", "theo:" });
}

TEST_CASE("staff do not touch the factor of peers, superiors or themselves; for who ranks below, two of them do")
{
    Losing desk(EACH_ENGINE);
    auto lea = desk.add_staff("lea", StaffRank::service_desk_lead);
    auto ruth = desk.add_staff("ruth");
    REQUIRE(desk.ask_for("ruben", AccountKind::staff));
    REQUIRE(desk.ask_for("wendell", AccountKind::staff));
    for (auto const* who : { "ruben", "wendell" }) {
        CHECK(error_of(desk.write_down(ruth, who)) == "access.peer_account");
        CHECK(error_of(desk.decide(ruth, who)) == "access.peer_account");
    }
    CHECK(error_of(desk.write_down(lea, "wendell")) == "access.peer_account");
    CHECK(error_of(desk.write_down(desk.ruben, "ruben")) == "access.peer_account");
    CHECK(error_of(desk.write_down(desk.wendell, "wendell")) == "access.peer_account");

    REQUIRE(desk.write_down(desk.wendell, "ruben"));
    CHECK(error_of(desk.decide(desk.wendell, "ruben")) == "second_person.own_request");
    CHECK(error_of(desk.decide(ruth, "ruben")) == "access.peer_account");
    REQUIRE(desk.decide(lea, "ruben"));
    auto opened = desk.finish(desk.half("ruben", AccountKind::staff), desk.mailed_code("ruben"));
    REQUIRE(opened);
    // The plan demands one of its staff: the next thing is a new one.
    auto session = desk.open_session_of(*opened).value();
    CHECK(factor_decision(session.factor, FactorRoute::work) == FactorDecision::enrol);
}

TEST_CASE("class 18: the database itself refuses an approval by the owner, or by one of the staff alone")
{
    Losing desk(EACH_ENGINE);
    REQUIRE(desk.ask_for("maya"));
    auto approve = [&](AccountId const& by, std::string const& as) {
        desk.run("UPDATE factor_reset SET approved_at = 1, code_good_until = 1, code_hash = 'x', approved_as = '" + as
            + "', approved_by = '" + by.value + "'");
    };
    CHECK_THROWS_AS(approve(desk.account_of("maya"), "org_admin"), DatabaseFailure);
    CHECK_THROWS_AS(approve(desk.ruben.account, "staff"), DatabaseFailure);
    REQUIRE(desk.write_down(desk.ruben, "maya"));
    CHECK_THROWS_AS(approve(desk.ruben.account, "staff"), DatabaseFailure);
    CHECK_NOTHROW(approve(desk.wendell.account, "staff"));
    CHECK_THROWS_AS(
        desk.run("UPDATE factor_reset SET settled_at = 1, outcome = 'removed', approved_by = NULL"), DatabaseFailure);
}

TEST_CASE("the pages of a loss lead a person, a master and two of the staff through it")
{
    Losing desk(EACH_ENGINE);
    Visitor theo(desk.application), noor(desk.application), ruben(desk.application), wendell(desk.application);
    auto log_in = [&](Visitor& who, std::string const& name) {
        who.get("/ahcccs/login");
        return who.follow(who.follow(
            who.post("/ahcccs/login", { { "username", name }, { "password", std::string(Desk::good_password) } })));
    };
    CHECK(log_in(theo, "theo").body.contains("Enter your code"));
    CHECK(theo.get("/ahcccs/login/lost").body.contains("I have lost it: begin"));
    CHECK(theo.follow(theo.post("/ahcccs/login/lost")).body.contains("You asked on"));

    log_in(noor, "noor");
    noor.post("/ahcccs/login/code", { { "code", app_code(desk, "noor") } });
    auto page = "/ahcccs/providers/" + desk.office.value + "/members/" + desk.member("theo").member.value;
    desk.clock.advance(1s);
    CHECK(noor.get(page).body.contains("Lost second factor"));
    CHECK(noor.follow(noor.post(page + "/factor-reset", { { "decision", "confirmed" } })).body.contains("Confirmed."));
    CHECK(theo.get("/ahcccs/login/lost").body.contains("Code from the email"));
    auto wrong = theo.post("/ahcccs/login/lost/code", { { "code", "AAAA-AAAA-AAAA" } });
    CHECK(wrong.status == 422);
    CHECK(wrong.body.contains("not the code from the email"));
    auto done = theo.post("/ahcccs/login/lost/code", { { "code", desk.mailed_code("theo") } });
    CHECK(done.status == 303);
    CHECK(theo.get("/ahcccs/me").body.contains("Set up a second factor"));

    Visitor maya(desk.application);
    log_in(maya, "maya");
    maya.get("/ahcccs/login/lost");
    maya.post("/ahcccs/login/lost");
    auto account = "/ahcccs/staff/accounts/" + desk.account_of("maya").value;
    desk.sign_in_staff(ruben, "ruben");
    CHECK(ruben.get(account).body.contains("Lost second factor"));
    CHECK(ruben.get(account + "/lost-factor").body.contains("How did you recognise them?"));
    auto written = ruben.post(account + "/lost-factor",
        { { "asked_by", "Maya Hathaway" }, { "asked_how", "phone" }, { "recognised_by", "Called back" } });
    CHECK(ruben.follow(written).body.contains("somebody else of the service desk decides"));
    desk.sign_in_staff(wendell, "wendell");
    CHECK(wendell.get(account + "/lost-factor").body.contains(">Approve<"));
    desk.clock.advance(desk.pack->sessions.fresh - 1min);
    CHECK(wendell.get(account + "/lost-factor").body.contains(">Approve<"));
    desk.clock.advance(2min);
    CHECK(wendell.get(account + "/lost-factor").body.contains("Log in again"));
    CHECK(wendell.post(account + "/lost-factor/decision", { { "decision", "approved" } }).status == 409);
    desk.sign_in_staff(wendell, "wendell");
    wendell.get(account + "/lost-factor");
    auto approved = wendell.post(account + "/lost-factor/decision", { { "decision", "approved" } });
    CHECK(wendell.follow(approved).body.contains("A code is on its way"));
    CHECK(desk.mailed_code("maya").size() == 14);
}
