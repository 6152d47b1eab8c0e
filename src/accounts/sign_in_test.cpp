#include <catch2/catch.hpp>

#include "accounts/choose_password.hpp"
#include "support/all_at_once.hpp"
#include "support/people.hpp"

using namespace gatehouse;
using namespace std::chrono_literals;

TEST_CASE("S3-37 a person signs in with a name of their own, in any spelling, or with the e-mail address")
{
    People people(EACH_ENGINE);
    people.add_active("ada.quill");
    auto name = GENERATE("ada.quill", "ADA.Quill", "  ada.quill ", "Ada.Quill@Example.com");
    auto session = people.sign_in_as(name);
    REQUIRE(session);
    CHECK(session->stage == SessionStage::full);
    CHECK(people.open_session_of(*session));
    CHECK(people.count("audit_fact WHERE action = 'account.signed_in'") == 1);
}

TEST_CASE("a login without a password is a wrong one, whether its field is empty or was not sent")
{
    People people(EACH_ENGINE);
    people.add_active("ada");
    for (auto nothing : { std::string_view(""), std::string_view() })
        for (auto const* name : { "ada", "nobody" })
            CHECK(people.sign_in_as(name, nothing).error().code == "sign_in.wrong");
}

TEST_CASE("S3-37 login information is not shared: the terms say so, and no name or address serves two people")
{
    People people(EACH_ENGINE);
    people.add_active("ada.quill");
    auto const& terms = people.pack->agreements.front().text;
    CHECK(terms.contains("Do not share your username, your password or a code with anybody, colleagues included."));

    auto register_as = [&](std::string_view user_name, std::string_view email) {
        return people.write([&](UnitOfWork& work) {
            return create_account(work,
                { .user_name = UserName::parse(user_name).value(),
                    .email = EmailAddress::parse(email).value(),
                    .first_name = "Ben",
                    .last_name = "Quill",
                    .phone = "602-555-0143" });
        });
    };
    auto same_name = register_as("ADA.Quill", "ben@example.com");
    REQUIRE_FALSE(same_name);
    CHECK(same_name.error().code == "account.user_name_taken");
    auto same_mailbox = register_as("ben.quill", "Ada.Quill@example.com");
    REQUIRE_FALSE(same_mailbox);
    CHECK(same_mailbox.error().code == "account.email_taken");
    CHECK(register_as("ben.quill", "ben@example.com"));
    CHECK(people.count("account") == 2);
}

TEST_CASE("a wrong password, an unknown name and the other door get one answer and cost one hash each")
{
    People people(EACH_ENGINE);
    people.add_active("ada");
    people.add_active("desk", AccountKind::staff);
    auto before = people.slow_hash.verdicts();
    auto wrong = people.sign_in_as("ada", "not the password");
    auto unknown = people.sign_in_as("nobody", "not the password");
    auto other_door = people.sign_in_as("desk");
    auto empty = people.sign_in_as("ada", "");
    CHECK(people.slow_hash.verdicts() == before + 4);
    for (auto const* answer : { &wrong, &unknown, &other_door, &empty }) {
        REQUIRE_FALSE(*answer);
        CHECK(answer->error().code == "sign_in.wrong");
        CHECK(answer->error().message == wrong.error().message);
    }
    CHECK(people.sign_in_as("desk", People::good_password, AccountKind::staff));
}

TEST_CASE("S3-32 an account that nobody has activated cannot log in, and is told what is missing")
{
    People people(EACH_ENGINE);
    people.add_waiting("ada");
    auto refused = people.sign_in_as("ada");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == "account.awaiting_admin");
    CHECK(refused.error().message.contains("master account holder"));
    CHECK(people.sign_in_as("ada", "wrong").error().code == "sign_in.wrong"); // Only the right password is told.
    CHECK(people.count("session") == 0);
}

TEST_CASE("S3-12 the fifth wrong password locks the account, on every spelling together, and tells its owner")
{
    People people(EACH_ENGINE);
    people.add_active("ada");
    for (auto name : { "ada", "ADA", "ada@example.com", "Ada ", "ada" })
        CHECK(people.sign_in_as(name, "wrong").error().code == "sign_in.wrong");
    auto before = people.slow_hash.verdicts();
    CHECK(people.sign_in_as("ada").error().code == "sign_in.locked");
    CHECK(people.slow_hash.verdicts() == before + 1); // Of nothing: the password was not looked at.
    CHECK(people.count("outbox_mail WHERE recipient = 'ada@example.com'") == 1);
    CHECK(people.count("audit_fact WHERE action = 'account.locked'") == 1);
}

TEST_CASE("a name that nobody has is locked like one that somebody has")
{
    People people(EACH_ENGINE);
    people.add_active("ada");
    for (int i = 0; i < 5; ++i) {
        CHECK(people.sign_in_as("ada", "wrong").error().code == "sign_in.wrong");
        CHECK(people.sign_in_as("nobody", "wrong").error().code == "sign_in.wrong");
    }
    auto known = people.sign_in_as("ada", "wrong");
    auto unknown = people.sign_in_as("Nobody", "wrong");
    CHECK(known.error().code == "sign_in.locked");
    CHECK(unknown.error().code == known.error().code);
    CHECK(unknown.error().message == known.error().message);
}

TEST_CASE("a lock ends after 24 hours from the try that locked, and tries meanwhile do not prolong it")
{
    People people(EACH_ENGINE);
    people.add_active("ada");
    for (int i = 0; i < 5; ++i)
        people.sign_in_as("ada", "wrong").error();
    people.clock.advance(12h);
    CHECK(people.sign_in_as("ada").error().code == "sign_in.locked");
    people.clock.advance(12h - 1s);
    CHECK(people.sign_in_as("ada").error().code == "sign_in.locked");
    people.clock.advance(1s);
    CHECK(people.sign_in_as("ada"));
}

TEST_CASE("a right password starts the count of wrong ones again")
{
    People people(EACH_ENGINE);
    people.add_active("ada");
    for (int round = 0; round < 3; ++round) {
        for (int i = 0; i < 4; ++i)
            CHECK(people.sign_in_as("ada", "wrong").error().code == "sign_in.wrong");
        CHECK(people.sign_in_as("ada"));
    }
}

TEST_CASE("200 wrong passwords at once against a limit of 5 get exactly 5 verdicts", "[concurrent]")
{
    auto engine = EACH_ENGINE;
    People people(engine);
    people.add_active("ada");
    auto outcomes = all_at_once(200, [&](int) { return people.sign_in_as("ada", "wrong"); });
    CHECK(outcomes == Outcomes { { "sign_in.wrong", 5 }, { "sign_in.locked", 195 } });
    WARN(engine << ": 200 wrong passwords at once, " << outcomes["sign_in.wrong"] << " verdicts, "
                << outcomes["sign_in.locked"] << " refused as locked");
}

TEST_CASE("S3-38 a password is good for 45 days to the second, then a new one comes first")
{
    People people(EACH_ENGINE);
    people.add_active("ada");
    people.clock.advance(45 * 24h);
    CHECK(people.sign_in_as("ada")->stage == SessionStage::full);
    people.clock.advance(1s);
    auto session = people.sign_in_as("ada");
    REQUIRE(session);
    CHECK(session->stage == SessionStage::new_password);

    auto open = people.open_session_of(*session).value();
    auto same = choose_password(
        *people.db, people.slow_hash, *people.pack, open, {}, { "", People::good_password, People::good_password, {} });
    CHECK(same.error().code == "password.same");
    constexpr std::string_view wanted = "quiet copper umbrella drift";
    auto chosen = choose_password(*people.db, people.slow_hash, *people.pack, open, {}, { "", wanted, wanted, {} });
    REQUIRE(chosen);
    CHECK(chosen->stage == SessionStage::full);
    CHECK_FALSE(people.open_session_of(*session)); // The old id is worth nothing.
    CHECK(people.sign_in_as("ada", wanted)->stage == SessionStage::full);
}

TEST_CASE("S3-38 the warning starts on day 35")
{
    People people(EACH_ENGINE);
    auto ada = people.add_active("ada");
    auto warned = [&] {
        return people
            .write([&](UnitOfWork& work) -> Result<bool> { return password_expiry(work, *people.pack, ada)->warn; })
            .value();
    };
    people.clock.advance(35 * 24h - 1s);
    CHECK_FALSE(warned());
    people.clock.advance(1s);
    CHECK(warned());
}

TEST_CASE("a new session has a new id, and the one it replaces is worth nothing")
{
    People people(EACH_ENGINE);
    people.add_active("ada");
    auto first = people.sign_in_as("ada").value();
    auto second = sign_in(*people.db, people.slow_hash, *people.pack,
        { AccountKind::provider, "ada", People::good_password, {}, first.id })
                      .value();
    CHECK(first.token.reveal() != second.token.reveal());
    CHECK_FALSE(people.open_session_of(first));
    CHECK(people.open_session_of(second));
}

TEST_CASE("a session ends when idle and in any case after its longest time")
{
    People people(EACH_ENGINE);
    people.add_active("ada");
    auto first = people.sign_in_as("ada").value();
    auto use = [&](NewSession const& session) {
        auto open = people.open_session_of(session);
        if (open)
            people
                .write([&](UnitOfWork& work) -> Result<> {
                    touch_session(work, open->actor.session);
                    return {};
                })
                .value();
        return open.has_value();
    };
    people.clock.advance(people.pack->sessions.idle);
    CHECK(use(first));
    people.clock.advance(people.pack->sessions.idle + 1min + 1s);
    CHECK_FALSE(use(first));

    auto second = people.sign_in_as("ada").value();
    auto ends = people.clock.now() + people.pack->sessions.absolute;
    while (people.clock.now() + 10min <= ends) {
        REQUIRE(use(second));
        people.clock.advance(10min);
    }
    people.clock.advance(10min);
    CHECK_FALSE(use(second));
}

TEST_CASE("an owner ends one of their own sessions, and nobody else's")
{
    People people(EACH_ENGINE);
    people.add_active("ada");
    people.add_active("bob");
    auto ada = people.sign_in_as("ada").value();
    auto ada_at_home = people.sign_in_as("ada").value();
    auto bob = people.sign_in_as("bob").value();
    auto end = [&](NewSession const& by, NewSession const& which) {
        auto actor = people.open_session_of(by)->actor;
        return people.write([&](UnitOfWork& work) { return end_own_session(work, actor, which.id); });
    };
    CHECK(end(ada, bob).error().kind == ErrorKind::not_found);
    CHECK(people.open_session_of(bob));
    CHECK(end(ada, ada_at_home));
    CHECK_FALSE(people.open_session_of(ada_at_home));
    CHECK(people.open_session_of(ada));
}

TEST_CASE("the token of a session stands nowhere in the database, and no part of it opens a session")
{
    People people(EACH_ENGINE);
    people.add_active("ada");
    auto session = people.sign_in_as("ada").value();
    CHECK(people.count("session WHERE token_hash = '" + session.token.reveal() + "'") == 0);
    auto token = session.token.reveal();
    for (std::size_t length : { std::size_t { 0 }, token.size() - 1 })
        CHECK_FALSE(people.open_session_of({ session.id, Secret<>(token.substr(0, length)), session.stage }));
    CHECK_FALSE(people.open_session_of({ session.id, Secret<>(token + "A"), session.stage }));
}

TEST_CASE("what a new password must be is said rule by rule")
{
    auto pack = shipped_pack({ "ahcccs" });
    auto refusal = [&](std::string_view password) {
        auto checked = check_new_password(*pack, password, { "dana.whitlock", "Palo Verde Clinic" }, "new_password");
        return checked ? std::string() : checked.error().fields.at(0).message;
    };
    CHECK(refusal("short").contains("at least 15 characters. You entered 5."));
    CHECK(refusal(std::string(257, 'x')).contains("at most 256"));
    CHECK(refusal("correct Whitlock battery").contains("Leave out \"whitlock\""));
    CHECK(refusal("aaaaaaaaaaaaaaaaaaaa").contains("easy to guess"));
    CHECK(refusal("passwordpassword1").contains("easy to guess"));
    CHECK(refusal("seven lanterns over gravel").empty());
    CHECK(refusal("żółte 🏮 latarnie nad żwirem w lesie").empty());
}
