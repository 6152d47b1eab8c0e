// Nobody learns from an answer, or from how long it takes, who has an account.

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

#include "support/people.hpp"
#include "support/visitor.hpp"

using namespace gatehouse;

namespace {

// The portal without its socket, with room for thousands of tries.
class OpenPortal : public People {
public:
    explicit OpenPortal(Engine engine)
        : People(engine)
    {
        Pack roomy = *pack;
        roomy.lockout.attempts = 1'000'000;
        roomy.limits.sign_in_per_network.uses = 1'000'000;
        roomy.limits.recovery_per_network.uses = 1'000'000;
        packs.put(std::move(roomy));
        add_active("known");
    }

    // What the browser of one person gets, the typed name taken out.
    Response answer(std::string const& page, std::map<std::string, std::string> const& form)
    {
        auto response = browser.post("/ahcccs/" + page, form);
        auto const& name = form.at("username");
        for (auto at = response.body.find(name); at != std::string::npos; at = response.body.find(name))
            response.body.replace(at, name.size(), "NAME");
        return response;
    }

    Response sign_in_with(std::string const& name)
    {
        return answer("login", { { "username", name }, { "password", "not the password" } });
    }
    Response recover(std::string const& name) { return answer("forgot-password", { { "username", name } }); }

    Packs packs {};
    Application application { { .db = *db,
        .packs = packs,
        .slow_hash = slow_hash,
        .clock = clock,
        .random = around.random,
        .keys = around.keys,
        .origin = "https://portal.example",
        .log = [](std::string_view line) { FAIL(std::string(line)); } } };
    Visitor browser { application };
};

void check_same(Response const& known, Response const& unknown)
{
    CHECK(known.status == unknown.status);
    CHECK(known.headers == unknown.headers);
    CHECK(known.body == unknown.body);
}

struct Times {
    double sum = 0, squares = 0;
    int count = 0;
    void add(double time)
    {
        sum += time;
        squares += time * time;
        ++count;
    }
    double mean() const { return sum / count; }
    double variance_of_mean() const { return (squares / count - mean() * mean()) / (count - 1); }
};

// Welch's t of the two, without the slowest of both together: they are the machine's, not ours.
double welch_t(std::vector<double> const& first, std::vector<double> const& second, double share_kept)
{
    auto all = first;
    all.insert(all.end(), second.begin(), second.end());
    std::ranges::sort(all);
    auto slowest = all[static_cast<std::size_t>(share_kept * static_cast<double>(all.size() - 1))];
    Times a, b;
    for (auto time : first)
        if (time <= slowest)
            a.add(time);
    for (auto time : second)
        if (time <= slowest)
            b.add(time);
    return (a.mean() - b.mean()) / std::sqrt(a.variance_of_mean() + b.variance_of_mean());
}

} // namespace

TEST_CASE(
    "classes 1 and 2: known and unknown names get the same answer at the login and at recovery, for one hash each")
{
    OpenPortal portal(EACH_ENGINE);
    portal.browser.get("/ahcccs/login");
    auto hashes = portal.slow_hash.verdicts();
    check_same(portal.sign_in_with("known"), portal.sign_in_with("nobody"));
    CHECK(portal.slow_hash.verdicts() == hashes + 2);
    CHECK(portal.count("audit_fact WHERE action = 'sign_in.refused'") == 2);

    portal.browser.get("/ahcccs/forgot-password");
    hashes = portal.slow_hash.verdicts();
    auto known = portal.recover("known");
    portal.browser.get("/ahcccs/forgot-password");
    check_same(known, portal.recover("nobody"));
    CHECK(known.status == 200);
    CHECK(portal.slow_hash.verdicts() == hashes + 2);
    CHECK(portal.count("audit_fact WHERE action = 'recovery.requested'") == 2);
    CHECK(portal.count("outbox_mail") == 1); // The one difference, and its owner sees it.
}

TEST_CASE("class 2: how long the login takes does not tell whether a name is known", "[.slow][timing]")
{
    constexpr int samples = 2000;
    OpenPortal portal(EACH_ENGINE);
    portal.browser.get("/ahcccs/login");
    std::vector<double> known, unknown;
    for (int i = 0; i < samples; ++i)
        for (bool is_known : { i % 2 == 0, i % 2 != 0 }) {
            auto began = std::chrono::steady_clock::now();
            portal.sign_in_with(is_known ? "known" : "nobody");
            std::chrono::duration<double, std::micro> took = std::chrono::steady_clock::now() - began;
            (is_known ? known : unknown).push_back(took.count());
        }
    auto t = welch_t(known, unknown, 1);
    auto t_of_most = welch_t(known, unknown, 0.9);
    WARN(samples << " samples an arm: t " << t << ", without the slowest tenth " << t_of_most);
    CHECK(std::abs(t) < 4.5);
    CHECK(std::abs(t_of_most) < 4.5);
}
