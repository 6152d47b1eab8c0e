#include <catch2/catch.hpp>

#include "access/permit.hpp"
#include "service_desk/service_desk.hpp"
#include "support/all_at_once.hpp"
#include "support/enrolling.hpp"
#include "support/factors.hpp"
#include "support/visitor.hpp"

using namespace gatehouse;
using namespace std::chrono_literals;

namespace {

// Noor registered with a question of her own, whose answer is "Linden Hill"; the desk answers her calls.
struct Calling : EnrollingSite {
    explicit Calling(Engine engine)
        : EnrollingSite(engine, "caresource")
        , noor(join(as_group(), "noor"))
        , ruben(staff("ruben"))
        , wendell(staff("wendell"))
    {
        run("UPDATE account SET phone = '614-555-0142' WHERE id = '" + noor.account.value + "'");
    }
    Actor staff(std::string const& user_name)
    {
        return { add_active(user_name, AccountKind::staff), { "a session" }, plan, AccountKind::staff };
    }
    VerifyCaller call(std::string const& answer) const
    {
        return { noor.account,
            { { "tax_id", "12-3456789" }, { "phone", "(614) 555-0142" }, { "zip", "85281" },
                { "security_question", answer } } };
    }
    Result<bool> verify(Actor const& by, std::string const& answer)
    {
        return verify_caller(*db, slow_hash, *pack, by, call(answer));
    }
    void sign_in_staff(Visitor& browser)
    {
        browser.get("/caresource/staff/login");
        auto answer = browser.post(
            "/caresource/staff/login", { { "username", "ruben" }, { "password", std::string(good_password) } });
        browser.follow(answer);
        browser.get("/caresource/staff/login/code");
        auto inside = browser.post("/caresource/staff/login/code", { { "code", app_code(*this, "ruben") } });
        REQUIRE(Visitor::location(inside) == "/caresource/staff/");
        browser.follow(inside);
    }

    Actor const noor, ruben, wendell;
};

} // namespace

TEST_CASE("S5-14 the answer to the person's own question confirms who calls, in any spelling, and a wrong one does not")
{
    Calling desk(EACH_ENGINE);
    auto asked = desk.look([&](UnitOfWork& work) { return caller_script(work, *desk.pack, desk.noor.account); });
    REQUIRE(asked.size() == desk.pack->caller_questions.size() + 1);
    CHECK(asked.back().asks == desk.pack->registration.security_questions.front());

    CHECK(desk.verify(desk.ruben, "Maple Street").value() == false);
    CHECK(desk.count("caller_check WHERE question = 'security_question' AND outcome = 'no_match'") == 1);
    CHECK(desk.count("caller_check WHERE question = 'tax_id' AND outcome = 'match'") == 1);
    CHECK(desk.verify(desk.ruben, "  LINDEN  hill ").value() == true);
    CHECK(desk.verify(desk.ruben, "").error().fields.size() == 1);

    auto without = desk.call("Linden Hill");
    without.answers["zip"] = "99999"; // The own question alone is not enough.
    CHECK(verify_caller(*desk.db, desk.slow_hash, *desk.pack, desk.ruben, without).value() == false);
    desk.change_rules([](Pack& pack) { pack.caller_questions.clear(); });
    CHECK(desk.verify(desk.ruben, "Linden Hill").value() == true); // Where the pack asks for nothing else, it is.
}

TEST_CASE("S5-14 an account without an answer on file is asked the pack's questions only")
{
    Calling desk(EACH_ENGINE);
    desk.run("DELETE FROM security_answer");
    auto before = desk.slow_hash.verdicts();
    CHECK(desk.verify(desk.ruben, "whatever").value() == true);
    CHECK(desk.slow_hash.verdicts() == before);
    desk.change_rules([](Pack& pack) { pack.caller_questions.clear(); });
    CHECK(desk.verify(desk.ruben, "whatever").error().code == "caller.no_script");
}

TEST_CASE("S5-14 five tries a day for an account, whoever of the staff asks, and each costs one hash")
{
    Calling desk(EACH_ENGINE);
    auto before = desk.slow_hash.verdicts();
    for (int i = 0; i < 5; ++i)
        CHECK(desk.verify(i % 2 == 0 ? desk.ruben : desk.wendell, "Maple Street").value() == false);
    CHECK(desk.slow_hash.verdicts() == before + 5);
    for (auto const* by : { &desk.ruben, &desk.wendell })
        CHECK(desk.verify(*by, "Linden Hill").error().code == "caller.too_many_tries");
    CHECK(desk.slow_hash.verdicts() == before + 5); // What is refused is not compared.
    desk.clock.advance(24h + 1us);
    CHECK(desk.verify(desk.ruben, "Linden Hill").value() == true);
}

TEST_CASE("S5-14 of twenty answers given at once, five are looked at", "[concurrent]")
{
    Calling desk(EACH_ENGINE);
    constexpr int callers = 20;
    auto outcomes = all_at_once(
        callers, [&](int i) { return desk.verify(i % 2 == 0 ? desk.ruben : desk.wendell, "Linden Hill"); });
    CHECK(outcomes == Outcomes { { "done", 5 }, { "caller.too_many_tries", callers - 5 } });
    CHECK(desk.count("audit_fact WHERE action = 'caller.checked'") == 5);
}

TEST_CASE("S5-14 a verified caller has changed nothing: no reset, no letter, no unlock, no session")
{
    Calling desk(EACH_ENGINE);
    auto rows = [&] {
        return desk.count("outbox_mail") + desk.count("one_time_code") + desk.count("letter") + desk.count("session")
            + desk.count("service_desk_action") + desk.count("sign_in_guard");
    };
    auto hash = desk.text("SELECT hash FROM password WHERE account_id = '" + desk.noor.account.value + "'");
    for (int i = 0; i < desk.pack->lockout.attempts; ++i)
        CHECK_FALSE(desk.sign_in_as("noor", "not the password"));
    auto before = rows();
    REQUIRE(desk.verify(desk.ruben, "Linden Hill").value());
    CHECK(rows() == before);
    CHECK(desk.text("SELECT hash FROM password WHERE account_id = '" + desk.noor.account.value + "'") == hash);
    CHECK(desk.sign_in_as("noor", Enrolling::strong_password).error().code == "sign_in.locked");
}

TEST_CASE("S5-14 the desk reads out the person's own question, sees match or no match, and nobody keeps the answer")
{
    Calling desk(EACH_ENGINE);
    Visitor browser(desk.application);
    desk.sign_in_staff(browser);
    auto path = "/caresource/staff/accounts/" + desk.noor.account.value;
    auto form = browser.get(path + "/caller").body;
    CHECK(form.contains("What was the name of your first school?"));
    CHECK_FALSE(form.contains("Linden"));
    auto fields = [](std::string const& answer) {
        return std::map<std::string, std::string> { { "answer_tax_id", "12-3456789" },
            { "answer_phone", "614-555-0142" }, { "answer_zip", "85281" }, { "answer_security_question", answer } };
    };
    auto wrong = browser.follow(browser.post(path + "/caller", fields("Maple Street")));
    CHECK(wrong.body.contains("The answers do not match"));
    CHECK(wrong.body.contains("What was the name of your first school? <strong>no match</strong>"));
    for (auto const* secret : { "Maple", "Linden" })
        CHECK_FALSE(wrong.body.contains(secret));
    desk.clock.advance(1min);
    browser.get(path + "/caller");
    auto missing = browser.post(path + "/caller", fields(""));
    CHECK(missing.body.contains("Type what the caller answers."));
    auto right = browser.follow(browser.post(path + "/caller", fields("linden hill")));
    CHECK(right.body.contains("Caller verified"));
    CHECK_FALSE(right.body.contains("inden"));
    for (auto const* table : { "audit_fact WHERE detail", "caller_check WHERE question", "throttle WHERE subject" })
        for (auto const* secret : { "inden", "INDEN", "aple" })
            CHECK(desk.count(std::string(table) + " LIKE '%" + secret + "%'") == 0);
    for (auto const& line : desk.log)
        CHECK_FALSE(line.contains("inden"));
    CHECK(desk.text("SELECT answer_hash FROM security_answer").starts_with("$argon2id$"));
}

TEST_CASE("S5-14 only staff who may act ask the question, about accounts of offices")
{
    Calling desk(EACH_ENGINE);
    auto auditor = desk.staff("audra");
    desk.run("UPDATE account SET staff_role = 'auditor' WHERE id = '" + auditor.account.value + "'");
    CHECK(desk.verify(auditor, "Linden Hill").error().kind == ErrorKind::forbidden);
    CHECK(desk.verify(desk.noor, "Linden Hill").error().code == "access.staff_only");
    auto call = desk.call("Linden Hill");
    call.account = desk.wendell.account;
    CHECK(verify_caller(*desk.db, desk.slow_hash, *desk.pack, desk.ruben, call).error().code == "account.unknown");
    CHECK(desk.count("throttle WHERE name = 'caller_check'") == 0); // A refusal is no try.
}
