#include <catch2/catch.hpp>

#include <atomic>
#include <thread>

#include "support/enrolling.hpp"
#include "support/factors.hpp"
#include "support/visitor.hpp"

using namespace gatehouse;

namespace {

// An office with an org_admin, and somebody who asks to be let in.
struct Asking : Enrolling {
    explicit Asking(Engine engine)
        : Enrolling(engine, "cca")
    {
    }
    Actor dana = join(as_group(), "dana");
    Actor noor = join(as_group(), "noor");
    RequestAt at { group,
        look([&](UnitOfWork& work) { return open_access_requests_of(work, noor.account).at(0).id; }) };

    Result<> approve(Actor const& by, RequestAt const& which, std::vector<std::string> const& may)
    {
        return write([&](UnitOfWork& work) { return approve_access_request(work, *pack, by, which, may); });
    }
    Result<> decline(Actor const& by, RequestAt const& which)
    {
        return write([&](UnitOfWork& work) { return decline_access_request(work, *pack, by, which); });
    }
    std::size_t rights_of_noor()
    {
        return look([&](UnitOfWork& work) { return rights_of(work, *pack, noor.account); }).size();
    }
    bool waits()
    {
        return look([&](UnitOfWork& work) { return !open_access_requests_of(work, noor.account).empty(); });
    }
};

std::string code_of(Result<> const& result) { return result ? "" : std::string(result.error().code); }

} // namespace

TEST_CASE("S4-09 an Administrator lets in who asked, with the permissions chosen")
{
    Asking world(EACH_ENGINE);
    CHECK(world.rights_of_noor() == 0);
    CHECK(code_of(world.approve(world.dana, world.at, {})) == "permissions.none");
    CHECK(world.waits());
    REQUIRE(world.approve(world.dana, world.at, { "eligibility.view" }));
    auto rights = world.look([&](UnitOfWork& work) { return rights_of(work, *world.pack, world.noor.account); });
    REQUIRE(rights.size() == 1);
    CHECK(rights[0].role == Role::org_user);
    CHECK(rights[0].capabilities == std::vector<std::string> { "eligibility.view" });
    CHECK_FALSE(world.waits());
    CHECK(world.last_mail("noor@example.com").subject == "You have access");
    CHECK(code_of(world.approve(world.dana, world.at, { "claims.view" })) == "access_request.settled");
}

TEST_CASE("S4-09 an Administrator declines, and who asked has nothing and is told")
{
    Asking world(EACH_ENGINE);
    REQUIRE(world.decline(world.dana, world.at));
    CHECK(world.rights_of_noor() == 0);
    CHECK_FALSE(world.waits());
    CHECK(world.count("membership") == 1);
    CHECK(world.last_mail("noor@example.com").subject == "Your request was declined");
    CHECK(code_of(world.decline(world.dana, world.at)) == "access_request.settled");
    CHECK(world.count("audit_fact WHERE action = 'access.declined'") == 1);
}

TEST_CASE("S4-09 nobody but an Administrator of that office sees or decides on a request")
{
    Asking world(EACH_ENGINE);
    auto ada = world.join(Enrolling::as_practitioner(), "ada"); // Administrator of another provider.
    for (auto const& stranger : { ada, world.noor }) {
        CHECK(code_of(world.approve(stranger, world.at, { "eligibility.view" })) == "provider.unknown");
        CHECK(code_of(world.decline(stranger, world.at)) == "provider.unknown");
    }
    RequestAt through_own { world.practitioner, world.at.request };
    CHECK(code_of(world.approve(ada, through_own, { "eligibility.view" })) == "access_request.unknown");
    REQUIRE(world.approve(world.dana, world.at, { "eligibility.view" }));
    auto asks = world.join(Enrolling::as_group(), "late");
    RequestAt of_late { world.group,
        world.look([&](UnitOfWork& work) { return open_access_requests_of(work, asks.account).at(0).id; }) };
    CHECK(code_of(world.decline(world.noor, of_late)) == "access.org_admin_only");
    CHECK(world.decline(world.dana, of_late));
}

TEST_CASE("S4-09 who has asked cannot ask twice, and a member cannot ask at all")
{
    Asking world(EACH_ENGINE);
    auto ask = [&](Actor const& who) {
        return world.write([&](UnitOfWork& work) -> Result<> {
            TRY(request_access(work, { who.account, world.group }));
            return {};
        });
    };
    CHECK(code_of(ask(world.noor)) == "access_request.already_open");
    CHECK(code_of(ask(world.dana)) == "membership.already_open");
    REQUIRE(world.decline(world.dana, world.at));
    CHECK(ask(world.noor)); // Anew, later.
}

TEST_CASE("S4-09 of decisions made at the same time one counts", "[concurrent]")
{
    Asking world(EACH_ENGINE);
    std::atomic<int> done = 0;
    std::vector<std::jthread> threads;
    for (int i = 0; i < 8; ++i)
        threads.emplace_back([&, i] {
            done += i % 2 == 0 ? world.approve(world.dana, world.at, { "eligibility.view" }).has_value()
                               : world.decline(world.dana, world.at).has_value();
        });
    threads.clear();
    CHECK(done == 1);
    CHECK(world.count("access_request WHERE settled_at IS NOT NULL") == 1);
    CHECK(world.count("membership") == 1 + static_cast<std::int64_t>(world.rights_of_noor()));
}

TEST_CASE("S4-25 who asked for access stands in the table of users, with Approve and Decline, until somebody decides")
{
    SiteAround<Asking> world(EACH_ENGINE);
    Visitor dana(world.application);
    give_test_factor(world, world.dana.account); // This plan asks it of whoever administers an office.
    dana.get("/cca/login");
    dana.post("/cca/login", { { "username", "dana" }, { "password", std::string(Enrolling::strong_password) } });
    dana.get("/cca/login/code");
    dana.post("/cca/login/code", { { "code", app_code(world, "dana") } });
    auto table = "/cca/providers/" + world.group.value + "/admin";
    auto request = "/cca/providers/" + world.group.value + "/requests/" + world.at.request.value;
    auto page = dana.get(table).body;
    CHECK(page.contains("noor@example.com"));
    CHECK(page.contains("Pending approval"));
    CHECK(page.contains("href=\"" + request + "#permissions\">Approve"));
    CHECK(page.contains("href=\"" + request + "#decline\">Decline"));
    CHECK(page.contains("2 people"));
    CHECK(dana.get(table + "?q=noor").body.contains("#decline"));
    CHECK_FALSE(dana.get(table + "?q=dana").body.contains("#decline"));
    CHECK(dana.get(request).body.contains("id=\"decline\""));
    dana.post(request + "/declined");
    auto after = dana.get(table).body;
    CHECK_FALSE(after.contains("noor@example.com"));
    CHECK(after.contains("1 person"));
}
