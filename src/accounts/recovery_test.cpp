#include <catch2/catch.hpp>

#include "accounts/choose_password.hpp"
#include "accounts/recovery.hpp"
#include "mail/links.hpp"
#include "support/people.hpp"

using namespace gatehouse;
using namespace std::chrono_literals;

namespace {

class Recovery : public People {
public:
    using People::People;

    // A millisecond later than the last, so that the mails sort in the order in which they were written.
    void ask(std::string_view name)
    {
        clock.advance(1ms);
        write([&](UnitOfWork& work) {
            auto links = PortalLinks::parse("https://portal.example/ahcccs").value();
            return request_recovery(work, *pack, links, name, "127.0.0.1");
        }).value();
    }

    std::string code_in_last_mail()
    {
        auto body = write([&](UnitOfWork& work) -> Result<std::string> {
            auto row = work.tx.query("SELECT sealed_body FROM outbox_mail ORDER BY id DESC LIMIT 1");
            return work.keys.sealing.open(row.at(0).bytes(0))->reveal();
        }).value();
        auto code = body.substr(body.find("?code=") + 6);
        return code.substr(0, code.find('\n'));
    }

    Result<> redeem(AccountId const& account, std::string_view code, std::string_view password)
    {
        auto hash = slow_hash.hash(password).value();
        return write([&](UnitOfWork& work) { return redeem_recovery(work, *pack, { account, code, hash }); });
    }
};

constexpr std::string_view new_password = "quiet copper umbrella drift";

} // namespace

TEST_CASE("S3-39 recovery by e-mail sets a new password, lifts the lock and ends every session")
{
    Recovery people(EACH_ENGINE);
    auto ada = people.add_active("ada");
    auto session = people.sign_in_as("ada").value();
    for (int i = 0; i < 5; ++i)
        people.sign_in_as("ada", "wrong").error();
    people.ask("ADA");
    REQUIRE(people.redeem(ada, people.code_in_last_mail(), new_password));
    CHECK_FALSE(people.open_session_of(session));
    CHECK(people.sign_in_as("ada", new_password));
    CHECK(people.sign_in_as("ada").error().code == "sign_in.wrong");
}

TEST_CASE("a recovery link is good once, for its account, within its time")
{
    Recovery people(EACH_ENGINE);
    auto ada = people.add_active("ada");
    auto bob = people.add_active("bob");
    people.ask("ada");
    auto code = people.code_in_last_mail();
    CHECK(people.redeem(bob, code, new_password).error().code == "code.not_valid");
    people.clock.advance(people.pack->passwords.recovery_link_good_for + 1us);
    CHECK(people.redeem(ada, code, new_password).error().code == "code.not_valid");
    people.ask("ada");
    auto second = people.code_in_last_mail();
    people.ask("ada");
    auto third = people.code_in_last_mail();
    CHECK(people.redeem(ada, third, new_password));
    CHECK(people.redeem(ada, third, new_password).error().code == "code.not_valid");
    CHECK(people.redeem(ada, second, new_password).error().code == "code.not_valid"); // Gone with the third.
}

TEST_CASE("class 9: a recovery link is worth nothing once its owner has chosen another password from within")
{
    Recovery people(EACH_ENGINE);
    auto ada = people.add_active("ada");
    auto session = people.open_session_of(people.sign_in_as("ada").value()).value();
    people.ask("ada");
    auto code = people.code_in_last_mail();
    constexpr std::string_view chosen = "seven grey herons at noon";
    REQUIRE(choose_password(*people.db, people.slow_hash, *people.pack, session, {},
        { People::good_password, chosen, chosen, { "Firefox on Linux", "127.0.0.1" } }));
    CHECK(people.redeem(ada, code, new_password).error().code == "code.not_valid");
    CHECK(people.sign_in_as("ada", chosen));
    people.ask("ada"); // A newer link is good.
    CHECK(people.redeem(ada, people.code_in_last_mail(), new_password));
}

TEST_CASE("nobody who has nothing to recover gets a mail: unknown names, accounts not yet activated")
{
    Recovery people(EACH_ENGINE);
    people.add_waiting("waiting");
    people.ask("nobody");
    people.ask("waiting");
    CHECK(people.count("outbox_mail") == 0);
}

TEST_CASE("recovery mails are counted per account")
{
    Recovery people(EACH_ENGINE);
    people.add_active("ada");
    for (int i = 0; i < 20; ++i)
        people.ask("ada");
    CHECK(people.count("outbox_mail") == people.pack->limits.recovery_per_account.uses);
}
