// Class 16: whichever way a secret is tried, tries are counted and come to an end. The rows below are every place that
// compares a secret which a person knows; tools/tidy.py refuses such a comparison in any other file of src/.

#include <catch2/catch.hpp>

#include "accounts/choose_password.hpp"
#include "support/desk.hpp"
#include "support/factors.hpp"

using namespace gatehouse;

namespace {

// Noor's account is active; Maya has a letter; Ruben is plan staff.
class Secrets : public Desk {
public:
    explicit Secrets(Engine engine_)
        : Desk(engine_)
    {
        register_master("noor");
        activate_master("noor");
        register_master("maya", other_number);
        noor_inside = open_session_of(sign_in_as("noor").value());
        maya_at_code = sign_in_with_letter("maya").value();
    }

    Result<> change_password(std::string_view current)
    {
        constexpr std::string_view wanted = "quiet copper umbrella drift";
        auto done = choose_password(*db, slow_hash, *pack, noor_inside.value(), {},
            { current, wanted, wanted, { "Firefox on Linux", "198.51.100.7" } });
        return done ? Result<>() : std::unexpected(done.error());
    }
    Result<> log_in(std::string_view name, std::string_view password, AccountKind door)
    {
        auto done = sign_in_as(name, password, door);
        return done ? Result<>() : std::unexpected(done.error());
    }
    Result<> enter(std::string_view code)
    {
        auto done = enter_code(maya_at_code.value(), code);
        return done ? Result<>() : std::unexpected(done.error());
    }
    Result<> show_factor(std::string const& code)
    {
        return use_factor(*db, slow_hash, *pack, ruben, code, [](UnitOfWork&, FactorKind) -> Result<> { return {}; });
    }
    Result<> answer_call(std::string const& tax_id_typed)
    {
        auto fits = verify_caller(*db, slow_hash, *pack, ruben,
            { account_of("noor"), { { "tax_id", tax_id_typed }, { "phone", "602-555-0142" }, { "zip", "85281" } } });
        if (!fits)
            return std::unexpected(fits.error());
        return *fits ? Result<>() : fail(ErrorKind::invalid_input, "caller.no_match", "The answers do not match.");
    }

    std::optional<OpenSession> noor_inside, maya_at_code;
};

struct CredentialCheck {
    std::string_view what;
    int tries; // That are answered; then none is, for a while.
    std::function<Result<>(Secrets&, bool is_right)> attempt;
};

std::vector<CredentialCheck> const& registry()
{
    static auto const pack = shipped_pack({ "ahcccs" });
    auto const& rules = *pack;
    static std::vector<CredentialCheck> const rows {
        { "the password, at the providers' door (accounts/sign_in.cpp)", rules.lockout.attempts,
            [](Secrets& world, bool right) {
                return world.log_in("noor", right ? People::good_password : "wrong", AccountKind::provider);
            } },
        { "the password, at the staff's door (accounts/sign_in.cpp)", rules.lockout.attempts,
            [](Secrets& world, bool right) {
                return world.log_in("ruben", right ? People::good_password : "wrong", AccountKind::staff);
            } },
        { "the password, to choose another (accounts/choose_password.cpp)", rules.lockout.attempts,
            [](Secrets& world, bool right) { return world.change_password(right ? People::good_password : "wrong"); } },
        { "the letter's code (registration/enter_activation_code.cpp)", 10,
            [](Secrets& world, bool right) {
                auto code = world.letter_of(world.account_of("maya")).code;
                return world.enter(right ? code.reveal() : "AAAA-AAAA-AAAA");
            } },
        { "a code of the app (accounts/use_factor.cpp)", rules.second_factor.attempts,
            [](Secrets& world, bool right) { return world.show_factor(right ? app_code(world, "ruben") : "000000"); } },
        { "what a caller answers (service_desk/verify_caller.cpp)", rules.service_desk.caller_tries_per_day,
            [](Secrets& world, bool right) {
                return world.answer_call(right ? std::string(Journey::tax_id) : "98-7654321");
            } },
    };
    return rows;
}

// A try that was looked at is told that the secret is wrong; one that was not is told something else.
bool is_verdict(Error const& error)
{
    return error.code == "sign_in.wrong" || error.code == "password.current_wrong"
        || error.code == "activation.code_wrong" || error.code == "factor.wrong" || error.code == "caller.no_match";
}

} // namespace

TEST_CASE("class 16: every way in which a secret is tried ends after so many wrong ones, and then the right one is not "
          "taken either")
{
    auto engine = EACH_ENGINE;
    for (auto const& check : registry()) {
        CAPTURE(check.what);
        Secrets world(engine);
        int verdicts = 0;
        for (int i = 0; i < check.tries + 10; ++i) {
            auto tried = check.attempt(world, false);
            REQUIRE_FALSE(tried);
            CAPTURE(i, tried.error().code);
            CHECK(is_verdict(tried.error()) == (i < check.tries));
            verdicts += is_verdict(tried.error());
        }
        CHECK(verdicts == check.tries);
        CHECK_FALSE(check.attempt(world, true));

        Secrets untried(engine); // The control.
        CHECK(check.attempt(untried, true));
    }
}

TEST_CASE("class 16: no way around: wrong passwords count together, and a success elsewhere forgets none of them")
{
    Secrets world(EACH_ENGINE);
    auto const limit = world.pack->lockout.attempts;
    for (int i = 0; i < limit - 1; ++i)
        CHECK(world.change_password("wrong").error().code == "password.current_wrong");
    CHECK(world.log_in("noor", "wrong", AccountKind::provider).error().code == "sign_in.wrong");
    CHECK(world.log_in("noor", People::good_password, AccountKind::provider).error().code == "sign_in.locked");
    CHECK(world.change_password(People::good_password).error().code == "sign_in.locked");
    CHECK(world.count("outbox_mail WHERE subject = 'Your account is locked'") == 1);

    // From within alone it is the same, and the owner is told as well.
    Secrets from_within(world.engine);
    for (int i = 0; i < limit; ++i)
        CHECK(from_within.change_password("wrong").error().code == "password.current_wrong");
    CHECK(from_within.sign_in_as("noor").error().code == "sign_in.locked");
    CHECK(from_within.count("outbox_mail WHERE subject = 'Your account is locked'") == 1);
    CHECK(from_within.count("audit_fact WHERE action = 'account.locked'") == 1);
    CHECK(from_within.count("audit_fact WHERE action = 'password.refused'") == limit);

    // Ten wrong codes, with a sign-in by the temporary password before each.
    for (int i = 0; i < 10; ++i) {
        world.maya_at_code = world.sign_in_with_letter("maya").value();
        CHECK(world.enter("AAAA-AAAA-AAAA").error().code == "activation.code_wrong");
    }
    world.maya_at_code = world.sign_in_with_letter("maya").value();
    auto code = world.letter_of(world.account_of("maya")).code;
    CHECK_FALSE(world.enter(code.reveal()));
    world.clock.advance(std::chrono::hours(1) + std::chrono::microseconds(1));
    CHECK(world.enter(code.reveal()));
}
