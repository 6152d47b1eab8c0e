#include <catch2/catch.hpp>

#include "accounts/second_factor.hpp"
#include "accounts/totp.hpp"
#include "accounts/typed_code.hpp"
#include "support/all_at_once.hpp"
#include "support/database_text.hpp"
#include "support/factors.hpp"

using namespace gatehouse;
using namespace std::chrono_literals;

namespace {

// Ada, with a password and, once she has set it up, an app.
class WithApp : public People {
public:
    explicit WithApp(Engine engine_)
        : People(engine_)
        , engine(engine_)
        , ada(add_active("ada"))
    {
        auto roomy = std::make_shared<Pack>(*pack);
        roomy->limits.sign_in_per_network.uses = 1'000'000;
        roomy->second_factor.recovery_codes = 4; // Each takes a slow hash.
        pack = std::move(roomy);
    }

    OpenSession with_password() { return open_session_of(sign_in_as("ada").value()).value(); }

    FactorOffer offer()
    {
        return db
            ->read(plan,
                [&](UnitOfWork& work) -> Result<FactorOffer> {
                    return offer_factor(work, *pack, find_account(work, ada).value());
                })
            .value();
    }
    Result<FactorCodes> enrol(OpenSession const& session, FactorOffer const& offered, std::string_view code)
    {
        return enrol_factor(*db, slow_hash, *pack, session, { offered.ticket, code, place });
    }
    FactorCodes enrol()
    {
        auto offered = offer();
        return enrol(with_password(), offered, code_of(offered.secret)).value();
    }

    std::string code_of(Secret<> const& base32, std::int64_t later = 0) const
    {
        return totp_code(from_base32(base32.reveal()).value(), totp_step(clock.now()) + later);
    }

    Result<NewSession> present(OpenSession const& session, std::string_view typed)
    {
        return present_factor(*db, slow_hash, *pack, session, typed, place);
    }

    std::optional<SecondFactor> factor()
    {
        return db
            ->read(plan,
                [&](UnitOfWork& work) -> Result<std::optional<SecondFactor>> { return find_second_factor(work, ada); })
            .value();
    }

    Engine engine;
    AccountId const ada;
    SessionPlace const place { "Firefox on Linux", "127.0.0.1" };
};

std::string error_of(auto const& result) { return result ? std::string() : std::string(result.error().code); }

} // namespace

TEST_CASE("a factor is set up with the code of its own app, and from then on a password alone is not enough")
{
    WithApp world(EACH_ENGINE);
    auto before = world.with_password();
    CHECK(before.is_complete());
    auto offered = world.offer();
    CHECK(offered.secret.reveal().size() == 32);
    CHECK(offered.uri.reveal().starts_with("otpauth://totp/"));
    CHECK(error_of(world.enrol(before, offered, "000000")) == "factor.wrong");
    CHECK_FALSE(world.factor());
    CHECK(world.with_password().is_complete());

    auto other = world.with_password(); // At home, meanwhile.
    auto enrolled = world.enrol(before, offered, world.code_of(offered.secret));
    REQUIRE(enrolled);
    CHECK(enrolled->recovery.size() == 4);
    CHECK(world.open_session_of(enrolled->session)->is_complete());
    CHECK(world.factor()->recovery_codes_left == 4);
    CHECK(world.count("outbox_mail WHERE subject = 'A second factor was set up'") == 1);
    CHECK(world.count("audit_fact WHERE action = 'second_factor.enrolled'") == 1);

    // Its other sessions and its next ones owe the code.
    auto half = world.with_password();
    CHECK_FALSE(half.is_complete());
    CHECK(half.factor.presented == FactorPresented::none);
    CHECK(error_of(world.enrol(other, world.offer(), world.code_of(offered.secret))) == "factor.wrong");
    CHECK(world.count("session WHERE ended_at IS NULL AND factor_used IS NULL") == 3);
}

TEST_CASE("class 19: an offer to set up a factor is good for its account and for half an hour, and nobody makes one up")
{
    WithApp world(EACH_ENGINE);
    auto bob = world.add_active("bob");
    auto offered = world.offer();
    auto session = world.with_password();
    auto as_bob = world.open_session_of(world.sign_in_as("bob").value()).value();
    CHECK(error_of(world.enrol(as_bob, offered, world.code_of(offered.secret))) == "factor.offer_over");
    auto changed = world.offer();
    changed.ticket.back() = changed.ticket.back() == '0' ? '1' : '0';
    CHECK(error_of(world.enrol(session, changed, world.code_of(changed.secret))) == "factor.offer_over");
    for (auto const* made_up : { "", "00", "zz" }) {
        changed.ticket = made_up;
        CHECK(error_of(world.enrol(session, changed, "123456")) == "factor.offer_over");
    }
    world.clock.advance(30min);
    auto again = world.with_password();
    CHECK(error_of(world.enrol(again, offered, "000000")) == "factor.wrong");
    world.clock.advance(1us);
    CHECK(error_of(world.enrol(again, offered, world.code_of(offered.secret))) == "factor.offer_over");
}

TEST_CASE("class 12: the second step replaces the session, and a code is good once, whoever comes with it")
{
    WithApp world(EACH_ENGINE);
    auto offered = world.offer();
    world.enrol(world.with_password(), offered, world.code_of(offered.secret)).value();
    auto first = world.with_password(), second = world.with_password();
    // The code that set it up is used already.
    CHECK(error_of(world.present(first, world.code_of(offered.secret))) == "factor.wrong");
    world.clock.advance(30s);
    auto code = world.code_of(offered.secret);
    auto opened = world.present(first, " " + code.substr(0, 3) + " " + code.substr(3));
    REQUIRE(opened);
    CHECK(world.open_session_of(*opened)->is_complete());
    CHECK(opened->id != first.actor.session);
    CHECK(world.count("session WHERE ended_at IS NOT NULL AND id = '" + first.actor.session.value + "'") == 1);
    CHECK(error_of(world.present(second, code)) == "factor.wrong");
    CHECK(error_of(world.present(second, world.code_of(offered.secret, -1))) == "factor.wrong"); // An earlier one.
    CHECK(world.present(second, world.code_of(offered.secret, 1)));
    CHECK(world.count("audit_fact WHERE action = 'account.signed_in'") == 3); // The first login had no factor.
}

TEST_CASE("class 18, 19: of 64 who present one code at the same time exactly one gets in", "[concurrent]")
{
    WithApp world(EACH_ENGINE);
    give_test_factor(world, world.ada);
    auto roomy = std::make_shared<Pack>(*world.pack);
    roomy->second_factor.attempts = 1000;
    world.pack = roomy;
    constexpr int rivals = 64;
    std::vector<OpenSession> sessions;
    for (int i = 0; i < rivals; ++i)
        sessions.push_back(world.with_password());
    auto code = app_code(world, world.ada);
    auto outcomes = all_at_once(rivals, [&](int i) { return world.present(sessions.at(std::size_t(i)), code); });
    CHECK(outcomes == Outcomes { { "done", 1 }, { "factor.wrong", rivals - 1 } });
    WARN(world.engine << ": of 64 who presented one code at once " << outcomes["done"] << " got in");
}

TEST_CASE("class 15: 200 wrong codes at once against a limit of 5 get exactly 5 verdicts", "[concurrent]")
{
    WithApp world(EACH_ENGINE);
    give_test_factor(world, world.ada);
    auto session = world.with_password();
    auto outcomes = all_at_once(200, [&](int) { return world.present(session, "00000x"); });
    CHECK(outcomes == Outcomes { { "factor.wrong", 5 }, { "factor.paused", 195 } });
    CHECK(world.count("audit_fact WHERE action = 'second_factor.refused'") == 5);
    CHECK(world.count("outbox_mail WHERE subject = 'Wrong codes for your account'") == 1);
    WARN(world.engine << ": 200 wrong codes at once, " << outcomes["factor.wrong"] << " verdicts, "
                      << outcomes["factor.paused"] << " not looked at");
}

TEST_CASE("class 16: wrong codes have their own count, on every page together, and a new login does not reset it")
{
    WithApp world(EACH_ENGINE);
    give_test_factor(world, world.ada);
    for (int i = 0; i < 3; ++i) {
        CHECK(error_of(world.present(world.with_password(), "000000")) == "factor.wrong");
    }
    auto session = world.with_password();
    auto prove = [&](std::string_view code) {
        return error_of(
            remove_factor(*world.db, world.slow_hash, *world.pack, session, { People::good_password, code }));
    };
    CHECK(prove("000000") == "factor.wrong");
    CHECK(prove("AAAA-AAAA-AAAA-AAAA") == "factor.wrong");
    CHECK(prove("000000") == "factor.paused");
    CHECK(error_of(world.present(session, app_code(world, world.ada))) == "factor.paused"); // The right one, too.
    world.clock.advance(world.pack->second_factor.pause + 1us);
    CHECK(world.present(world.with_password(), app_code(world, world.ada)));
    CHECK(error_of(world.present(world.with_password(), "000000")) == "factor.wrong"); // Counts from the start again.
}

TEST_CASE("class 2: each way through the second step costs exactly one hash")
{
    WithApp world(EACH_ENGINE);
    auto offered = world.offer();
    auto enrolled = world.enrol(world.with_password(), offered, world.code_of(offered.secret)).value();
    auto cost = [&](std::string_view typed, std::string_view expected) {
        auto session = world.with_password();
        auto before = world.slow_hash.verdicts();
        CHECK(error_of(world.present(session, typed)) == expected);
        return world.slow_hash.verdicts() - before;
    };
    auto recovery = enrolled.recovery.at(0).reveal();
    auto beginning = recovery.substr(0, 4);
    CHECK(cost("000000", "factor.wrong") == 1);
    CHECK(cost("", "factor.wrong") == 1);
    CHECK(cost(beginning + "-AAAA-AAAA-AAAA", "factor.wrong") == 1); // A code that begins like one of hers,
    CHECK(cost("ZZZZ-AAAA-AAAA-AAAA", "factor.wrong") == 1);         // and one that does not.
    CHECK(cost(recovery, "") == 1);
    world.clock.advance(30s);
    CHECK(cost(world.code_of(offered.secret), "") == 1);
    for (int i = 0; i < 5; ++i)
        cost("000000", "factor.wrong");
    CHECK(cost("000000", "factor.paused") == 1);
    CHECK(cost(enrolled.recovery.at(1).reveal(), "factor.paused") == 1);
}

TEST_CASE("a recovery code lets in once, however it is typed, and its owner is told")
{
    WithApp world(EACH_ENGINE);
    auto codes = world.enrol().recovery;
    auto typed = codes.at(2).reveal();
    std::ranges::transform(typed, typed.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
    auto opened = world.present(world.with_password(), " " + typed);
    REQUIRE(opened);
    auto session = world.open_session_of(*opened).value();
    CHECK(session.is_complete());
    CHECK(session.factor.presented == FactorPresented::recovery_code);
    CHECK(error_of(world.present(world.with_password(), codes.at(2).reveal())) == "factor.wrong");
    CHECK(world.factor()->recovery_codes_left == 3);
    CHECK(world.count("outbox_mail WHERE subject = 'A recovery code was used'") == 1);
    CHECK(world.present(world.with_password(), codes.at(0).reveal()));
}

TEST_CASE("class 18: of 64 who use one recovery code at the same time exactly one gets in", "[concurrent]")
{
    WithApp world(EACH_ENGINE);
    auto code = world.enrol().recovery.at(0).reveal();
    auto roomy = std::make_shared<Pack>(*world.pack);
    roomy->second_factor.attempts = 1000;
    world.pack = roomy;
    constexpr int rivals = 64;
    std::vector<OpenSession> sessions;
    for (int i = 0; i < rivals; ++i)
        sessions.push_back(world.with_password());
    auto outcomes = all_at_once(rivals, [&](int i) { return world.present(sessions.at(std::size_t(i)), code); });
    CHECK(outcomes == Outcomes { { "done", 1 }, { "factor.wrong", rivals - 1 } });
    WARN(world.engine << ": of 64 who used one recovery code at once " << outcomes["done"] << " got in");
}

TEST_CASE("a shown factor counts for as long as the pack says, and the plan may begin to demand one at any time")
{
    WithApp world(EACH_ENGINE);
    give_test_factor(world, world.ada);
    auto opened = world.present(world.with_password(), app_code(world, world.ada)).value();
    auto changed = std::make_shared<Pack>(*world.pack);
    changed->second_factor.good_for = 1h;
    changed->sessions.idle = std::chrono::minutes(600);
    world.pack = changed;
    world.clock.advance(1h);
    CHECK(world.open_session_of(opened)->is_complete());
    world.clock.advance(1us);
    auto lapsed = world.open_session_of(opened).value();
    CHECK_FALSE(lapsed.is_complete());
    CHECK(lapsed.factor.presented == FactorPresented::lapsed);
    auto again = world.present(lapsed, app_code(world, world.ada));
    REQUIRE(again);
    CHECK(world.open_session_of(*again)->is_complete());
    // The password is as old as it was: what needs a fresh login needs both again.
    CHECK(world.open_session_of(*again)->authenticated_at == lapsed.given.password_at);

    world.add_active("bob");
    auto bob = world.sign_in_as("bob").value();
    CHECK(world.open_session_of(bob)->is_complete());
    auto demanding = std::make_shared<Pack>(*world.pack);
    demanding->second_factor.individuals = true;
    world.pack = demanding;
    CHECK_FALSE(world.open_session_of(bob)->is_complete());
    CHECK(world.open_session_of(bob)->factor.demanded);
}

TEST_CASE("who gives a password and no code has half an hour for it")
{
    WithApp world(EACH_ENGINE);
    give_test_factor(world, world.ada);
    auto half = world.sign_in_as("ada").value();
    auto touch = [&] {
        world.run("UPDATE session SET last_seen_at = " + std::to_string(world.clock.now().time_since_epoch().count()));
    };
    world.clock.advance(30min);
    touch();
    CHECK(world.open_session_of(half));
    world.clock.advance(1us);
    CHECK_FALSE(world.open_session_of(half));
}

TEST_CASE("removing the factor and new recovery codes want the password and the factor, each alone is not enough")
{
    WithApp world(EACH_ENGINE);
    auto enrolled = world.enrol();
    auto session = world.open_session_of(enrolled.session).value();
    auto remove = [&](std::string_view password, std::string_view code) {
        return error_of(remove_factor(*world.db, world.slow_hash, *world.pack, session, { password, code }));
    };
    auto renew = [&](std::string_view password, std::string_view code) {
        return renew_recovery_codes(*world.db, world.slow_hash, *world.pack, session, { password, code });
    };
    auto const& good = People::good_password;
    CHECK(remove("wrong", enrolled.recovery.at(0).reveal()) == "password.current_wrong");
    CHECK(remove(good, "000000") == "factor.wrong");
    CHECK(remove(good, "") == "factor.proof_missing");
    CHECK(remove("", "000000") == "factor.proof_missing");
    CHECK(error_of(renew("wrong", enrolled.recovery.at(0).reveal())) == "password.current_wrong");
    CHECK(error_of(renew(good, "000000")) == "factor.wrong");
    CHECK(world.factor()->recovery_codes_left == 4);

    auto renewed = renew(good, enrolled.recovery.at(0).reveal());
    REQUIRE(renewed);
    CHECK(renewed->size() == 4);
    CHECK(error_of(world.present(world.with_password(), enrolled.recovery.at(1).reveal())) == "factor.wrong");
    CHECK(remove(good, renewed->at(0).reveal()).empty());
    CHECK_FALSE(world.factor());
    CHECK(world.with_password().is_complete());
    CHECK(world.count("second_factor WHERE removed_at IS NOT NULL AND sealed_secret IS NULL") == 1);
    CHECK(world.count("outbox_mail WHERE subject = 'You have new recovery codes'") == 1);
    CHECK(world.count("outbox_mail WHERE subject = 'Your second factor was removed'") == 1);
    CHECK(world.count("revocation WHERE kind = 'account'") >= 2);
    CHECK(remove(good, "000000") == "factor.none");
}

TEST_CASE("a session that showed an earlier factor owes the code of the present one")
{
    WithApp world(EACH_ENGINE);
    auto enrolled = world.enrol();
    auto elsewhere = world.present(world.with_password(), enrolled.recovery.at(0).reveal()).value();
    auto session = world.open_session_of(enrolled.session).value();
    REQUIRE(remove_factor(
        *world.db, world.slow_hash, *world.pack, session, { People::good_password, enrolled.recovery.at(1).reveal() }));
    CHECK(world.open_session_of(elsewhere)->is_complete());
    world.clock.advance(1min);
    auto offered = world.offer();
    REQUIRE(world.enrol(session, offered, world.code_of(offered.secret)));
    CHECK(world.open_session_of(elsewhere)->factor.presented == FactorPresented::lapsed);
    CHECK_FALSE(world.open_session_of(elsewhere)->is_complete());
}

TEST_CASE("an expired password is not replaced by whoever has only that")
{
    WithApp world(EACH_ENGINE);
    give_test_factor(world, world.ada);
    world.clock.advance(46 * 24h);
    auto half = world.with_password();
    CHECK(half.stage == SessionStage::new_password);
    CHECK(factor_decision(half.factor, FactorRoute::first_steps) == FactorDecision::give_code);
    auto opened = world.present(half, app_code(world, world.ada)).value();
    CHECK(opened.stage == SessionStage::new_password);
    CHECK(factor_decision(world.open_session_of(opened)->factor, FactorRoute::first_steps) == FactorDecision::pass);
}

TEST_CASE("no secret of a factor stands in the database as it is: neither the app's nor a recovery code")
{
    WithApp world(EACH_ENGINE);
    auto offered = world.offer();
    auto enrolled = world.enrol(world.with_password(), offered, world.code_of(offered.secret)).value();
    world.present(world.with_password(), enrolled.recovery.at(0).reveal()).value();
    auto all = everything_in_database(world, world.engine);
    auto secret = from_base32(offered.secret.reveal()).value().reveal();
    CHECK(all.contains("second_factor: "));
    CHECK_FALSE(all.contains(offered.secret.reveal()));
    CHECK_FALSE(all.contains(secret));
    CHECK_FALSE(all.contains(to_hex(std::as_bytes(std::span(secret)))));
    for (auto const& code : enrolled.recovery) {
        CHECK_FALSE(all.contains(code.reveal()));
        CHECK_FALSE(all.contains(normalised_code(code.reveal())));
    }
}
