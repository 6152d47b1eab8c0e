#include <catch2/catch.hpp>

#include <atomic>
#include <csignal>
#include <filesystem>
#include <map>
#include <random>
#include <set>
#include <thread>

#include "codes/one_time_code.hpp"
#include "letters/from_pack.hpp"
#include "letters/letters.hpp"
#include "letters/manifest.hpp"
#include "support/golden.hpp"
#include "support/serving_process.hpp"

// The whole program under load, killed with SIGKILL, the printer of letters with it. What it acknowledged must be there
// at its next start, and no letter may stand in two batches.

using namespace gatehouse;
using namespace std::chrono_literals;

namespace {

// What one client was told and what it last asked for, when the server was killed.
struct Acknowledged {
    int edits = 0;
    int edits_tried = 0;
    std::set<std::string> sessions {}; // Tokens.
};

class LoadedServer : public Offices {
public:
    static constexpr int editors = 3;
    static constexpr int visitors = 2;
    static constexpr int letters_per_round = 3;

    explicit LoadedServer(Engine engine)
        : Offices(engine)
        , admin(found_today())
        , folder(engine, *this)
    {
        for (int i = 0; i < editors; ++i)
            members.push_back(add_member(palo_verde, admin, "member-" + std::to_string(i)));
        told.resize(editors + visitors);
    }

    // As registrations some days ago did it; they are due.
    void queue_letters()
    {
        clock.advance(SystemClock().now() - clock.now() - 120h);
        for (int i = 0; i < letters_per_round; ++i) {
            auto number = std::to_string(letters.size());
            auto office = add_provider("9" + std::string(5 - number.size(), '0') + number, "Office " + number);
            letters.push_back(queue_letter_to(office, add_waiting("claims-" + number)));
        }
        clock.advance(120h);
    }

    // Load from several sides until the server is killed, at `time` after the first change was acknowledged.
    void run_and_kill(std::chrono::milliseconds time)
    {
        run("DELETE FROM sign_in_guard"); // A try that the last kill cut short counts as a wrong one.
        auto before = m_edits.load();
        ServingProcess server(folder);
        std::jthread printing([this](std::stop_token stop) { print_until(stop); });
        std::vector<std::jthread> clients;
        for (int i = 0; i < editors + visitors; ++i)
            clients.emplace_back([this, i, &server](std::stop_token stop) {
                i < editors ? edit_until(stop, server.origin(), i) : sign_in_until(stop, server.origin(), i);
            });
        for (int i = 0; i < 4000 && m_edits == before; ++i)
            std::this_thread::sleep_for(5ms);
        std::this_thread::sleep_for(time);
        printing.request_stop(); // Kills the printer.
        server.kill();
        for (auto& client : clients)
            client.request_stop();
    }

    void check_nothing_is_lost()
    {
        for (int i = 0; i < editors; ++i) {
            auto& mine = told[static_cast<std::size_t>(i)];
            auto job = text("SELECT job_title FROM membership WHERE id = '" + member_of(i).member.value + "'");
            auto made = job.empty() ? 0 : std::stoi(job);
            CHECK(made >= mine.edits);
            CHECK(made <= mine.edits_tried);
            // The change and its fact in the audit trail came together.
            CHECK(count("audit_fact WHERE action = 'membership.details_changed' AND detail LIKE '%"
                      + member_of(i).member.value + "%\"job_after\":\"" + job + "\"%'")
                == (made == 0 ? 0 : 1));
            mine.edits_tried = std::max(made, mine.edits);
        }
        for (auto& each : told)
            for (auto const& token : each.sessions)
                CHECK(count("session WHERE token_hash = '" + sha256_hex(token) + "' AND ended_at IS NULL") == 1);
        check_letters();
    }

    void finish_printing()
    {
        ChildProcess printer(printer_command());
        CHECK(printer.wait() == 0);
    }

    int changes() const
    {
        int sum = 0;
        for (auto const& each : told)
            sum += each.edits;
        return sum;
    }
    std::size_t sign_ins() const
    {
        std::size_t sum = 0;
        for (auto const& each : told)
            sum += each.sessions.size();
        return sum;
    }
    std::int64_t batches() const { return count("letter_batch WHERE completed_at IS NOT NULL"); }

    std::vector<LetterId> letters;

private:
    Actor found_today()
    {
        clock.advance(SystemClock().now() - clock.now());
        return found(palo_verde, "dana");
    }

    MemberOf member_of(int editor) const { return member(palo_verde, members[static_cast<std::size_t>(editor)]); }

    LetterId queue_letter_to(ProviderId const& office, AccountId const& account)
    {
        auto terms = letter_terms(*pack);
        return write([&](UnitOfWork& work) -> Result<LetterId> {
            auto code = issue_typed_code(
                work, CodePurpose::activation_letter, account.value, "a hash", letter_dates(terms, work.now).use_by);
            return queue_letter(work, terms,
                { .provider = office,
                    .account = account,
                    .code = code,
                    .person = "Noor Hathaway",
                    .provider_name = "Saguaro Valley Home Health",
                    .provider_number = "771204",
                    .address = { "2210 E Palo Brea Ln", "Ste 40", "Tempe", "AZ", "85281-4410" },
                    .registered_at = work.now,
                    .actor = { AuditActor::Kind::stranger, "registration" } },
                make_letter_secret(work.random));
        }).value();
    }

    void edit_until(std::stop_token const& stop, std::string const& origin, int number)
    {
        auto& mine = told[static_cast<std::size_t>(number)];
        HttpBrowser browser(origin, "10.0.0." + std::to_string(number));
        auto who = "/ahcccs/providers/" + palo_verde.value + "/members/" + member_of(number).member.value;
        if (browser.sign_in("dana", good_password).status != 303)
            return; // Killed before.
        browser.get(who);
        while (!stop.stop_requested()) {
            auto next = ++mine.edits_tried;
            auto answer = browser.post(who + "/details",
                { { "display_name", "Member " + std::to_string(number) }, { "phone", "602-555-0100" },
                    { "job_title", std::to_string(next) } });
            if (answer.status != 303)
                return;
            mine.edits = next;
            ++m_edits;
        }
    }

    void sign_in_until(std::stop_token const& stop, std::string const& origin, int number)
    {
        auto& mine = told[static_cast<std::size_t>(number)];
        while (!stop.stop_requested()) {
            HttpBrowser browser(origin, "10.0.0." + std::to_string(number));
            if (browser.sign_in("member-" + std::to_string(number % editors), good_password).status != 303)
                return;
            mine.sessions.insert(browser.cookie("gh-ahcccs"));
        }
    }

    std::vector<std::string> printer_command() const
    {
        return folder.command(
            { "letters", "print", "--plan", "ahcccs", "--key", folder.letter_key(), "--out", folder.file("out") });
    }

    void print_until(std::stop_token const& stop)
    {
        while (!stop.stop_requested()) {
            ChildProcess process(printer_command());
            std::stop_callback kill_it(stop, [&] { process.signal(SIGKILL); });
            process.wait();
        }
    }

    void check_letters()
    {
        std::map<std::string, int> times_printed;
        if (std::filesystem::exists(folder.file("out")))
            for (auto const& entry : std::filesystem::directory_iterator(folder.file("out")))
                if (std::filesystem::exists(entry.path() / "manifest.json") && is_completed(entry.path().filename()))
                    for (auto const& each : manifest_of(entry.path()))
                        ++times_printed[each.file];
        for (auto const& letter : letters) {
            auto printed = count("letter WHERE id = '" + letter.value + "' AND printed_at IS NOT NULL");
            CHECK(times_printed[letter.value + ".pdf"] == printed);
        }
    }
    static std::vector<ManifestFile> manifest_of(std::filesystem::path const& batch)
    {
        return read_manifest_files(read_file(batch / "manifest.json")).value();
    }
    bool is_completed(std::string const& batch) const
    {
        return count("letter_batch WHERE id = '" + batch + "' AND completed_at IS NOT NULL") == 1;
    }

    Actor admin;
    ServerFolder folder;
    std::vector<Actor> members;
    std::vector<Acknowledged> told;
    std::atomic<int> m_edits = 0; // Acknowledged, of all editors.
};

void kill_at_random_moments(Engine engine, int kills)
{
    LoadedServer loaded(engine);
    std::mt19937 chance(std::random_device {}());
    std::uniform_int_distribution moment(0, 700);
    for (int i = 0; i < kills; ++i) {
        CAPTURE(engine, i);
        loaded.queue_letters();
        loaded.run_and_kill(std::chrono::milliseconds(moment(chance)));
        loaded.check_nothing_is_lost();
    }
    loaded.finish_printing();
    loaded.check_nothing_is_lost();
    CHECK(loaded.count("letter WHERE printed_at IS NOT NULL") == std::ssize(loaded.letters));
    CHECK(loaded.changes() > kills); // There was load.
    CHECK(loaded.sign_ins() > 0);
    WARN(engine << ": killed " << kills << " times; " << loaded.changes() << " changes and " << loaded.sign_ins()
                << " sign-ins acknowledged, none lost; " << loaded.letters.size() << " letters in " << loaded.batches()
                << " batches, each in exactly one");
}

} // namespace

TEST_CASE("a server killed at random moments under load loses nothing that it acknowledged", "[faults]")
{
    kill_at_random_moments(EACH_ENGINE, 5);
}

TEST_CASE("a server killed at 50 random moments under load loses nothing that it acknowledged", "[.slow][faults]")
{
    kill_at_random_moments(EACH_ENGINE, 50);
}
