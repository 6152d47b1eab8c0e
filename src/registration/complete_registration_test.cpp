#include <catch2/catch.hpp>

#include "support/all_at_once.hpp"
#include "support/journey.hpp"

using namespace gatehouse;
using namespace std::chrono_literals;

namespace {

bool complains_about(Error const& error, std::string_view field)
{
    return std::ranges::find(error.fields, field, &FieldError::field) != error.fields.end();
}

} // namespace

TEST_CASE("S3-01 the first person to register for a provider ID may become its master, and S3-02 only by asking")
{
    Journey journey(EACH_ENGINE);
    CHECK(journey.claim_kind(journey.office) == OfficeClaim::Kind::open);
    auto asks = GENERATE(true, false);
    auto proved = journey.prove("noor");
    auto account = asks ? journey.complete_as_master(proved) : journey.complete_as_individual(proved);
    REQUIRE(account);
    CHECK(journey.text("SELECT role FROM membership") == (asks ? "org_admin" : "org_user"));
    CHECK(journey.text("SELECT status FROM membership") == "pending");
    CHECK(journey.count("letter") == (asks ? 1 : 0));
}

TEST_CASE("S3-18 a master's registration queues one letter with a temporary password and a code, and no password of "
          "their own")
{
    Journey journey(EACH_ENGINE);
    auto account = journey.register_master("noor");
    CHECK(journey.count("letter") == 1);
    auto secret = journey.letter_of(account);
    CHECK(secret.code.reveal().size() == 14);
    CHECK_FALSE(secret.temporary_password.reveal().empty());
    CHECK(journey.text("SELECT kind FROM password") == "temporary");
    CHECK(journey.count("password WHERE good_until = (SELECT use_by FROM letter)") == 1);
    CHECK(
        journey.count("one_time_code WHERE purpose = 'activation_letter' AND good_until = (SELECT use_by FROM letter)")
        == 1);
}

TEST_CASE("S3-19 the letter goes to the address on file that was picked, and S3-20 to no other")
{
    Journey journey(EACH_ENGINE);
    auto proved = journey.prove("noor");
    auto destinations = journey.db
                            ->read(journey.plan,
                                [&](UnitOfWork& work) -> Result<std::vector<LetterDestination>> {
                                    return letter_destinations(work, *journey.pack, journey.office);
                                })
                            .value();
    REQUIRE(destinations.size() == 1); // The correspondence address: no other kind may be chosen.
    auto complete_at = [&](std::string_view address) {
        return complete_registration(*journey.db, journey.slow_hash, *journey.pack,
            { proved.id, proved.browser_token, true, address, "", "", "", { "terms_of_use" } });
    };
    for (auto typed : { "", "1 Thief St, Tempe, AZ 85281", "0123456789abcdef" }) {
        auto refused = complete_at(typed);
        REQUIRE_FALSE(refused);
        CHECK(complains_about(refused.error(), "address"));
    }
    CHECK(journey.count("one_time_code WHERE purpose = 'activation_letter'") == 0); // No code is made until then.
    auto account = complete_at(destinations[0].key);
    REQUIRE(account);
    auto letter = journey.letter_row(*account);
    CHECK(letter.address.line_1 == destinations[0].address.line_1);
    CHECK(letter.person == "Noor Hathaway");
}

TEST_CASE("S3-45 addresses are shown masked")
{
    Journey journey(EACH_ENGINE);
    auto destinations = journey.db
                            ->read(journey.plan,
                                [&](UnitOfWork& work) -> Result<std::vector<LetterDestination>> {
                                    return letter_destinations(work, *journey.pack, journey.office);
                                })
                            .value();
    auto const& masked = destinations.at(0).masked;
    CHECK(masked.contains("Tempe, AZ 85281"));
    CHECK(masked.contains("•"));
    for (auto part : { "Palo", "Brea", "Ste", "4410", "40" })
        CHECK_FALSE(masked.contains(part));
}

TEST_CASE("S3-21 registered on a Friday, the letter goes out on Monday; S3-22 within ten business days it is there")
{
    Journey journey(EACH_ENGINE);
    journey.set_time("2027-01-22", 23, 30); // Saturday already in UTC.
    auto letter = journey.letter_row(journey.register_master("noor"));
    CHECK(iso_date(letter.mail_on) == "2027-01-25");
    CHECK(iso_date(letter.expected_on) == "2027-02-05");
}

TEST_CASE("S3-03 who registers once a master is active gets an individual account, whatever is asked for")
{
    Journey journey(EACH_ENGINE);
    journey.register_master("noor");
    journey.activate_master("noor");
    CHECK(journey.claim_kind(journey.office) == OfficeClaim::Kind::held);
    auto proved = journey.prove("ruben");
    auto account = complete_registration(*journey.db, journey.slow_hash, *journey.pack,
        { proved.id, proved.browser_token, true, "", "", Journey::good_password, Journey::good_password,
            { "terms_of_use" } });
    REQUIRE(account);
    CHECK(journey.text("SELECT role FROM membership WHERE account_id = '" + account->value + "'") == "org_user");
    CHECK(journey.count("letter WHERE account_id = '" + account->value + "'") == 0);
    CHECK(journey.last_mail("noor@example.com").contains("Ruben Hathaway")); // Who lets people in is told.
}

TEST_CASE("S3-34 employees and agents register once the master is set up; until then they are told to wait")
{
    Journey journey(EACH_ENGINE);
    journey.register_master("noor");
    CHECK(journey.claim_kind(journey.office) == OfficeClaim::Kind::pending);
    auto proved = journey.prove("ruben");
    auto as_master = GENERATE(true, false);
    auto refused = as_master ? journey.complete_as_master(proved) : journey.complete_as_individual(proved);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == "registration.claim_pending");
    for (auto personal : { "Noor", "noor", "Hathaway", "example.com", "Tempe" })
        CHECK_FALSE(refused.error().message.contains(personal));
    CHECK(refused.error().message.contains("January 30, 2027")); // Until when to wait at most.

    journey.activate_master("noor");
    CHECK(journey.complete_as_individual(proved));
}

TEST_CASE("S3-01 once the master's code has expired the next person is prompted again, and other offices never wait")
{
    Journey journey(EACH_ENGINE);
    journey.register_master("noor");
    CHECK(journey.claim_kind(journey.other_office) == OfficeClaim::Kind::open);
    journey.clock.advance(15 * 24h);
    CHECK(journey.claim_kind(journey.office) == OfficeClaim::Kind::pending);
    journey.clock.advance(1us);
    CHECK(journey.claim_kind(journey.office) == OfficeClaim::Kind::open);
    journey.register_master("ruben");
    CHECK(journey.count("membership WHERE role = 'org_admin' AND status = 'pending'") == 2);
}

TEST_CASE("of two who ask to be master at once one gets a letter", "[concurrent]")
{
    Journey journey(EACH_ENGINE);
    std::vector<Journey::Proved> proved { journey.prove("ada"), journey.prove("ben"), journey.prove("cleo") };
    auto outcomes = all_at_once(3, [&](int i) { return journey.complete_as_master(proved.at(std::size_t(i))); });
    CHECK(outcomes["done"] == 1);
    CHECK(refusals_in(outcomes) == 2);
    CHECK(journey.count("letter") == 1);
    CHECK(journey.count("account") == 1);
}

TEST_CASE("S3-45 an individual chooses a password by the rules; a refusal names each field and changes nothing")
{
    Journey journey(EACH_ENGINE);
    auto proved = journey.prove("noor");
    auto complete = [&](std::string_view password, std::string_view repeated, std::vector<std::string> accepted) {
        return complete_registration(*journey.db, journey.slow_hash, *journey.pack,
            { proved.id, proved.browser_token, false, "", "", password, repeated, std::move(accepted) });
    };
    auto weak = complete("short", "short", {});
    REQUIRE_FALSE(weak);
    CHECK(complains_about(weak.error(), "new_password"));
    CHECK(complains_about(weak.error(), "accept_terms_of_use"));
    auto own_name = complete("Noor Hathaway forever and a day", "Noor Hathaway forever and a day", { "terms_of_use" });
    REQUIRE_FALSE(own_name);
    CHECK(complains_about(own_name.error(), "new_password"));
    auto differs = complete(Journey::good_password, "another one", { "terms_of_use" });
    REQUIRE_FALSE(differs);
    CHECK(complains_about(differs.error(), "repeat_password"));
    CHECK(journey.count("account") == 0);

    REQUIRE(complete(Journey::good_password, Journey::good_password, { "terms_of_use" }));
    CHECK(journey.text("SELECT kind FROM password") == "chosen");
    CHECK(journey.count("agreement_acceptance WHERE agreement = 'terms_of_use'") == 1);
    CHECK(complete(Journey::good_password, Journey::good_password, { "terms_of_use" }).error().code
        == "registration.completed");
}

TEST_CASE("S3-17 a new individual account has no access, and S3-32 it cannot log in")
{
    Journey journey(EACH_ENGINE);
    journey.register_master("noor");
    journey.activate_master("noor");
    auto account = journey.register_individual("ruben");
    CHECK(journey.count("capability_grant") == 0);
    CHECK(journey.sign_in_as("ruben").error().code == "account.awaiting_admin");
    auto rights = journey.db
                      ->read(journey.plan,
                          [&](UnitOfWork& work) -> Result<std::vector<RightsAt>> {
                              return rights_of(work, *journey.pack, account);
                          })
                      .value();
    CHECK(rights.empty());
}

TEST_CASE("a user name that was taken in between is asked for again")
{
    Journey journey(EACH_ENGINE);
    auto proved = journey.prove("noor");
    auto rival = journey.form("noor", Journey::other_number);
    journey.add_active("someone");
    journey.run("UPDATE sign_in_name SET name = 'noor' WHERE name = 'someone'");
    auto refused = journey.complete_as_individual(proved);
    REQUIRE_FALSE(refused);
    CHECK(complains_about(refused.error(), "user_name"));
    CHECK(complete_registration(*journey.db, journey.slow_hash, *journey.pack,
        { proved.id, proved.browser_token, false, "", "noor.two", Journey::good_password, Journey::good_password,
            { "terms_of_use" } }));
}

TEST_CASE("without a printing key no master account is registered, and the office stays open")
{
    Journey journey(EACH_ENGINE);
    auto proved = journey.prove("noor");
    journey.around.keys.letter_public_key.reset();
    auto refused = journey.complete_as_master(proved);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == "letter.no_key");
    CHECK(journey.count("account") == 0);
    CHECK(journey.claim_kind(journey.office) == OfficeClaim::Kind::open);
}
