#include <catch2/catch.hpp>

#include <algorithm>
#include <atomic>
#include <thread>

#include "support/server_process.hpp"

using namespace gatehouse;
using namespace std::chrono_literals;

namespace {

using SteadyClock = std::chrono::steady_clock;

double milliseconds_since(SteadyClock::time_point then)
{
    return std::chrono::duration<double, std::milli>(SteadyClock::now() - then).count();
}

struct TwoNodes : LiveOffices {
    ServerProcess one { { .postgres = db.place() } };
    ServerProcess other { { .postgres = db.place(), .keys_of = one.data() } };
    Actor dana = found(palo_verde, "dana");
};

int ask(Wire& node, std::string const& token)
{
    return node.get("/ahcccs/authz?subsystem=claims", { { "Cookie", "gh-ahcccs=" + token } }).status;
}

// One person's browser, which signs out on one node while a proxy asks the other.
class Lane {
public:
    explicit Lane(TwoNodes& nodes)
        : m_nodes(nodes)
        , m_one(nodes.one.origin())
        , m_other(nodes.other.origin())
    {
        auto page = m_one.get("/ahcccs/login");
        m_form_key = page.cookie("gh-form");
        constexpr std::string_view field = "name=\"csrf_token\" value=\"";
        auto at = page.body.find(field) + field.size();
        m_form_token = page.body.substr(at, page.body.find('"', at) - at);
    }

    // How long after the answer to signing out the other node still passed, in milliseconds.
    double sign_out_and_wait()
    {
        auto token = m_nodes.open(m_nodes.dana);
        if (ask(m_one, token) != 204 || ask(m_other, token) != 204 || ask(m_other, token) != 204)
            throw std::runtime_error("a session that is good does not pass");
        auto answer = m_one.post("/ahcccs/logout", "csrf_token=" + m_form_token,
            { { "Cookie", "gh-ahcccs=" + token + "; gh-form=" + m_form_key } });
        auto answered_at = SteadyClock::now();
        if (answer.status != 303 || ask(m_one, token) != 401)
            throw std::runtime_error("signing out does not count at once where it was done");
        while (ask(m_other, token) == 204 && milliseconds_since(answered_at) < 10'000)
            std::this_thread::sleep_for(1ms);
        auto waited = milliseconds_since(answered_at);
        if (ask(m_other, token) != 401)
            throw std::runtime_error("not refused on the other node");
        return waited;
    }

private:
    TwoNodes& m_nodes;
    Wire m_one, m_other;
    std::string m_form_key, m_form_token;
};

void revoke(TwoNodes& nodes, int count, char const* how)
{
    constexpr int lanes = 8;
    std::vector<std::vector<double>> measured(lanes);
    std::atomic<int> wrong = 0;
    {
        std::vector<std::jthread> threads;
        for (int lane = 0; lane < lanes; ++lane)
            threads.emplace_back([&, lane] {
                try {
                    Lane person(nodes);
                    for (int i = lane; i < count; i += lanes)
                        measured[static_cast<std::size_t>(lane)].push_back(person.sign_out_and_wait());
                } catch (std::exception const& failure) {
                    ++wrong;
                    std::printf("%s\n", failure.what());
                }
            });
    }
    CHECK(wrong == 0);
    std::vector<double> all;
    for (auto const& lane : measured)
        all.insert(all.end(), lane.begin(), lane.end());
    std::ranges::sort(all);
    REQUIRE(all.size() == static_cast<std::size_t>(count));
    std::printf("two processes, %s: %zu revocations at once on their own node, on the other after median %.1f, "
                "p99 %.1f, max %.1f ms\n",
        how, all.size(), all[all.size() / 2], all[all.size() * 99 / 100], all.back());
    std::fflush(stdout);
    CHECK(all.back() < 2000); // By then a node that cannot read answers 503.
}

} // namespace

TEST_CASE("class 13, I6: 1,000 revocations by one server process are seen by another, half of them without NOTIFY")
{
    TwoNodes nodes;
    revoke(nodes, 500, "woken by NOTIFY");

    std::atomic<std::int64_t> cut = 0;
    {
        std::jthread cutter([&](std::stop_token stop) {
            while (!stop.stop_requested()) {
                cut += nodes.count("(SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                                   "WHERE application_name = 'gatehouse waker') AS cut");
                std::this_thread::sleep_for(50ms);
            }
        });
        revoke(nodes, 500, "NOTIFY connections cut");
    }
    std::printf("the NOTIFY connections were cut %lld times\n", static_cast<long long>(cut));
    CHECK(cut >= 2);
}

TEST_CASE("a server process that cannot read revocations for two seconds passes nobody, and everybody afterwards")
{
    TwoNodes nodes;
    Wire node(nodes.one.origin());
    auto token = nodes.open(nodes.dana);
    REQUIRE(ask(node, token) == 204);

    nodes.run("ALTER TABLE revocation RENAME TO revocation_out_of_reach");
    auto since = SteadyClock::now();
    int status = 204;
    while ((status = ask(node, token)) == 204 && milliseconds_since(since) < 10'000)
        std::this_thread::sleep_for(5ms);
    auto silent = milliseconds_since(since);
    std::printf("without a successful read /authz answers %d after %.0f ms\n", status, silent);
    CHECK(status == 503);
    CHECK(silent > 1000);
    CHECK(silent < 3500);
    CHECK(ask(node, "") != 204);

    nodes.run("ALTER TABLE revocation_out_of_reach RENAME TO revocation");
    for (int i = 0; i < 1000 && (status = ask(node, token)) != 204; ++i)
        std::this_thread::sleep_for(10ms);
    CHECK(status == 204);
}
