#include <catch2/catch.hpp>

#include <atomic>
#include <thread>

#include "registration/registration.hpp"
#include "support/enrolling.hpp"

using namespace gatehouse;
using namespace std::chrono_literals;

namespace {

std::string code_of(Result<> const& result) { return result ? "" : std::string(result.error().code); }

std::string message_at(Result<> const& result, std::string_view field)
{
    if (!result)
        for (auto const& problem : result.error().fields)
            if (problem.field == field)
                return problem.message;
    return {};
}

std::vector<Membership> memberships(Enrolling& world, AccountId const& account)
{
    return world.look([&](UnitOfWork& work) { return memberships_of(work, account); });
}

} // namespace

TEST_CASE("S4-11 S5-09 who does not confirm the Provider Agreement cannot go on; version and moment are kept")
{
    Enrolling world(EACH_ENGINE, "caresource");
    auto from = world.begun(Enrolling::as_group());
    auto confirm = [&](std::vector<std::string> accepted) {
        return world.write([&](UnitOfWork& work) {
            return confirm_agreements(work, *world.pack, { from.id, from.token, std::move(accepted) });
        });
    };
    CHECK_FALSE(message_at(confirm({}), "accept_provider_agreement").empty());
    CHECK(code_of(world.choose(world.account(from, "noor"))) == "enrollment.not_agreed");
    CHECK(world.count("outbox_mail") == 0);

    auto agreed_at = world.clock.now();
    REQUIRE(confirm(world.all_agreements()));
    world.clock.advance(10min);
    REQUIRE(world.choose(world.account(from, "noor")));
    auto account = world.activate(from, Enrolling::code_in(world.last_mail("noor@example.com"))).value().account;
    auto state = world.look(
        [&](UnitOfWork& work) { return agreement_state(work, *world.pack, account, "provider_agreement"); });
    CHECK(state.current_version_accepted);
    CHECK(state.accepted_version == world.pack->agreements.front().version);
    CHECK(state.accepted_at == agreed_at);
}

TEST_CASE("S4-11 an agreement that changes while somebody registers is asked for again")
{
    Enrolling world(EACH_ENGINE, "cca");
    auto from = world.agreed(Enrolling::as_group());
    world.change_rules([](Pack& pack) { pack.agreements.front().text += "\n\nOne more thing."; });
    CHECK(code_of(world.choose(world.account(from, "noor"))) == "enrollment.not_agreed");
}

TEST_CASE("S5-10 S5-11 a password of 12 characters is accepted, one of 11 is refused")
{
    Enrolling world(EACH_ENGINE, "caresource");
    auto from = world.agreed(Enrolling::as_group());
    auto with = [&](std::string_view password) {
        auto request = world.account(from, "noor");
        request.password = request.repeated = password;
        return world.choose(request);
    };
    CHECK(message_at(with("Gv7#qz!LmXe"), "new_password").contains("12"));
    CHECK(with("Gv7#qz!LmXeT"));
}

TEST_CASE("S5-12 each class of characters that a password lacks is refused by name")
{
    Enrolling world(Engine::sqlite, "caresource");
    auto from = world.agreed(Enrolling::as_group());
    auto refusal = [&](std::string_view password) {
        auto request = world.account(from, "noor");
        request.password = request.repeated = password;
        return message_at(world.choose(request), "new_password");
    };
    CHECK(refusal("GRAVEL LANTERN 7!").contains("lowercase"));
    CHECK(refusal("gravel lantern 7!").contains("uppercase"));
    CHECK(refusal("Gravel lantern !!").contains("digit"));
    CHECK_FALSE(refusal("Gravellantern77").empty());
    CHECK(refusal("Gravel lantern 7!").empty());
}

TEST_CASE(
    "S5-13 S5-15 S5-16 the activation mail goes to the e-mail typed, from webmaster, with its exact subject and link")
{
    Enrolling world(EACH_ENGINE, "caresource");
    auto from = world.agreed(Enrolling::as_group());
    REQUIRE(world.choose(world.account(from, "noor")));
    auto mail = world.last_mail("noor@example.com");
    CHECK(mail.sender_name == "webmaster");
    CHECK(mail.subject == "Activate Your Provider Portal Account");
    CHECK(mail.text.contains("\x1f"
                             "Activate Account\x1fhttps://portal.example/caresource/enroll/"));
    CHECK(world.count("outbox_mail") == 1);
    CHECK(world.count("account") == 0); // Nobody's name or address is taken before the link is used.
}

TEST_CASE("S5-20 S5-21 before the link is used nobody can log in; then a mail says so, with a Login link")
{
    Enrolling world(EACH_ENGINE, "caresource");
    auto from = world.agreed(Enrolling::as_group());
    REQUIRE(world.choose(world.account(from, "noor")));
    CHECK_FALSE(world.sign_in_as("noor", Enrolling::strong_password));
    auto code = Enrolling::code_in(world.last_mail("noor@example.com"));
    CHECK(world.activate(from, "wrong").error().code == "code.not_valid");
    world.clock.advance(1s);
    auto activated = world.activate(from, code, from.token).value();
    CHECK_FALSE(activated.opened); // The portal is opened from the second mail.
    auto mail = world.last_mail("noor@example.com");
    CHECK(mail.sender_name == "webmaster");
    CHECK(mail.subject == "Email Verification");
    CHECK(mail.text.contains("\x1fLogin\x1fhttps://portal.example/caresource/login\n"));
    CHECK(world.sign_in_as("noor", Enrolling::strong_password));
    CHECK(world.activate(from, code).error().code == "code.not_valid");
}

TEST_CASE("S5-16 the link is good for as long as the pack says, and a newer one ends it")
{
    Enrolling world(EACH_ENGINE, "caresource");
    auto from = world.agreed(Enrolling::as_group());
    REQUIRE(world.choose(world.account(from, "noor")));
    auto first = Enrolling::code_in(world.last_mail("noor@example.com"));
    REQUIRE(world.choose(world.account(from, "nora")));
    auto second = Enrolling::code_in(world.last_mail("nora@example.com"));
    CHECK_FALSE(world.activate(from, first));
    world.clock.advance(24h + 1us);
    CHECK_FALSE(world.activate(from, second));
}

TEST_CASE("S5-18 who is already registered is told by mail, sees the same, and gets no second account")
{
    Enrolling world(EACH_ENGINE, "caresource");
    world.join(Enrolling::as_group(), "noor");
    auto from = world.agreed(Enrolling::as_group());
    auto request = world.account(from, "other.name");
    request.email = "noor@example.com";
    REQUIRE(world.choose(request)); // As for an unknown address.
    auto mail = world.last_mail("noor@example.com");
    CHECK(mail.subject == "You are already registered");
    CHECK(mail.text.contains("\x1fProvider Login\x1fhttps://portal.example/caresource/login"));
    CHECK(Enrolling::code_in(mail).empty());
    CHECK(world.count("account") == 1);

    auto taken = world.choose(world.account(from, "noor"));
    CHECK(message_at(taken, "user_name").contains("Provider Login"));
    CHECK(world.count("account") == 1);
}

TEST_CASE("S5-26 whether a user name is taken is told to complete forms only, within the limits, and audited")
{
    Enrolling world(EACH_ENGINE, "caresource");
    world.join(Enrolling::as_group(), "noor");
    auto from = world.agreed(Enrolling::as_practitioner());
    auto incomplete = world.account(from, "noor");
    incomplete.security_answer = "";
    auto refused = world.choose(incomplete);
    CHECK(message_at(refused, "user_name").empty());
    CHECK_FALSE(message_at(refused, "security_answer").empty());
    auto const limit = world.pack->limits.registration_per_provider_id.uses;
    for (int i = 0; i < limit; ++i)
        CHECK(code_of(world.choose(world.account(from, "noor"))) == "account.user_name_taken");
    CHECK(code_of(world.choose(world.account(from, "noor"))) == "enrollment.throttled");
    CHECK(world.count("audit_fact WHERE action = 'registration.account_asked'") == limit + 1);
}

TEST_CASE("S5-14 a question must be chosen and answered; the answer is kept only as a hash of its folded form")
{
    Enrolling world(EACH_ENGINE, "caresource");
    auto from = world.agreed(Enrolling::as_group());
    auto request = world.account(from, "noor");
    request.security_question = "What is my question?";
    CHECK_FALSE(message_at(world.choose(request), "security_question").empty());
    auto actor = world.join(Enrolling::as_group(), "noor");
    auto kept = world.look([&](UnitOfWork& work) { return find_security_answer(work, actor.account); });
    REQUIRE(kept);
    CHECK(kept->question == world.pack->registration.security_questions.front());
    CHECK_FALSE(kept->argon2id_hash.contains("linden"));
    CHECK(world.slow_hash.fits(kept->argon2id_hash, normalised_answer("  LINDEN  hill ")).value());
    CHECK_FALSE(world.slow_hash.fits(kept->argon2id_hash, normalised_answer("lindenhill")).value());
    CHECK(world.count("enrollment WHERE password_hash IS NOT NULL OR security_answer_hash IS NOT NULL") == 0);
}

TEST_CASE("S4-10 the first person of an office becomes its Administrator, signed in where the password was chosen")
{
    Enrolling world(EACH_ENGINE, "cca");
    auto from = world.agreed(Enrolling::as_group());
    REQUIRE(world.choose(world.account(from, "noor")));
    auto activated = world.activate(from, Enrolling::code_in(world.last_mail("noor@example.com")), from.token).value();
    CHECK(activated.is_org_admin);
    REQUIRE(activated.opened);
    CHECK(activated.opened->stage == SessionStage::full);
    auto mine = memberships(world, activated.account);
    REQUIRE(mine.size() == 1);
    CHECK(mine[0].role == Role::org_admin);
    CHECK(mine[0].status == MembershipStatus::active);
}

TEST_CASE("S4-10 a link that is used in another browser activates and signs nobody in")
{
    Enrolling world(EACH_ENGINE, "cca");
    auto from = world.agreed(Enrolling::as_group());
    REQUIRE(world.choose(world.account(from, "noor")));
    auto activated
        = world.activate(from, Enrolling::code_in(world.last_mail("noor@example.com")), "another browser").value();
    CHECK_FALSE(activated.opened);
    CHECK(world.count("session") == 0);
    CHECK(world.sign_in_as("noor", Enrolling::strong_password));
}

TEST_CASE("S4-09 where an Administrator is, the newcomer gets no membership but an access request they are told of")
{
    Enrolling world(EACH_ENGINE, "cca");
    world.join(Enrolling::as_group(), "dana");
    auto newcomer = world.join(Enrolling::as_group(), "noor");
    CHECK(memberships(world, newcomer.account).empty());
    auto requests = world.look([&](UnitOfWork& work) { return open_access_requests_of(work, newcomer.account); });
    REQUIRE(requests.size() == 1);
    CHECK(requests[0].provider == world.group);
    CHECK(world.last_mail("dana@example.com").subject == "Noor Hathaway asks for access");
    CHECK(world.look([&](UnitOfWork& work) { return rights_of(work, *world.pack, newcomer.account); }).empty());
}

TEST_CASE("S4-07 S5-06 a Group keeps the Tax ID that it proved, a Practitioner does not")
{
    Enrolling world(EACH_ENGINE, "caresource");
    auto group = world.join(Enrolling::as_group(), "noor");
    auto practitioner = world.join(Enrolling::as_practitioner(), "ada");
    auto proved = [&](Actor const& actor) {
        return world.count(
            "membership WHERE proved_tax_id_hash IS NOT NULL AND account_id = '" + actor.account.value + "'");
    };
    CHECK(proved(group) == 1);
    CHECK(proved(practitioner) == 0);
}

TEST_CASE("S4-10 of two people who activate at the same time one becomes Administrator, the other asks", "[concurrent]")
{
    Enrolling world(EACH_ENGINE, "cca");
    std::vector<std::pair<Enrolling::Begun, std::string>> people;
    for (auto const* name : { "noor", "dana", "priya", "oskar" }) {
        auto from = world.agreed(Enrolling::as_group());
        world.choose(world.account(from, name)).value();
        people.emplace_back(from, Enrolling::code_in(world.last_mail(std::string(name) + "@example.com")));
    }
    std::atomic<int> admins = 0, activated = 0;
    std::vector<std::jthread> threads;
    for (auto const& [from, code] : people)
        threads.emplace_back([&] {
            if (auto done = world.activate(from, code)) {
                ++activated;
                admins += done->is_org_admin;
            }
        });
    threads.clear();
    CHECK(activated == 4);
    CHECK(admins == 1);
    CHECK(world.count("membership") == 1);
    CHECK(world.count("access_request") == 3);
}

TEST_CASE("S5-16 a link that is used 64 times at once activates once", "[concurrent]")
{
    Enrolling world(EACH_ENGINE, "caresource");
    auto from = world.agreed(Enrolling::as_group());
    REQUIRE(world.choose(world.account(from, "noor")));
    auto code = Enrolling::code_in(world.last_mail("noor@example.com"));
    std::atomic<int> activated = 0;
    std::vector<std::jthread> threads;
    for (int i = 0; i < 64; ++i)
        threads.emplace_back([&] {
            try {
                activated += world.activate(from, code).has_value();
            } catch (std::exception const&) { // Too many at once for the engine: nothing happened.
            }
        });
    threads.clear();
    CHECK(activated == 1);
    CHECK(world.count("account") == 1);
    CHECK(world.count("membership") == 1);
}

TEST_CASE("an enrollment belongs to the browser that began it, for as long as the pack says")
{
    Enrolling world(EACH_ENGINE, "cca");
    auto from = world.begun(Enrolling::as_group());
    auto find = [&](std::string_view token) {
        return world.look([&](UnitOfWork& work) { return find_enrollment(work, *world.pack, from.id, token); });
    };
    CHECK(find(from.token));
    CHECK(find("").error().code == "enrollment.unknown");
    CHECK(find("another").error().code == "enrollment.unknown");
    world.clock.advance(world.pack->registration.complete_within);
    CHECK(find(from.token));
    world.clock.advance(1us);
    CHECK(find(from.token).error().code == "enrollment.expired");
}

TEST_CASE("a user name that somebody took meanwhile can be chosen anew, and the link stays good")
{
    Enrolling world(EACH_ENGINE, "cca");
    auto from = world.agreed(Enrolling::as_group());
    REQUIRE(world.choose(world.account(from, "noor")));
    auto code = Enrolling::code_in(world.last_mail("noor@example.com"));
    auto rival = world.agreed(Enrolling::as_practitioner());
    auto quicker = world.account(rival, "noor");
    quicker.email = "noor.two@example.com";
    REQUIRE(world.choose(quicker));
    REQUIRE(world.activate(rival, Enrolling::code_in(world.last_mail("noor.two@example.com"))));
    CHECK(world.activate(from, code).error().code == "account.user_name_taken");
    auto again = world.write([&](UnitOfWork& work) {
        return activate_enrollment(work, *world.pack, world.links, { from.id, code, "noor.first", "", {} });
    });
    CHECK(again);
}
