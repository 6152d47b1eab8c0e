#include <catch2/catch.hpp>

#include <atomic>
#include <set>
#include <thread>

#include <sys/resource.h>

#include "support/mortal_cluster.hpp"
#include "support/serving_process.hpp"

// What a browser sees of a full disk and of a lost database: 503 and a sentence, nothing acknowledged lost, and service
// again afterwards, without a restart.

using namespace gatehouse;
using namespace std::chrono_literals;

namespace {

void add_person(Database& db, PlanId const& plan, std::string const& name)
{
    auto hash = test_slow_hash().hash(People::good_password).value();
    db.write(plan, [&](UnitOfWork& work) -> Result<> {
          auto account = TRY(create_account(work,
              { .user_name = UserName::parse(name).value(),
                  .email = EmailAddress::parse(name + "@example.com").value(),
                  .first_name = "Ada",
                  .last_name = "Example",
                  .phone = "" }));
          set_chosen_password(work, *shipped_pack(plan), account, hash);
          activate_account(work, account);
          return {};
      }).value();
}

// Sign in again and again, each as somebody else: a try that an outage cut short counts as a wrong one. They remember
// what they were told.
struct Visitors {
    static constexpr int count = 4;
    static std::string name(int number) { return "visitor-" + std::to_string(number); }

    explicit Visitors(std::string const& origin)
    {
        for (int i = 0; i < count; ++i)
            threads.emplace_back([this, origin, i](std::stop_token const& stop) {
                while (!stop.stop_requested()) {
                    HttpBrowser browser(origin, "10.0.0." + std::to_string(i));
                    auto answer = browser.get("/ahcccs/login");
                    if (answer.status == 200)
                        answer = browser.sign_in(name(i), People::good_password);
                    else
                        std::this_thread::sleep_for(5ms);
                    std::lock_guard lock(mutex);
                    if (answer.status == 303)
                        sessions.insert(browser.cookie("gh-ahcccs"));
                    else if (answer.status == 503)
                        ++unavailable;
                    else
                        others.insert(answer.status);
                }
            });
    }
    std::size_t signed_in()
    {
        std::lock_guard lock(mutex);
        return sessions.size();
    }

    std::mutex mutex;
    std::set<std::string> sessions {};
    std::set<int> others {};
    std::atomic<int> unavailable = 0;
    std::vector<std::jthread> threads {};
};

void wait_until(std::function<bool()> const& condition)
{
    for (int i = 0; i < 6000 && !condition(); ++i)
        std::this_thread::sleep_for(10ms);
    CHECK(condition()); // The threads are to be joined by whoever has started them.
}

} // namespace

TEST_CASE("a full disk is a 503 over HTTP, loses no acknowledged change, and is over when there is room", "[faults]")
{
    Offices offices(Engine::sqlite);
    offices.clock.advance(SystemClock().now() - offices.clock.now());
    auto admin = offices.found(offices.palo_verde, "dana");
    auto member = offices.member(offices.palo_verde, offices.add_member(offices.palo_verde, admin, "teo"));
    ServerFolder folder(Engine::sqlite, offices);
    // The kernel refuses this server's writes beyond 3 MB in a file: less than SQLite's log grows to.
    ServingProcess server(folder, { "sh", "-c", "trap '' XFSZ; ulimit -S -f 6000; exec \"$0\" \"$@\"" });

    HttpBrowser browser(server.origin(), "10.0.0.1");
    REQUIRE(browser.sign_in("dana", People::good_password).status == 303);
    auto who = "/ahcccs/providers/" + offices.palo_verde.value + "/members/" + member.member.value;
    REQUIRE(browser.get(who).status == 200);
    int acknowledged = 0;
    auto edit = [&] {
        auto answer = browser.post(who + "/details",
            { { "display_name", "Teo" }, { "phone", "602-555-0100" },
                { "job_title", std::to_string(acknowledged + 1) } });
        acknowledged += answer.status == 303;
        return answer;
    };
    auto answer = edit();
    for (int i = 0; i < 2000 && answer.status == 303; ++i)
        answer = edit();
    CHECK(answer.status == 503);
    CHECK(answer.body.contains("</html>"));
    CHECK(acknowledged > 10);
    auto before = acknowledged;

    rlimit room { RLIM_INFINITY, RLIM_INFINITY };
    REQUIRE(prlimit(server.process().id(), RLIMIT_FSIZE, &room, nullptr) == 0);
    CHECK(edit().status == 303);
    CHECK(offices.text("SELECT job_title FROM membership WHERE id = '" + member.member.value + "'")
        == std::to_string(acknowledged));
    CHECK(offices.count("audit_fact WHERE action = 'membership.details_changed'") == acknowledged);
    CHECK(server.stop() == 0);
    WARN("full disk over HTTP: 503 after " << before << " acknowledged changes, none lost");
}

TEST_CASE(
    "a lost PostgreSQL is a 503 over HTTP, loses no acknowledged sign-in, and is over when it is back", "[faults]")
{
    MortalCluster cluster;
    ServerFolder folder(cluster.connection());
    ServingProcess server(folder);
    SystemClock clock;
    TestSurroundings around(clock);
    PlanId plan { "ahcccs" };
    auto db = open_postgres(cluster.connection(), 2, around.environment);
    for (int i = 0; i < Visitors::count; ++i)
        add_person(*db, plan, Visitors::name(i));
    HttpBrowser probe(server.origin(), "10.0.0.9");
    CHECK(probe.get("/readyz").status == 200);

    Visitors visitors(server.origin());
    wait_until([&] { return visitors.signed_in() > 10; });
    cluster.crash();
    wait_until([&] { return visitors.unavailable > 20; });
    CHECK(probe.get("/readyz").status == 503);
    CHECK(probe.get("/healthz").status == 204);
    CHECK(probe.get("/ahcccs/login").body.contains("</html>"));
    auto before = visitors.signed_in();
    cluster.resume();
    wait_until([&] { return visitors.signed_in() > before + 10; });
    visitors.threads.clear();
    CHECK(probe.get("/readyz").status == 200);
    CHECK(visitors.others == std::set<int> {});

    std::size_t kept = 0;
    for (auto const& token : visitors.sessions)
        kept += db->read(plan, [&](UnitOfWork& work) -> Result<bool> {
                      return find_open_session(work, *shipped_pack(plan), sha256_hex(token)).has_value();
                  }).value();
    CHECK(kept == visitors.sessions.size());
    CHECK(server.stop() == 0);
    WARN("lost PostgreSQL over HTTP: " << visitors.sessions.size() << " sign-ins acknowledged, none lost; "
                                       << visitors.unavailable << " answered with 503");
}
