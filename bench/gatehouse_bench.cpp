#include <atomic>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <thread>

#include "access/access.hpp"
#include "app/store.hpp"
#include "base/random.hpp"
#include "base/slow_hash.hpp"
#include "db/database.hpp"
#include "open_loop.hpp"
#include "packs/active_packs.hpp"
#include "providers/import_providers.hpp"
#include "providers/providers.hpp"

// What bench/run needs from inside: a folder of data with many people signed in, made by the use cases themselves, and
// how fast the bare hash is.
//   gatehouse_bench seed DATA PLAN PEOPLE SESSIONS PASSWORD    prints the sessions' tokens, one a line
//   gatehouse_bench large DATA PLAN MEMBERS LINKS PASSWORD     prints the sessions of those with much: see seed_large()
//   gatehouse_bench hash THREADS SECONDS                       prints how many a second
//   gatehouse_bench ask ADDRESS PATH COOKIE TOKENS RATE SECONDS   prints latencies in microseconds: see open_loop.hpp
// The people are person-1, person-2, ...; those of office n have the provider ID 100000 + n.

using namespace gatehouse;

namespace {

constexpr int office_size = 50;

std::string npi_of(int office)
{
    auto digits = std::to_string(100'000'000 + office);
    int sum = 24; // What the prefix 80840 of a Luhn number adds.
    for (std::size_t i = 0; i < digits.size(); ++i) {
        int digit = digits[i] - '0';
        int twice = digit * 2;
        sum += i % 2 == 0 ? twice / 10 + twice % 10 : digit;
    }
    return digits + std::to_string((10 - sum % 10) % 10);
}

std::string number_of(int office) { return std::to_string(100'000 + office); }

// The offices' file, imported as a plan's own is.
void import_offices(Store const& store, Pack const& pack, std::filesystem::path const& data, int count)
{
    auto file = data / "providers.csv";
    std::ofstream rows(file);
    rows << "provider_id,kind,npi,tax_id,name,correspondence_line_1,correspondence_city,correspondence_state,"
            "correspondence_zip,pay_to_line_1,pay_to_city,pay_to_state,pay_to_zip\n";
    for (int office = 0; office < count; ++office)
        rows << number_of(office) << ",group," << npi_of(office) << ",00-" << 1'000'000 + office << ",Office " << office
             << ",1804 N Palo Verde Dr,Phoenix,AZ,85006-2210,1804 N Palo Verde Dr,Phoenix,AZ,85006-2210\n";
    rows.close();
    auto zone = TimeZone::find(pack.time_zone.iana).value();
    auto report = import_providers(*store.db, *store.random, store.keys, pack.plan,
        { .file = file, .started_by = "bench", .zone = zone, .scratch = data });
    if (report.value().counts.imported != count)
        throw std::runtime_error("not every office was imported");
}

class Populace {
public:
    Populace(UnitOfWork& work, Pack const& pack, std::string const& password_hash)
        : m_work(work)
        , m_pack(pack)
        , m_password_hash(password_hash)
    {
    }

    AccountId add(int number)
    {
        auto name = "person-" + std::to_string(number);
        auto account = create_account(m_work,
            { .user_name = UserName::parse(name).value(),
                .email = EmailAddress::parse(name + "@example.com").value(),
                .first_name = "Person",
                .last_name = std::to_string(number),
                .phone = "602-555-0100" })
                           .value();
        set_chosen_password(m_work, m_pack, account, m_password_hash);
        for (auto const& agreement : m_pack.agreements)
            accept_agreement(m_work, m_pack, account, agreement.key);
        return account;
    }

    void lead(ProviderId const& office, AccountId const& person)
    {
        request_membership(m_work, { .account = person, .provider = office, .role = Role::org_admin }).value();
        activate_founding_admin(m_work, person, office).value();
    }

    // Who leads the office lets somebody in.
    void let_in(ProviderId const& office, AccountId const& leader, AccountId const& person)
    {
        Actor admin { leader, {}, m_work.plan, AccountKind::provider };
        auto member
            = request_membership(m_work, { .account = person, .provider = office, .role = Role::org_user }).value();
        activate_untold(
            m_work, m_pack, admin, { { office, member }, { "claims.submit", "claim_status.view", "eligibility.view" } })
            .value();
    }

    std::string session(AccountId const& person)
    {
        return open_session(m_work, m_pack, person, SessionStage::full, { "Chromium on Linux", "192.0.2.7" })
            .token.reveal();
    }

private:
    UnitOfWork& m_work;
    Pack const& m_pack;
    std::string const& m_password_hash;
};

// What both seeds begin with: the plan and its offices.
struct Seeding {
    Seeding(std::string const& data, PlanId const& plan, std::string const& password, int offices)
        : config(config_of(data))
        , store(config)
        , password_hash(SlowHash(1, 1).hash(password).value())
    {
        ActivePacks(*store.db, store.packs).start(pack_files({}));
        pack = store.packs.find(plan);
        import_offices(store, *pack, data, offices);
    }
    static Config config_of(std::string const& data)
    {
        Config config;
        config.data = data;
        return config;
    }
    template <class F> // void(UnitOfWork&, Populace&)
    void write(F&& body) const
    {
        auto done = store.db->write(pack->plan, [&](UnitOfWork& work) -> Result<> {
            Populace populace(work, *pack, password_hash);
            body(work, populace);
            return {};
        });
        done.value();
    }

    Config config;
    Store store;
    std::string password_hash;
    std::shared_ptr<Pack const> pack;
};

// An office of fifty people and one of `members`, somebody with five providers and somebody with `links`. Prints for
// each of the four a name, the session of who leads it or has them, and the number of the (last) provider.
int seed_large(std::string const& data, PlanId const& plan, int members, int links, std::string const& password)
{
    constexpr int few = 5;
    Seeding seeding(data, plan, password, 2 + few + links);
    int number = 0;
    int office_number = 0;
    auto next_office = [&](UnitOfWork& work) { return adopt_provider(work, number_of(office_number++)).value().id; };
    auto print = [](char const* name, std::string const& session, int office) {
        std::printf("%s %s %s\n", name, session.c_str(), number_of(office).c_str());
    };
    for (auto [name, size] : { std::pair("small-office", office_size), std::pair("large-office", members) }) {
        ProviderId office;
        AccountId leader;
        seeding.write([&](UnitOfWork& work, Populace& populace) {
            office = next_office(work);
            leader = populace.add(++number);
            populace.lead(office, leader);
            print(name, populace.session(leader), office_number - 1);
        });
        for (int left = size - 1; left > 0; left -= office_size)
            seeding.write([&](UnitOfWork&, Populace& populace) {
                for (int i = 0; i < std::min(left, office_size); ++i)
                    populace.let_in(office, leader, populace.add(++number));
            });
    }
    for (auto [name, count] : { std::pair("few-links", few), std::pair("many-links", links) }) {
        AccountId person;
        seeding.write([&](UnitOfWork&, Populace& populace) { person = populace.add(++number); });
        for (int left = count; left > 0; left -= office_size)
            seeding.write([&](UnitOfWork& work, Populace& populace) {
                for (int i = 0; i < std::min(left, office_size); ++i)
                    populace.lead(next_office(work), person);
            });
        seeding.write(
            [&](UnitOfWork&, Populace& populace) { print(name, populace.session(person), office_number - 1); });
    }
    return 0;
}

int seed(std::string const& data, PlanId const& plan, int people, int sessions, std::string const& password)
{
    Seeding seeding(data, plan, password, (people + office_size - 1) / office_size);
    for (int first = 1; first <= people; first += office_size) {
        auto last = std::min(first + office_size - 1, people);
        seeding.write([&](UnitOfWork& work, Populace& populace) {
            std::vector<AccountId> members;
            for (int number = first; number <= last; ++number)
                members.push_back(populace.add(number));
            auto office = adopt_provider(work, number_of(first / office_size)).value().id;
            populace.lead(office, members.front());
            for (auto const& member : std::span(members).subspan(1))
                populace.let_in(office, members.front(), member);
            for (auto const& member : members)
                for (int i = 0; i < sessions / people; ++i)
                    std::printf("%s\n", populace.session(member).c_str());
        });
    }
    return 0;
}

int measure_hash(unsigned threads, int seconds)
{
    SlowHash one(1, 1);
    std::string const password = "correct horse battery staple";
    auto hash = one.hash(password).value();
    std::atomic<int> count = 0;
    auto start = std::chrono::steady_clock::now();
    auto end = start + std::chrono::seconds(seconds);
    {
        std::vector<std::jthread> loops;
        for (unsigned i = 0; i < threads; ++i)
            loops.emplace_back([&] {
                SlowHash own(1, 1); // The very call that a sign-in makes, and nothing around it.
                while (std::chrono::steady_clock::now() < end)
                    count += own.fits(hash, password).value();
            });
    }
    std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    std::printf("%.2f\n", count / took.count());
    return 0;
}

} // namespace

int main(int argc, char** argv)
try {
    std::vector<std::string> words(argv + 1, argv + argc);
    if (words.size() == 6 && words[0] == "seed")
        return seed(words[1], { words[2] }, std::stoi(words[3]), std::stoi(words[4]), words[5]);
    if (words.size() == 6 && words[0] == "large")
        return seed_large(words[1], { words[2] }, std::stoi(words[3]), std::stoi(words[4]), words[5]);
    if (words.size() == 3 && words[0] == "hash")
        return measure_hash(static_cast<unsigned>(std::stoi(words[1])), std::stoi(words[2]));
    if (words.size() == 7 && words[0] == "ask")
        return ask_in_open_loop({ words[1], words[2], words[3], words[4], std::stoi(words[5]), std::stoi(words[6]) });
    std::fputs(
        "usage: gatehouse_bench seed DATA PLAN PEOPLE SESSIONS PASSWORD | large DATA PLAN MEMBERS LINKS PASSWORD\n"
        "       | hash THREADS SECONDS | ask ADDRESS PATH COOKIE TOKENS RATE SECONDS\n",
        stderr);
    return 2;
} catch (std::exception const& failure) {
    std::fprintf(stderr, "%s\n", failure.what());
    return 1;
}
