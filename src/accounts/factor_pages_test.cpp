#include <catch2/catch.hpp>

#include "accounts/totp.hpp"
#include "support/browser.hpp"
#include "support/factors.hpp"
#include "support/office.hpp"

using namespace gatehouse;
using namespace std::chrono_literals;

namespace {

std::string between(std::string_view text, std::string_view start, std::string_view end)
{
    auto at = text.find(start);
    if (at == text.npos)
        return {};
    text.remove_prefix(at + start.size());
    return std::string(text.substr(0, text.find(end)));
}

// The secret that an enrolment page shows, as somebody types it into an app.
Secret<> secret_on(Response const& page)
{
    auto shown = between(page.body, R"(<code class="gh-code">)", "</code>");
    std::erase(shown, ' ');
    return from_base32(shown).value();
}

std::string ticket_on(Response const& page) { return between(page.body, R"(name="ticket" value=")", "\""); }

Response log_in(Browser& browser, std::string const& name, std::string const& next = "")
{
    browser.get("/ahcccs/login");
    return browser.post("/ahcccs/login",
        { { "username", name }, { "password", std::string(People::good_password) }, { "next", next } });
}

// Dana is master of Palo Verde; the pack demands a factor of masters, or of nobody.
struct Demanding : Offices {
    Demanding(Engine engine, bool of_masters)
        : Offices(engine)
    {
        change_rules([&](Pack& rules) {
            rules.second_factor.org_admins = of_masters;
            rules.second_factor.recovery_codes = 4;
        });
        dana = found(palo_verde, "dana");
        ines = add_member(palo_verde, dana, "ines");
    }
    std::string code_for(Secret<> const& secret) const { return totp_code(secret, totp_step(clock.now())); }
    Actor dana {}, ines {};
};

} // namespace

TEST_CASE("a master whom the plan asks for a factor sets it up before anything else, and an individual need not")
{
    Demanding world(EACH_ENGINE, true);
    Site site(world);
    Browser dana(site), ines(site);
    ines.sign_in("ines");
    CHECK(ines.get("/ahcccs/me").status == 200);
    auto home = dana.follow(log_in(dana, "dana", "/ahcccs/me/password"));
    CHECK(header_of(home, "Location") == "/ahcccs/login/factor?next=%2Fahcccs%2Fme%2Fpassword");
    auto page = dana.follow(home);
    CHECK(page.status == 200);
    CHECK(page.body.contains("asks you for a second factor"));
    CHECK(page.body.contains("<svg class=\"gh-qr\" role=\"img\""));
    CHECK(page.body.contains("autocomplete=\"one-time-code\""));
    CHECK(page.body.contains("inputmode=\"numeric\""));
    for (auto const* elsewhere : { "/ahcccs/", "/ahcccs/me", "/ahcccs/me/factor", "/ahcccs/login/code" })
        CHECK(header_of(dana.get(elsewhere), "Location").starts_with("/ahcccs/login/factor"));

    auto secret = secret_on(page);
    auto wrong = dana.post("/ahcccs/login/factor", { { "ticket", ticket_on(page) }, { "code", "000000" } });
    CHECK(wrong.status == 422);
    CHECK(secret_on(wrong).reveal() == secret.reveal()); // The app that was set up stays good.
    auto codes = dana.post("/ahcccs/login/factor",
        { { "ticket", ticket_on(wrong) }, { "code", world.code_for(secret) }, { "next", "/ahcccs/me/password" } });
    CHECK(codes.status == 200);
    CHECK(codes.body.contains("not shown again"));
    CHECK(codes.body.contains("href=\"/ahcccs/me/password\""));
    CHECK(codes.body.contains("Print this page"));
    CHECK(header_of(codes, "Cache-Control") == "no-store");
    CHECK(dana.get("/ahcccs/me").body.contains("An authenticator app"));
    CHECK(dana.get("/ahcccs/me/factor").body.contains("Recovery codes left"));

    // The API says the same to whoever has not.
    Browser program(site);
    log_in(program, "dana");
    auto refused = program.get_json("/ahcccs/api/v1/me");
    CHECK(refused.status == 401);
    CHECK(header_of(refused, "Content-Type") == "application/problem+json");
    CHECK(refused.body.contains("factor.code_owed"));

    // Made master, Ines owes one at her next click.
    REQUIRE(world.upgrade(world.dana, world.member(world.palo_verde, world.ines)));
    CHECK(header_of(ines.get("/ahcccs/me"), "Location").starts_with("/ahcccs/login/factor"));
    CHECK(ines.get_json("/ahcccs/api/v1/me").body.contains("factor.enrolment_owed"));
}

TEST_CASE("whoever signs out on the page with the recovery codes is out")
{
    Demanding world(EACH_ENGINE, false);
    Site site(world);
    Browser dana(site);
    dana.sign_in("dana");
    auto page = dana.get("/ahcccs/me/factor/app");
    auto codes = dana.post(
        "/ahcccs/me/factor/app", { { "ticket", ticket_on(page) }, { "code", world.code_for(secret_on(page)) } });
    REQUIRE(codes.status == 200);
    CHECK(dana.post("/ahcccs/logout").status == 303); // With the token of that very page.
    CHECK(dana.get("/ahcccs/me").status == 303);
}

TEST_CASE("the second step leads where the login was going, counts wrong codes, and takes a recovery code")
{
    Demanding world(EACH_ENGINE, false);
    Site site(world);
    Browser dana(site);
    dana.sign_in("dana");
    CHECK(dana.get("/ahcccs/me/factor").body.contains("Set up a second factor"));
    auto page = dana.get("/ahcccs/me/factor/app");
    auto secret = secret_on(page);
    auto done
        = dana.post("/ahcccs/me/factor/app", { { "ticket", ticket_on(page) }, { "code", world.code_for(secret) } });
    auto recovery = between(done.body, R"(<li><code class="gh-code">)", "</code>");
    REQUIRE(recovery.size() == 19);
    CHECK(dana.get("/ahcccs/me").status == 200);

    Browser again(site);
    auto step = again.follow(log_in(again, "dana", "/ahcccs/me/factor"));
    CHECK(header_of(step, "Location") == "/ahcccs/login/code?next=%2Fahcccs%2Fme%2Ffactor");
    auto form = again.follow(step);
    CHECK(form.body.contains("Enter your code"));
    CHECK_FALSE(form.body.contains("Sign out"));
    CHECK(again.get("/ahcccs/login").body.contains("id=\"username\"")); // Or as somebody else.
    again.get("/ahcccs/login/code");
    auto wrong = again.post("/ahcccs/login/code", { { "code", "000000" }, { "next", "/ahcccs/me/factor" } });
    CHECK(wrong.status == 422);
    CHECK(wrong.body.contains("id=\"code-error\""));
    CHECK(wrong.body.contains("value=\"/ahcccs/me/factor\""));
    auto evil = again.post(
        "/ahcccs/login/code", { { "recovery_code", "AAAA-AAAA-AAAA-AAAA" }, { "next", "https://evil.example/" } });
    CHECK(evil.body.contains("id=\"recovery_code-error\""));
    CHECK_FALSE(evil.body.contains("evil.example"));
    CHECK(again.get("/ahcccs/me").status == 303);
    auto in = again.post("/ahcccs/login/code", { { "recovery_code", recovery }, { "next", "/ahcccs/me/factor" } });
    CHECK(header_of(in, "Location") == "/ahcccs/me/factor");
    auto state = again.follow(in);
    CHECK(state.body.contains("<dd>3"));

    again.get("/ahcccs/me/factor/removal");
    auto missing = again.post("/ahcccs/me/factor/removal", { { "current_password", "x" }, { "code", "000000" } });
    CHECK(missing.status == 422);
    CHECK(missing.body.contains("id=\"current_password-error\""));
    world.clock.advance(30s);
    auto removed = again.post("/ahcccs/me/factor/removal",
        { { "current_password", std::string(People::good_password) }, { "code", world.code_for(secret) } });
    CHECK(again.follow(removed).body.contains("Your second factor was removed."));
}

TEST_CASE("five wrong codes in a row pause the second step with 429, and the page says for how long")
{
    Demanding world(EACH_ENGINE, false);
    give_test_factor(world, world.dana.account);
    Site site(world);
    Browser dana(site);
    dana.follow(dana.follow(log_in(dana, "dana")));
    for (int i = 0; i < 5; ++i)
        CHECK(dana.post("/ahcccs/login/code", { { "code", "000000" } }).status == 422);
    auto paused = dana.post("/ahcccs/login/code", { { "code", app_code(world, world.dana.account) } });
    CHECK(paused.status == 429);
    CHECK(paused.body.contains("Wait 60 minutes"));
}

TEST_CASE("the sign-in page is the same for names with and without a factor, until the password is right")
{
    Demanding world(EACH_ENGINE, false);
    give_test_factor(world, world.dana.account);
    Site site(world);
    auto answer = [&](std::string const& name) {
        Browser browser(site);
        browser.get("/ahcccs/login");
        auto before = world.slow_hash.verdicts();
        auto response = browser.post("/ahcccs/login", { { "username", name }, { "password", "not the password" } });
        CHECK(world.slow_hash.verdicts() == before + 1);
        auto body = text_of(response);
        for (auto at = body.find(name); at != body.npos; at = body.find(name))
            body.replace(at, name.size(), "NAME");
        return std::pair(response.status, body);
    };
    auto with_factor = answer("dana");
    CHECK(with_factor == answer("ines"));
    CHECK(with_factor == answer("nobody"));
}
