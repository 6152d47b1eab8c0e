#include <catch2/catch.hpp>

#include <malloc.h>

#include <random>
#include <thread>

#include "base/keys.hpp"
#include "base/random.hpp"
#include "forward_auth/assertion.hpp"
#include "forward_auth/session_cache.hpp"
#include "mail/links.hpp"
#include "packs/pack.hpp"

using namespace gatehouse;
using namespace std::chrono_literals;

namespace {

constexpr Instant noon { 1'800'000'000s };

std::shared_ptr<PlanRules const> make_rules()
{
    static SeededRandom random(1);
    static Keys const keys = make_keys(random);
    static AssertionKey const key(keys.assertions);
    Pack pack;
    pack.plan = { "demo" };
    pack.revision = "1";
    pack.sessions.idle = 15min;
    pack.forward_auth.hosts = { "claims.example" };
    pack.access.subsystems = {
        { "claims", "Claims", "Claims", "/claims/",
            { { "claims.submit", "", "", "", true }, { "claims.view", "", "", "", false } } },
        { "eligibility", "Eligibility", "Eligibility", "/eligibility/",
            { { "eligibility.check", "", "", "", false } } },
    };
    return std::make_shared<PlanRules const>(pack, PortalLinks::parse("https://portal.example/demo").value(), key);
}

std::string id(char kind, std::size_t number) // As long as a real one.
{
    auto digits = std::to_string(number);
    return std::string("019b76da-a800-7000-800") + kind + "-" + std::string(12 - digits.size(), '0') + digits;
}

KnownSession known_session(std::size_t number, std::size_t offices = 1)
{
    KnownSession known { { id('5', number) }, { id('a', number) }, "", noon, noon + 8h, {} };
    for (std::size_t i = 0; i < offices; ++i)
        known.offices.push_back({ { id('b', number + i) }, std::to_string(100000 + number + i), Role::org_user,
            { "claims.submit", "eligibility.check" } });
    return known;
}

Sha256 hash_of(std::size_t number) { return sha256(std::to_string(number)); }

} // namespace

TEST_CASE("a cached session knows what it was made of")
{
    auto rules = make_rules();
    CachedSession session(known_session(7, 3), rules, 0);
    CHECK(session.account() == id('a', 7));
    CHECK(session.session() == id('5', 7));
    CHECK(session.host().empty());
    CHECK(session.office_count() == 3);
    auto office = session.find_office("100008");
    REQUIRE(office);
    CHECK(office->index == 1);
    CHECK(office->number == "100008");
    CHECK(office->role == Role::org_user);
    CHECK(rules->names_of(office->capabilities)
        == std::vector<std::string_view> { "claims.submit", "eligibility.check" });
    CHECK_FALSE(session.find_office("999999"));
    CHECK_FALSE(session.find_office("10000")); // A prefix is another number.
    CHECK_FALSE(session.find_office(""));      // Three offices: which one?
    CHECK(CachedSession(known_session(7), rules, 0).find_office("")->number == "100007");
    CHECK_FALSE(CachedSession(known_session(7, 0), rules, 0).find_office(""));
}

TEST_CASE("a cached session is good up to its deadlines and not a moment longer")
{
    Revocations revocations;
    CachedSession session(known_session(1), make_rules(), revocations.latest());
    CHECK(session.is_current(noon + 15min, revocations));
    CHECK_FALSE(session.is_current(noon + 15min + 1us, revocations)); // Idle.
    session.seen_at(noon + 8h - 1min);
    CHECK(session.is_current(noon + 8h, revocations));
    CHECK_FALSE(session.is_current(noon + 8h + 1us, revocations)); // Over for good.
}

TEST_CASE("I6 a revocation reaches what was read before it, and nothing else")
{
    using enum Revocations::Kind;
    Revocations revocations;
    auto rules = make_rules();
    auto known = known_session(1);
    auto read = [&] { return CachedSession(known, rules, revocations.latest()); };
    auto current = [&](CachedSession const& session) { return session.is_current(noon, revocations); };

    auto before = read();
    revocations.revoke(session, id('5', 2));
    revocations.revoke(account, id('a', 2));
    revocations.revoke(plan, "other");
    CHECK(current(before));

    for (auto const& [kind, subject] : std::vector<std::pair<Revocations::Kind, std::string>> {
             { session, id('5', 1) }, { account, id('a', 1) }, { plan, "demo" } }) {
        before = read();
        CHECK(current(before));
        revocations.revoke(kind, subject);
        CHECK_FALSE(current(before));
        CHECK(current(read()));
    }

    before = read();
    auto office = before.find_office("100001").value();
    CHECK(before.is_current(office, revocations));
    revocations.revoke(provider, id('b', 1));
    CHECK(current(before));
    CHECK_FALSE(before.is_current(office, revocations));

    before = read();
    revocations.revoke_everything();
    CHECK_FALSE(current(before));
}

TEST_CASE("I6 a revocation that comes while a session is being read is not lost")
{
    Revocations revocations;
    auto read_at = revocations.latest();
    auto known = known_session(1); // As it was read; and before it is put into the cache:
    revocations.revoke(Revocations::Kind::session, known.session.value);
    SessionCache cache(1024 * 1024);
    cache.put(hash_of(1), CachedSession(known, make_rules(), read_at));
    bool current = true;
    CHECK(cache.visit(hash_of(1), [&](CachedSession& session) { current = session.is_current(noon, revocations); }));
    CHECK_FALSE(current);
}

TEST_CASE("the cache finds, replaces and forgets")
{
    SessionCache cache(1024 * 1024);
    auto rules = make_rules();
    auto account_of = [&](std::size_t number) {
        std::string account = "nobody";
        cache.visit(hash_of(number), [&](CachedSession& session) { account = session.account(); });
        return account;
    };
    cache.put(hash_of(1), CachedSession(known_session(1), rules, 0));
    CHECK(account_of(1) == id('a', 1));
    CHECK(account_of(2) == "nobody");
    cache.put(hash_of(1), CachedSession(known_session(3, 5), rules, 0));
    CHECK(account_of(1) == id('a', 3));
    CHECK(cache.size() == 1);
    cache.forget(hash_of(1));
    CHECK(account_of(1) == "nobody");
    CHECK(cache.bytes() == 0);
}

TEST_CASE("the cache keeps to its size and to what is in use")
{
    constexpr std::size_t bytes_max = 1024 * 1024;
    SessionCache cache(bytes_max);
    auto rules = make_rules();
    auto is_there = [&](std::size_t number) { return cache.visit(hash_of(number), [](CachedSession&) {}); };
    for (std::size_t i = 0; i < 20'000; ++i) {
        cache.put(hash_of(i), CachedSession(known_session(i), rules, 0));
        for (std::size_t k = 0; k < 100; k += 10)
            is_there(k); // Ten that are used all the time.
        REQUIRE(cache.bytes() <= bytes_max);
    }
    CHECK(cache.size() > 1500);
    std::size_t kept = 0;
    for (std::size_t k = 0; k < 100; k += 10)
        kept += is_there(k);
    CHECK(kept >= 9);
    CHECK_FALSE(is_there(5));

    cache.put(hash_of(1'000'000), CachedSession(known_session(1'000'000, 3000), rules, 0));
    CHECK_FALSE(is_there(1'000'000)); // Larger than its share: the database is asked each time.
}

TEST_CASE("a cached session takes at most 400 bytes")
{
    constexpr std::size_t count = 100'000;
    SessionCache cache(64 * 1024 * 1024);
    auto rules = make_rules();
    auto before = mallinfo2().uordblks;
    for (std::size_t i = 0; i < count; ++i)
        cache.put(hash_of(i), CachedSession(known_session(i), rules, 0));
    auto measured = static_cast<double>(mallinfo2().uordblks - before) / count;
    auto reckoned = static_cast<double>(cache.bytes()) / count;
    std::printf("a cached session takes %.0f bytes (reckoned %.0f)\n", measured, reckoned);
    CHECK(cache.size() == count);
    CHECK(reckoned <= 400);
    if (measured > 0) // A sanitizer has an allocator of its own.
        CHECK(measured <= 400);
}

TEST_CASE("the cache stands many threads at once", "[concurrent]")
{
    SessionCache cache(256 * 1024);
    Revocations revocations;
    auto rules = make_rules();
    std::atomic<int> wrong = 0;
    {
        std::vector<std::jthread> threads;
        for (unsigned t = 0; t < 4; ++t)
            threads.emplace_back([&, t] {
                std::minstd_rand random(t);
                for (int i = 0; i < 5'000; ++i) {
                    std::size_t number = random() % 2000;
                    if (random() % 100 == 0)
                        revocations.revoke(Revocations::Kind::account, id('a', number));
                    bool known = cache.visit(hash_of(number), [&](CachedSession& session) {
                        session.seen_at(noon);
                        wrong += session.account() != id('a', number);
                    });
                    if (!known)
                        cache.put(hash_of(number), CachedSession(known_session(number), rules, revocations.latest()));
                }
            });
    }
    CHECK(wrong == 0);
    CHECK(cache.bytes() <= 256 * 1024);
}
