#include <catch2/catch.hpp>

#include "support/desk.hpp"
#include "support/factors.hpp"

using namespace gatehouse;
using namespace std::chrono_literals;

namespace {

struct WithTheo : Desk {
    explicit WithTheo(Engine engine_)
        : Desk(engine_)
    {
        register_master("noor");
        activate_master("noor");
        register_individual("theo");
        theo = member("theo");
    }
    bool is_named() const { return look(ruben).value().state.org_admins.size() == 2; }
    MemberOf theo {};
};

constexpr auto approved = DeskDecision::approved;
constexpr auto declined = DeskDecision::declined;
constexpr auto withdrawn = DeskDecision::withdrawn;

} // namespace

TEST_CASE("S3-04 a naming counts when a second person of the staff approves it after a fresh login, not before")
{
    WithTheo desk(EACH_ENGINE);
    auto asked = desk.ask(desk.ruben, desk.theo).value();
    CHECK_FALSE(desk.is_named());
    CHECK(desk.count("service_desk_action") == 0);
    CHECK(desk.waiting(desk.wendell, DeskQueue::approvals).value().size() == 1);
    CHECK(desk.count("audit_fact WHERE action = 'service_desk.designation_asked'") == 1);

    CHECK(desk.decide(desk.ruben, asked, approved).error().code == "second_person.own_request");
    auto fresh = std::chrono::minutes(desk.pack->sessions.fresh);
    CHECK(desk.decide(desk.wendell, asked, approved, fresh + 1min).error().code == "session.not_fresh");
    CHECK(
        desk.decide(desk.add_staff("audra", StaffRank::auditor), asked, approved).error().code == "access.staff_rank");
    CHECK_FALSE(desk.is_named());

    REQUIRE(desk.decide(desk.wendell, asked, approved, fresh));
    CHECK(desk.is_named());
    CHECK(desk.waiting(desk.wendell, DeskQueue::approvals).value().empty());
    CHECK(desk.text("SELECT asked_by FROM designation_request") == desk.ruben.account.value);
    CHECK(desk.text("SELECT decided_by FROM designation_request") == desk.wendell.account.value);
    CHECK(desk.text("SELECT detail FROM audit_fact WHERE action = 'service_desk.designation_approved'")
              .contains(desk.ruben.account.value));
    CHECK(desk.decide(desk.wendell, asked, approved).error().code == "second_person.decided");
    CHECK(desk.count("service_desk_action") == 1);
}

TEST_CASE("S3-04 what was written down stays: one request at a time, declined by another, withdrawn by its writer only")
{
    WithTheo desk(EACH_ENGINE);
    auto first = desk.ask(desk.ruben, desk.theo).value();
    auto evidence = desk.text("SELECT evidence FROM designation_request");
    CHECK(desk.ask(desk.wendell, desk.theo).error().code == "designation.asked_already");
    CHECK(desk.decide(desk.wendell, first, withdrawn).error().code == "second_person.not_own");
    CHECK(desk.decide(desk.ruben, first, declined).error().code == "second_person.own_request");
    REQUIRE(desk.decide(desk.wendell, first, declined, 10h)); // No fresh login is needed to change nothing.
    CHECK_FALSE(desk.is_named());
    CHECK(desk.decide(desk.wendell, first, approved).error().code == "second_person.decided");
    CHECK(desk.text("SELECT evidence FROM designation_request") == evidence);

    auto second = desk.ask(desk.ruben, desk.theo).value();
    REQUIRE(desk.decide(desk.ruben, second, withdrawn));
    CHECK_FALSE(desk.is_named());
    auto unknown = desk.decide(desk.wendell, { "00000000-0000-7000-8000-000000000000" }, approved);
    CHECK(unknown.error().code == "designation.unknown");
}

TEST_CASE("S3-04 where the pack asks for no second person, a naming counts at once")
{
    WithTheo desk(EACH_ENGINE);
    auto changed = std::make_shared<Pack>(*desk.pack);
    changed->service_desk.second_person = false;
    desk.pack = changed;
    auto outcome = desk.write([&](UnitOfWork& work) {
        return designate_at_request(work, *desk.pack, desk.links, desk.ruben, { desk.theo, desk.evidence });
    });
    CHECK(outcome.value() == DesignationOutcome::named);
    CHECK(desk.is_named());
    CHECK(desk.count("designation_request") == 0);
}

TEST_CASE("S3-04 a request about somebody who was removed meanwhile cannot be approved")
{
    WithTheo desk(EACH_ENGINE);
    auto asked = desk.ask(desk.ruben, desk.theo).value();
    REQUIRE(desk.remove(desk.ruben, desk.theo));
    CHECK(desk.decide(desk.wendell, asked, approved).error().code == "member.unknown");
    CHECK(desk.decide(desk.wendell, asked, declined));
}

TEST_CASE("S3-04 page by page: one writes the request down, another approves after logging in again")
{
    WithTheo desk(EACH_ENGINE);
    Visitor ruben(desk.application), wendell(desk.application);
    desk.sign_in_staff(ruben, "ruben");
    desk.sign_in_staff(wendell, "wendell");
    auto form = "/ahcccs/staff/offices/" + std::string(Journey::office_number) + "/members/" + desk.theo.member.value
        + "/designation";
    ruben.get(form);
    auto asked = ruben.post(
        form, { { "asked_by", "Dana Whitlock" }, { "asked_how", "phone" }, { "recognised_by", "Called back" } });
    CHECK(ruben.follow(asked).body.contains("asks to name Theo Hathaway"));
    auto request = "/ahcccs/staff/designations/" + desk.text("SELECT id FROM designation_request");
    auto own = ruben.get(request).body;
    CHECK(own.contains("Withdraw the request"));
    CHECK_FALSE(own.contains(">Approve<"));

    desk.clock.advance(desk.pack->sessions.fresh - 1min); // Not yet too long ago,
    CHECK(wendell.get(request).body.contains(">Approve<"));
    desk.clock.advance(2min); // and now it is.
    CHECK(wendell.get(request).body.contains("Log in again"));
    CHECK(wendell.post(request, { { "decision", "approved" } }).status == 409);
    CHECK_FALSE(desk.is_named());
    auto login = wendell.get("/ahcccs/staff/login?again=yes&next=" + request);
    CHECK(login.status == 200);
    auto entered = wendell.post("/ahcccs/staff/login",
        { { "username", "wendell" }, { "password", std::string(Desk::good_password) }, { "next", request } });
    auto code = wendell.follow(wendell.follow(entered));
    CHECK(code.body.contains("Enter your code"));
    entered = wendell.post("/ahcccs/staff/login/code", { { "code", app_code(desk, "wendell") }, { "next", request } });
    CHECK(wendell.follow(entered).body.contains(">Approve<"));
    CHECK(wendell.follow(wendell.post(request, { { "decision", "approved" } })).body.contains("is named"));
    CHECK(desk.is_named());
}
