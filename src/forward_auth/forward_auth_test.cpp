#include <catch2/catch.hpp>

#include <thread>

#include "support/door.hpp"
#include "support/factors.hpp"

using namespace gatehouse;
using namespace std::chrono_literals;

namespace {

// An office with its org_admin Dana and the biller Teo, who has signed in.
struct Fixture : Door {
    explicit Fixture(Engine engine, ForwardAuth::Options options = {})
        : Door(engine, options)
    {
    }
    Actor dana = found(palo_verde, "dana");
    Actor teo = add_member(palo_verde, dana, "teo", { "claims.view", "claims.submit" });
    std::string token = open(teo);
};

template <class F>
bool soon(F condition) // Within ten seconds: what it waits for takes a fraction of one.
{
    for (int i = 0; i < 1000; ++i, std::this_thread::sleep_for(10ms))
        if (condition())
            return true;
    return false;
}

} // namespace

TEST_CASE("S3-16 a biller is let into the subsystem that was granted, and into no other")
{
    Fixture world(EACH_ENGINE);
    for (bool from_memory : { false, true }) {
        if (from_memory)
            REQUIRE(soon([&] { return world.ask(world.token).from_memory; }));
        auto answer = world.ask(world.token);
        CHECK(answer.from_memory == from_memory);
        CHECK(answer.status() == 204);
        CHECK(answer.header("X-Gatehouse-Account") == world.teo.account.value);
        CHECK(answer.header("X-Gatehouse-Provider") == "770518");
        CHECK(answer.header("X-Gatehouse-Role") == "org_user");
        CHECK(answer.header("X-Gatehouse-Permissions") == "claims.view,claims.submit");
        CHECK(answer.header("X-Gatehouse-Assertion").size() > 300);
        CHECK(answer.header("Cache-Control") == "no-store");
    }
    auto refused = world.ask(world.token, "subsystem=remittance");
    CHECK(refused.status() == 403);
    CHECK(refused.header("X-Gatehouse-Refusal") == "no-permission");
    CHECK(refused.header("X-Gatehouse-Why") == "https://portal.example/ahcccs/why?subsystem=remittance");
    CHECK(world.ask(world.token, "subsystem=stables").header("X-Gatehouse-Refusal") == "unknown-subsystem");

    auto admin = world.ask(world.open(world.dana), "subsystem=remittance"); // The whole ceiling, by the pack.
    CHECK(admin.status() == 204);
    CHECK(admin.header("X-Gatehouse-Role") == "org_admin");
}

TEST_CASE("S3-17 a new individual account is let in nowhere")
{
    Fixture world(EACH_ENGINE);
    auto token = world.open(world.add_pending(world.palo_verde, "imani"));
    for (auto const& subsystem : world.pack->access.subsystems) {
        auto answer = world.ask(token, "subsystem=" + subsystem.key);
        CHECK(answer.status() == 403);
        CHECK(answer.header("X-Gatehouse-Assertion").empty());
    }
}

TEST_CASE("S3-15 a person of two offices says for which, and may only name their own")
{
    Fixture world(EACH_ENGINE);
    auto priya = world.found(world.juniper, "priya");
    auto biller = world.add_member(world.palo_verde, world.dana, "billie", { "claims.view" });
    world.add_pending(world.juniper, "billie");
    auto token = world.open(biller);
    CHECK(world.ask(token).header("X-Gatehouse-Provider") == "770518"); // The other one is still pending.

    REQUIRE(world.activate(priya, world.member(world.juniper, biller), { "eligibility.view" }));
    CHECK(world.ask(token).status() == 403);
    CHECK(world.ask(token).header("X-Gatehouse-Refusal") == "choose-provider");
    CHECK(world.ask(token, "subsystem=claims&provider=770518").header("X-Gatehouse-Provider") == "770518");
    CHECK(world.ask(token, "subsystem=eligibility&provider=204417").status() == 204);
    CHECK(world.ask(token, "subsystem=claims&provider=204417").header("X-Gatehouse-Refusal") == "no-permission");
    CHECK(world.ask(world.token, "subsystem=claims&provider=204417").header("X-Gatehouse-Refusal")
        == "not-your-provider");
    CHECK(world.ask(world.token, "subsystem=claims&provider=999999").header("X-Gatehouse-Refusal")
        == "not-your-provider");
}

TEST_CASE("class 13, I6: whatever ends a right ends it here before the request that did it is answered")
{
    Fixture world(EACH_ENGINE);
    REQUIRE(world.ask(world.token).status() == 204);
    auto in_transaction = [&](auto&& work) {
        world.write([&](UnitOfWork& unit) -> Result<> { return work(unit), Result<> {}; }).value();
    };
    auto teos = world.member(world.palo_verde, world.teo);

    SECTION("signing out")
    {
        in_transaction(
            [&](UnitOfWork& work) { end_session(work, world.session_of(world.token), SessionEnd::signed_out); });
        CHECK(world.ask(world.token).status() == 401);
    }
    SECTION("a new password or a recovery, which end all sessions")
    {
        auto kept = world.open(world.teo);
        REQUIRE(world.ask(kept).status() == 204);
        in_transaction([&](UnitOfWork& work) {
            end_all_sessions(work, world.teo.account, SessionEnd::password_changed, world.session_of(kept));
        });
        CHECK(world.ask(world.token).status() == 401);
        CHECK(world.ask(kept).status() == 204);
    }
    SECTION("other permissions")
    {
        REQUIRE(world.change(world.dana, teos, { "eligibility.view" }));
        CHECK(world.ask(world.token).status() == 403);
        CHECK(world.ask(world.token, "subsystem=eligibility").status() == 204);
        REQUIRE(world.change(world.dana, teos, { "claims.view" }));
        CHECK(world.ask(world.token).header("X-Gatehouse-Permissions") == "claims.view");
    }
    SECTION("removal from the office")
    {
        REQUIRE(world.remove(world.dana, teos));
        CHECK(world.ask(world.token).status() != 204);
    }
    SECTION("a rolled-back revocation is none")
    {
        auto undone = world.write([&](UnitOfWork& work) -> Result<> {
            end_session(work, world.session_of(world.token), SessionEnd::signed_out);
            return fail(ErrorKind::conflict, "test.undone", "Undone.");
        });
        REQUIRE_FALSE(undone);
        CHECK(world.ask(world.token).status() == 204);
    }
}

TEST_CASE("only a whole sign-in at the office's door passes")
{
    Fixture world(EACH_ENGINE);
    for (auto stage : { SessionStage::activation_code, SessionStage::new_password })
        CHECK(world.ask(world.open(world.teo, stage)).status() == 401);
    auto staff = world.add_staff("desk");
    CHECK(world.ask(world.open(staff)).status() == 401);
    CHECK(world.ask(std::string(43, 'A')).status() == 401);
    CHECK(world.ask_with({}).status() == 401);
    CHECK(world.ask_with({ { "Cookie", "__Host-gh-ahcccs-staff=" + world.token } }).status() == 401);
    CHECK(world.ask_with({ { "Cookie", "gh-ahcccs=" + world.token } }).status() == 401); // Without the prefix.
    CHECK(world.ask(world.token).status() == 204);
}

TEST_CASE("class 14: forward-auth lets nobody through who owes a second factor")
{
    Fixture world(EACH_ENGINE);
    REQUIRE(soon([&] { return world.ask(world.token).from_memory; }));
    SECTION("one that was set up meanwhile, in another browser")
    {
        give_test_factor(world, world.teo.account);
        CHECK(world.ask(world.token).status() == 401); // Remembered or not.
    }
    SECTION("one that was given counts as long as the pack says, also from memory")
    {
        give_test_factor(world, world.teo.account);
        CHECK(world.ask(world.open(world.teo)).status() == 401);
        world.change_rules([](Pack& rules) {
            rules.second_factor.good_for = std::chrono::hours(1);
            rules.sessions.idle = std::chrono::minutes(600);
        });
        world.packs.put(*world.pack);
        auto token = world.open(world.teo, SessionStage::full, FactorKind::app_code);
        CHECK(world.ask(token).status() == 204);
        world.clock.advance(1h);
        CHECK(world.ask(token).status() == 204);
        world.clock.advance(1us);
        CHECK(world.ask(token).status() == 401);
    }
    SECTION("one that the plan begins to demand, of somebody who has none")
    {
        auto admin = world.open(world.dana);
        CHECK(world.ask(admin).status() == 204);
        world.change_rules([](Pack& rules) {
            rules.revision = "another";
            rules.second_factor.org_admins = true;
        });
        world.packs.put(*world.pack);
        CHECK(
            world.forward_auth
                ->answer(world.plan, Door::question({ { "Cookie", "__Host-gh-ahcccs=" + admin } }, "subsystem=claims"))
                .status
            == 401);
        CHECK(world.ask(admin).status() == 401);
        CHECK(world.ask(world.token).status() == 204); // An individual.
    }
}

TEST_CASE("a session passes up to its idle and its absolute limit, by the clock, and being used counts")
{
    Fixture world(EACH_ENGINE);
    auto idle = world.pack->sessions.idle;
    SECTION("idle")
    {
        REQUIRE(world.ask(world.token).status() == 204);
        world.clock.advance(idle + 61s); // last_seen_at is kept to a minute.
        CHECK(world.ask(world.token).status() == 401);
    }
    SECTION("in use until the absolute limit")
    {
        // Remembered from here on: what the database hears of it comes up to a second of the real clock later.
        REQUIRE(soon([&] { return world.ask(world.token).from_memory; }));
        auto end = world.clock.now() + world.pack->sessions.absolute;
        while (world.clock.now() + idle / 2 <= end) {
            CHECK(world.ask(world.token).status() == 204);
            world.clock.advance(idle / 2);
        }
        world.clock.advance(end - world.clock.now());
        CHECK(world.ask(world.token).status() == 204);
        world.clock.advance(1us);
        CHECK(world.ask(world.token).status() == 401);
    }
    SECTION("the database hears that the session is in use")
    {
        REQUIRE(soon([&] { return world.ask(world.token).from_memory; }));
        world.clock.advance(2min);
        CHECK(world.ask(world.token).from_memory);
        auto last_seen = std::to_string(world.clock.now().time_since_epoch().count());
        CHECK(soon([&] { return world.count("session WHERE last_seen_at = " + last_seen) == 1; }));
    }
}

TEST_CASE("class 31: no part, extension or change of a token passes")
{
    Fixture world(EACH_ENGINE);
    bool remembered = GENERATE(false, true);
    if (remembered)
        REQUIRE(world.ask(world.token).status() == 204);
    for (std::size_t length = 0; length < world.token.size(); ++length)
        CHECK(world.ask(world.token.substr(0, length)).status() == 401);
    for (auto const* more : { "A", "=", "%", ".", " x", "\"", "AAAAAAAA" })
        CHECK(world.ask(world.token + more).status() == 401);
    for (std::size_t bit = 0; bit < world.token.size() * 7; ++bit) {
        auto changed = world.token;
        changed[bit / 7] = static_cast<char>(changed[bit / 7] ^ (1 << bit % 7));
        if (changed[bit / 7] != ';') // Ends the cookie: a strict prefix, see above.
            CHECK(world.ask(changed).status() == 401);
    }
    CHECK(world.ask(world.token).status() == 204);
}

TEST_CASE("class 30: what is malformed never passes, and who passes is named")
{
    Fixture world(EACH_ENGINE);
    REQUIRE(world.ask(world.token).status() == 204);
    auto cookie = "__Host-gh-ahcccs=" + world.token;
    for (auto const* query : { "", "subsystem", "subsystem=", "subsystem=claims&subsystem=claims",
             "subsystem=claims&provider=770518&provider=770518", "subsystem=claims%", "subsystem=claims&x=y",
             "subsystem=%63laims%00" })
        CHECK(world.ask_with({ { "Cookie", cookie } }, query).status() == 400);
    for (auto const& mangled : { cookie + "; " + cookie, cookie + ";" + "__Host-gh-ahcccs=x", "a=b, " + cookie,
             "\"" + cookie + "\"", cookie + "\x01", "x" + cookie, std::string("__Host-gh-ahcccs") })
        CHECK(world.ask_with({ { "Cookie", mangled } }).status() == 401);
    CHECK(world.ask_with({ { "Cookie", cookie }, { "Cookie", cookie } }).status() == 401);
    CHECK(world.ask_with({ { "Cookie", "a=b; c; =; " + cookie + "; d=e" } }).status() == 204);

    // What a client says of itself changes nothing.
    auto forged = world.ask(world.token, "subsystem=claims",
        { { "X-Gatehouse-Account", "root" }, { "X-Gatehouse-Permissions", "everything" },
            { "X-Gatehouse-Provider", "204417" } });
    CHECK(forged.header("X-Gatehouse-Account") == world.teo.account.value);
    CHECK(forged.header("X-Gatehouse-Permissions") == "claims.view,claims.submit");
}

TEST_CASE("/authz is answered for a plan by its segment or its host name, and nothing else is answered from memory")
{
    Fixture world(EACH_ENGINE);
    auto request = Door::question({ { "Cookie", "__Host-gh-ahcccs=" + world.token } }, "subsystem=claims");
    REQUIRE(world.ask(request).status() == 204);
    CHECK(world.forward_auth->answer_from_memory(request)->status == 204);
    for (auto const* path : { "/", "/ahcccs", "/ahcccs/", "/authz", "/ahcccs/authz/", "//ahcccs/authz",
             "/ahcccs//authz", "/cca/authz", "/%61hcccs/authz", "/ahcccs/%61uthz", "/ahcccs/x/authz",
             "/ahcccs/../ahcccs/authz", "/ahcccs/authz;x", "/AHCCCS/authz" }) {
        auto other = request;
        other.path = path;
        auto answer = world.forward_auth->answer_from_memory(other);
        CHECK((!answer || answer->status == 401));
    }
    request.path = "/authz";
    request.headers.back() = { "Host", "plan.example" };
    CHECK(world.forward_auth->answer_from_memory(request)->status == 204);
    request.path = "/ahcccs/authz"; // There the segment is left out.
    CHECK_FALSE(world.forward_auth->answer_from_memory(request));
    request.method = Method::post;
    CHECK_FALSE(world.forward_auth->answer_from_memory(request));
}

TEST_CASE("whoever is not signed in is led to sign in and back, by nginx or by us")
{
    Fixture world(EACH_ENGINE);
    Door::Headers page { { "X-Original-URL", "https://claims.example:8443/claims/?a=b&c=d" },
        { "X-Original-Method", "GET" } };
    auto link
        = "https://portal.example/ahcccs/forward?to=https%3A%2F%2Fclaims.example%3A8443%2Fclaims%2F%3Fa%3Db%26c%3Dd";
    auto answer = world.ask_with(page);
    CHECK(answer.status() == 401);
    CHECK(answer.header("X-Gatehouse-Sign-In") == link);
    page[0].second = "https://evil.example/claims/";
    CHECK(world.ask_with(page).header("X-Gatehouse-Sign-In") == "https://portal.example/ahcccs/login");
    page[0].second = "https://portal.example/claims/";
    page[1].second = "POST"; // Cannot be led back to: the front door.
    CHECK(world.ask_with(page).header("X-Gatehouse-Sign-In")
        == "https://portal.example/ahcccs/forward?to=https%3A%2F%2Fportal.example%2Fclaims%2F");

    Door::Headers traefik { { "X-Forwarded-Proto", "https" }, { "X-Forwarded-Host", "claims.example:8443" },
        { "X-Forwarded-Uri", "/claims/?a=b&c=d" }, { "X-Forwarded-Method", "GET" } };
    answer = world.ask_with(traefik, "subsystem=claims&proxy=traefik");
    CHECK(answer.status() == 302);
    CHECK(answer.header("Location") == link);
    traefik[3].second = "POST";
    CHECK(world.ask_with(traefik, "subsystem=claims&proxy=traefik").status() == 401);
}

TEST_CASE("while revocations cannot be read nobody passes, and afterwards everybody as before")
{
    Fixture world(EACH_ENGINE, { .silence_max = 600ms });
    REQUIRE(world.ask(world.token).status() == 204);
    world.run("ALTER TABLE revocation RENAME TO gone");
    CHECK(soon([&] { return world.ask(world.token).status() == 503; }));
    CHECK(world.ask(std::string(43, 'A')).status() == 503);
    world.run("ALTER TABLE gone RENAME TO revocation");
    CHECK(soon([&] { return world.ask(world.token).status() == 204; }));
}

TEST_CASE("I5 another revision of the pack bites at once, also on those who are remembered")
{
    Fixture world(EACH_ENGINE);
    REQUIRE(world.ask(world.token).status() == 204);
    Pack changed = *world.pack;
    changed.revision = "another";
    for (auto& ceiling : changed.access.ceilings)
        ceiling.capabilities = { "eligibility.view" };
    world.packs.put(changed);
    CHECK(soon([&] { return world.ask(world.token).status() == 403; }));
}
