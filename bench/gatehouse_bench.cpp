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
#include "packs/active_packs.hpp"
#include "providers/import_providers.hpp"
#include "providers/providers.hpp"

// What bench/run needs from inside: a folder of data with many people signed in, made by the use cases themselves, and
// how fast the bare hash is.
//   gatehouse_bench seed DATA PLAN PEOPLE SESSIONS PASSWORD    prints the sessions' tokens, one a line
//   gatehouse_bench hash THREADS SECONDS                       prints how many a second
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
            "correspondence_zip\n";
    for (int office = 0; office < count; ++office)
        rows << number_of(office) << ",group," << npi_of(office) << ",00-" << 1'000'000 + office << ",Office " << office
             << ",1804 N Palo Verde Dr,Phoenix,AZ,85006-2210\n";
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

    // The first one leads the office and lets the others in.
    void settle(ProviderId const& office, std::vector<AccountId> const& people)
    {
        Actor admin { people.front(), {}, m_work.plan, AccountKind::provider };
        for (auto const& person : people) {
            bool leads = person == admin.account;
            auto role = leads ? Role::org_admin : Role::org_user;
            auto member = request_membership(m_work, { .account = person, .provider = office, .role = role }).value();
            if (leads)
                activate_founding_admin(m_work, person, office).value();
            else
                activate_member(m_work, m_pack, admin,
                    { { office, member }, { "claims.submit", "claim_status.view", "eligibility.view" } })
                    .value();
        }
    }

    void print_sessions(AccountId const& person, int count)
    {
        for (int i = 0; i < count; ++i) {
            auto session
                = open_session(m_work, m_pack, person, SessionStage::full, { "Chromium on Linux", "192.0.2.7" });
            std::printf("%s\n", session.token.reveal().c_str());
        }
    }

private:
    UnitOfWork& m_work;
    Pack const& m_pack;
    std::string const& m_password_hash;
};

int seed(std::string const& data, PlanId const& plan, int people, int sessions, std::string const& password)
{
    Config config;
    config.data = data;
    Store store(config);
    ActivePacks active_packs(*store.db, store.packs);
    active_packs.start(pack_files({}));
    auto pack = store.packs.find(plan);
    auto hash = SlowHash(1, 1).hash(password).value();
    import_offices(store, *pack, data, (people + office_size - 1) / office_size);
    for (int first = 1; first <= people; first += office_size) {
        auto last = std::min(first + office_size - 1, people);
        store.db
            ->write(plan,
                [&](UnitOfWork& work) -> Result<> {
                    Populace populace(work, *pack, hash);
                    std::vector<AccountId> members;
                    for (int number = first; number <= last; ++number)
                        members.push_back(populace.add(number));
                    populace.settle(adopt_provider(work, number_of(first / office_size)).value().id, members);
                    for (auto const& member : members)
                        populace.print_sessions(member, sessions / people);
                    return {};
                })
            .value();
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
    if (words.size() == 3 && words[0] == "hash")
        return measure_hash(static_cast<unsigned>(std::stoi(words[1])), std::stoi(words[2]));
    std::fputs("usage: gatehouse_bench seed DATA PLAN PEOPLE SESSIONS PASSWORD | hash THREADS SECONDS\n", stderr);
    return 2;
} catch (std::exception const& failure) {
    std::fprintf(stderr, "%s\n", failure.what());
    return 1;
}
