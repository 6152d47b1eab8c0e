#include <catch2/catch.hpp>

#include "support/journey.hpp"

using namespace gatehouse;
using namespace std::chrono_literals;

namespace {

Parameters good_form()
{
    return { { "provider_id", "771204" }, { "tax_id", "12-3456789" }, { "first_name", "Noor" },
        { "last_name", "Hathaway" }, { "email", "noor@example.com" }, { "phone", "602-555-0142" },
        { "user_name", "noor" } };
}

bool complains_about(Error const& error, std::string_view field)
{
    return std::ranges::find(error.fields, field, &FieldError::field) != error.fields.end();
}

} // namespace

TEST_CASE("S3-45 registration asks Provider ID, Tax ID, names, work e-mail, phone and user name")
{
    auto pack = shipped_pack({ "ahcccs" });
    std::vector<std::string> asked;
    for (auto const& field : pack->registration.fields)
        asked.push_back(field.key);
    CHECK(asked
        == std::vector<std::string> {
            "provider_id", "tax_id", "first_name", "last_name", "email", "phone", "user_name" });
    CHECK(read_registration_form(*pack, good_form()));
    for (auto const& key : asked) {
        auto form = good_form();
        form[key] = "  ";
        auto refused = read_registration_form(*pack, form);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().fields.size() == 1);
        CHECK(complains_about(refused.error(), key));
    }
}

TEST_CASE("all that is wrong with the form is told at once, in the order of the page")
{
    auto pack = shipped_pack({ "ahcccs" });
    auto refused = read_registration_form(*pack,
        { { "provider_id", "771204" }, { "tax_id", "12-34" }, { "email", "noor" }, { "phone", "555" },
            { "user_name", "noor@example.com" }, { "last_name", std::string(81, 'x') } });
    REQUIRE_FALSE(refused);
    std::vector<std::string> fields;
    for (auto const& problem : refused.error().fields)
        fields.push_back(problem.field);
    CHECK(fields == std::vector<std::string> { "tax_id", "first_name", "last_name", "email", "phone", "user_name" });
}

TEST_CASE("S3-45 before the e-mail is proved there is a mail with a link, and nothing about the office")
{
    Journey journey(EACH_ENGINE);
    REQUIRE(journey.begin(journey.form("noor")));
    auto mail = journey.last_mail("noor@example.com");
    CHECK(mail.contains("https://portal.example/ahcccs/register/"));
    CHECK(mail.contains("24 hours"));
    for (auto secret : { "Saguaro", "Tempe", "Palo", "85281", "771204", "3456789" })
        CHECK_FALSE(mail.contains(secret));
    CHECK(journey.count("account") == 0);
    CHECK(journey.count("registration WHERE email_proved_at IS NULL") == 1);
}

TEST_CASE("S3-45 an unknown provider ID and a wrong Tax ID get one and the same answer, and no mail")
{
    Journey journey(EACH_ENGINE);
    auto unknown = journey.begin(journey.form("noor", "999999"));
    auto wrong = journey.form("noor");
    wrong.tax_id = TaxId::parse("98-7654321").value();
    auto mismatch = journey.begin(wrong);
    REQUIRE_FALSE(unknown);
    REQUIRE_FALSE(mismatch);
    CHECK(unknown.error().code == "registration.no_match");
    CHECK(unknown.error().message == mismatch.error().message);
    CHECK(unknown.error().fields.empty());
    CHECK(journey.count("outbox_mail") == 0);
    CHECK(journey.begin(journey.form("noor")));
}

TEST_CASE("a taken user name is told at its field, in any spelling, and only where the provider matches")
{
    Journey journey(EACH_ENGINE);
    journey.add_active("noor");
    auto form = journey.form("other");
    form.user_name = UserName::parse("NOOR").value();
    auto taken = journey.begin(form);
    REQUIRE_FALSE(taken);
    CHECK(taken.error().code == "account.user_name_taken");
    CHECK(complains_about(taken.error(), "user_name"));
    form.tax_id = TaxId::parse("98-7654321").value();
    CHECK(journey.begin(form).error().code == "registration.no_match");
}

TEST_CASE("an e-mail that has an account gets the answer of any other, and a mail that says to log in")
{
    Journey journey(EACH_ENGINE);
    journey.add_active("ada");
    auto form = journey.form("ada");
    form.user_name = UserName::parse("ada.two").value();
    CHECK(journey.begin(form));
    auto mail = journey.last_mail("ada@example.com");
    CHECK(mail.contains("https://portal.example/ahcccs/login"));
    CHECK_FALSE(mail.contains("/register/"));
}

TEST_CASE("registrations are limited per network and per provider ID, and each counted one is recorded")
{
    Journey journey(EACH_ENGINE);
    auto admit = [&](std::string_view network, std::string_view number) {
        return journey
            .write([&](UnitOfWork& work) {
                return Result<bool>(admit_registration(work, *journey.pack, network, number));
            })
            .value();
    };
    auto const& limits = journey.pack->limits;
    for (int i = 0; i < limits.registration_per_provider_id.uses; ++i)
        CHECK(admit("198.51.100." + std::to_string(i), "771204"));
    CHECK_FALSE(admit("203.0.113.1", "771204"));
    CHECK_FALSE(admit("203.0.113.1", " 771204 ")); // However it is spelled.
    for (int i = 0; i < limits.registration_per_network.uses; ++i)
        CHECK(admit("203.0.113.9", std::to_string(500'000 + i)));
    CHECK_FALSE(admit("203.0.113.9", "600000"));
    CHECK(journey.count("audit_fact WHERE action = 'registration.attempted'")
        == limits.registration_per_provider_id.uses + limits.registration_per_network.uses);
    journey.clock.advance(limits.registration_per_network.window + 1us);
    CHECK(admit("203.0.113.9", "600000"));
}

TEST_CASE("the link that proves an e-mail works once and for its registration only")
{
    Journey journey(EACH_ENGINE);
    journey.begin(journey.form("noor")).value();
    auto link = Journey::link_in(journey.last_mail("noor@example.com"));
    RegistrationId id { link.substr(10, link.find('?') - 10) };
    auto code = link.substr(link.find("code=") + 5);
    journey.begin(journey.form("other")).value();
    auto other = Journey::link_in(journey.last_mail("other@example.com"));
    RegistrationId other_id { other.substr(10, other.find('?') - 10) };

    auto prove = [&](RegistrationId const& registration, std::string const& typed) {
        return journey.write([&](UnitOfWork& work) { return prove_email(work, { registration, typed }); });
    };
    CHECK(prove(other_id, code).error().code == "code.not_valid");
    CHECK(prove(id, code + "A").error().code == "code.not_valid");
    CHECK(prove(id, code));
    CHECK(prove(id, code).error().code == "code.not_valid");
}

TEST_CASE("the link that proves an e-mail is good up to its last moment and not a microsecond longer")
{
    Journey journey(EACH_ENGINE);
    journey.begin(journey.form("noor")).value();
    auto link = Journey::link_in(journey.last_mail("noor@example.com"));
    auto late = GENERATE(false, true);
    journey.clock.advance(24h + (late ? 1us : 0us));
    auto proved = journey.write([&](UnitOfWork& work) {
        return prove_email(work, { { link.substr(10, link.find('?') - 10) }, link.substr(link.find("code=") + 5) });
    });
    CHECK(proved.has_value() != late);
}

TEST_CASE("what follows a proved e-mail belongs to the browser that proved it, and to its plan")
{
    Journey journey(EACH_ENGINE);
    auto proved = journey.prove("noor");
    auto find = [&](PlanId const& plan, std::string const& token) {
        return journey.db->read(
            plan, [&](UnitOfWork& work) { return find_registration(work, *journey.pack, proved.id, token); });
    };
    CHECK(find(journey.plan, proved.browser_token));
    CHECK(find(journey.plan, "").error().code == "registration.unknown");
    CHECK(find(journey.plan, proved.browser_token + "x").error().code == "registration.unknown");
    CHECK(find(journey.other_plan, proved.browser_token).error().code == "registration.unknown");
    journey.clock.advance(journey.pack->registration.complete_within);
    CHECK(find(journey.plan, proved.browser_token));
    journey.clock.advance(1us);
    CHECK(find(journey.plan, proved.browser_token).error().code == "registration.expired");
}
