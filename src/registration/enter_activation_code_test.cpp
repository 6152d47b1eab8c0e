#include <catch2/catch.hpp>

#include "accounts/choose_password.hpp"
#include "accounts/recovery.hpp"
#include "support/all_at_once.hpp"
#include "support/journey.hpp"

using namespace gatehouse;
using namespace std::chrono_literals;

namespace {

// A master with a letter in hand who has just signed in with its temporary password.
struct Waiting : Journey {
    explicit Waiting(Engine engine)
        : Journey(engine)
        , account(register_master("noor"))
        , secret(letter_of(account))
        , session(sign_in_with_letter("noor").value())
    {
    }
    Result<NewSession> enter(std::string_view code) { return enter_code(session, code); }
    std::string const& code() const { return secret.code.reveal(); }
    bool is_active() const { return count("membership WHERE status = 'active' AND role = 'org_admin'") == 1; }

    AccountId account;
    LetterSecret secret;
    OpenSession session;
};

} // namespace

TEST_CASE("S3-46 temporary password, then the code alone, then a password of one's own, then a full session")
{
    Waiting waiting(EACH_ENGINE);
    CHECK(waiting.session.stage == SessionStage::activation_code);
    auto second = waiting.enter(waiting.code());
    REQUIRE(second);
    CHECK(second->stage == SessionStage::new_password);
    CHECK_FALSE(second->id == waiting.session.actor.session);
    CHECK(waiting.is_active());
    CHECK(waiting.count("session WHERE ended_at IS NULL") == 1); // The one before is worth nothing.

    auto third = choose_password(*waiting.db, waiting.slow_hash, *waiting.pack,
        waiting.open_session_of(*second).value(), {}, { "", Journey::good_password, Journey::good_password, {} });
    REQUIRE(third);
    CHECK(third->stage == SessionStage::full);
    CHECK_FALSE(third->id == second->id);
    CHECK(waiting.text("SELECT kind FROM password") == "chosen");
    CHECK(waiting.letter_row(waiting.account).state == LetterState::used);
}

TEST_CASE("S3-25 the code is entered exactly as printed: case, blanks and hyphens count")
{
    Waiting waiting(EACH_ENGINE);
    auto code = waiting.code();
    auto lower = code;
    for (auto& c : lower)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    auto joined = code;
    std::erase(joined, '-');
    for (auto const& typed : { " " + code, code + " ", code + "\n", lower, joined, code.substr(0, 13), code + "A" })
        CHECK(waiting.enter(typed).error().code == "activation.code_wrong");
    CHECK_FALSE(waiting.is_active());
    CHECK(waiting.enter(code));
}

TEST_CASE("S3-26 a code is accepted at exactly 15 times 24 hours, and S3-27 refused a microsecond later")
{
    Waiting waiting(EACH_ENGINE);
    auto late = GENERATE(false, true);
    waiting.clock.advance(15 * 24h + (late ? 1us : 0us));
    auto entered = waiting.enter(waiting.code());
    CHECK(entered.has_value() != late);
    CHECK(waiting.is_active() != late);
    if (late) {
        CHECK(entered.error().code == "activation.expired");
        CHECK(entered.error().message.contains("expired authentication code")); // The subject of the mail to write.
        CHECK(entered.error().message.contains("servicedesk@azahcccs.gov"));
        CHECK(waiting.count("audit_fact WHERE action = 'activation.code_refused'") == 1);
    }
}

TEST_CASE("S3-28 a wrong code is told to be incorrect, in other words than an expired one, and is counted")
{
    Waiting waiting(EACH_ENGINE);
    auto wrong = waiting.enter("KQ7F-x2MN-44RT");
    REQUIRE_FALSE(wrong);
    CHECK(wrong.error().code == "activation.code_wrong");
    CHECK(wrong.error().message.contains("exactly as printed"));
    CHECK_FALSE(wrong.error().message.contains("expired"));
    CHECK(waiting.text("SELECT CAST(failures AS TEXT) FROM one_time_code WHERE purpose = 'activation_letter'") == "1");
    CHECK(waiting.count("audit_fact WHERE action = 'activation.code_refused'") == 1);
    CHECK(waiting.enter("").error().code == "activation.code_empty"); // Not counted.
    CHECK(waiting.count("one_time_code WHERE failures = 1") == 1);
    waiting.clock.advance(15 * 24h + 1us);
    auto late = waiting.enter("KQ7F-x2MN-44RT");
    CHECK(late.error().code == "activation.expired");
    CHECK(late.error().message != wrong.error().message);
}

TEST_CASE("S3-28 ten wrong codes pause for an hour, and the right one is good after it")
{
    Waiting waiting(EACH_ENGINE);
    for (int i = 0; i < 10; ++i)
        CHECK(waiting.enter("wrong").error().code == "activation.code_wrong");
    auto before = waiting.slow_hash.verdicts();
    CHECK(waiting.enter(waiting.code()).error().code == "code.paused");
    CHECK(waiting.slow_hash.verdicts() == before);
    waiting.clock.advance(1h + 1us);
    CHECK(waiting.enter(waiting.code()));
}

TEST_CASE("S3-29 a re-issued code starts a new 15 days, makes the old one useless and works once")
{
    Waiting waiting(EACH_ENGINE);
    waiting.clock.advance(10 * 24h);
    auto prepared = prepare_letter(*waiting.db, waiting.slow_hash, *waiting.pack).value();
    auto first_letter = waiting.letter_row(waiting.account);
    waiting
        .write([&](UnitOfWork& work) {
            return send_activation_letter(work, *waiting.pack,
                { waiting.account, waiting.office, first_letter.address, first_letter.registered_at,
                    { AuditActor::Kind::staff, "desk" } },
                prepared);
        })
        .value();
    CHECK_FALSE(waiting.open_session_of(waiting.sign_in_as("noor", prepared.secret.temporary_password.reveal()).value())
        == std::nullopt);
    CHECK(waiting.sign_in_as("noor", waiting.secret.temporary_password.reveal()).error().code == "sign_in.wrong");

    waiting.session = waiting.sign_in_with_letter("noor").value();
    CHECK(waiting.enter(waiting.code()).error().code == "activation.code_wrong");
    waiting.clock.advance(15 * 24h);
    CHECK(waiting.enter(prepared.secret.code.reveal()));
    CHECK_FALSE(waiting.enter(prepared.secret.code.reveal()));
    CHECK(waiting.count("letter WHERE superseded_at IS NOT NULL") == 1);
}

TEST_CASE("S3-31 the temporary password without the code does not activate, and S3-30 nothing else is open before it")
{
    Waiting waiting(EACH_ENGINE);
    CHECK_FALSE(waiting.is_active());
    CHECK(waiting.count("account WHERE activated_at IS NULL") == 1);
    CHECK(
        waiting.sign_in_as("noor", waiting.secret.temporary_password.reveal())->stage == SessionStage::activation_code);
}

TEST_CASE("S3-30 who leaves after the code, before a password is chosen, comes back to that step")
{
    Waiting waiting(EACH_ENGINE);
    waiting.enter(waiting.code()).value();
    auto again = waiting.sign_in_as("noor", waiting.secret.temporary_password.reveal());
    REQUIRE(again);
    CHECK(again->stage == SessionStage::new_password);

    waiting.clock.advance(15 * 24h + 1us); // The temporary password dies with its code; recovery is the way in.
    auto late = waiting.sign_in_as("noor", waiting.secret.temporary_password.reveal());
    CHECK(late.error().code == "password.temporary_expired");
    auto ask = [&](std::string_view name) {
        waiting
            .write([&](UnitOfWork& work) {
                return request_recovery(work, *waiting.pack, waiting.links, name, "198.51.100.7");
            })
            .value();
    };
    auto before = waiting.count("outbox_mail");
    ask("noor");
    CHECK(waiting.count("outbox_mail") == before + 1);
    waiting.add_waiting("ruben"); // Nobody has activated it: nothing to recover.
    ask("ruben");
    CHECK(waiting.count("outbox_mail") == before + 1);
}

TEST_CASE("S3-46 a correct code with an expired or a wrong temporary password activates nothing")
{
    Waiting waiting(EACH_ENGINE);
    CHECK(waiting.sign_in_as("noor", "wrong").error().code == "sign_in.wrong");
    waiting.clock.advance(15 * 24h + 1us);
    CHECK(waiting.sign_in_as("noor", waiting.secret.temporary_password.reveal()).error().code == "activation.expired");
    CHECK_FALSE(waiting.enter(waiting.code()));
    CHECK_FALSE(waiting.is_active());
}

TEST_CASE("the first redeemed code wins: who also claimed the office waits for the winner")
{
    Journey journey(EACH_ENGINE);
    auto loser = journey.register_master("noor");
    auto losers_letter = journey.letter_of(loser);
    journey.clock.advance(15 * 24h + 1us);
    journey.register_master("ruben");
    // The first one's letter is issued anew: now both codes are good.
    auto prepared = prepare_letter(*journey.db, journey.slow_hash, *journey.pack).value();
    auto letter = journey.letter_row(loser);
    journey
        .write([&](UnitOfWork& work) {
            return send_activation_letter(work, *journey.pack,
                { loser, journey.office, letter.address, letter.registered_at, { AuditActor::Kind::staff, "desk" } },
                prepared);
        })
        .value();
    auto losers_session = journey.sign_in_with_letter("noor").value();
    auto losers_code = prepared.secret.code.reveal();
    journey.activate_master("ruben");

    CHECK(journey.enter_code(losers_session, losers_code).error().code == "activation.claim_settled");
    CHECK(journey.text("SELECT role FROM membership WHERE account_id = '" + loser.value + "'") == "org_user");
    CHECK(journey.text("SELECT status FROM membership WHERE account_id = '" + loser.value + "'") == "pending");
    CHECK(journey.count("membership WHERE status = 'active'") == 1);
    CHECK(journey.count("session WHERE ended_at IS NULL AND account_id = '" + loser.value + "'") == 0);
    // The paper opens nothing any more.
    CHECK(journey.sign_in_as("noor", prepared.secret.temporary_password.reveal()).error().code == "sign_in.wrong");
    CHECK(journey.last_mail("noor@example.com").contains("individual account"));
}

TEST_CASE("of 64 who enter one letter's code at once exactly one succeeds", "[concurrent]")
{
    auto engine = EACH_ENGINE;
    Waiting waiting(engine);
    auto outcomes = all_at_once(64, [&](int) { return waiting.enter(waiting.code()); });
    CHECK(outcomes["done"] == 1);
    CHECK(refusals_in(outcomes) == 63);
    CHECK(waiting.is_active());
    CHECK(waiting.count("session WHERE stage = 'new_password' AND ended_at IS NULL") == 1);
    WARN(engine << ": of 64 redemptions of a letter's code at once " << outcomes["done"] << " succeeded");
}
