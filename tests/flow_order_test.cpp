// Class 9: whatever order the forms of the ways to a new password are sent in, nobody's password changes without the
// proof that belongs to it, given in this flow and in this browser.

#include <catch2/catch.hpp>

#include <array>
#include <random>
#include <set>

#include "support/journey_site.hpp"

using namespace gatehouse;

namespace {

// Ada has an account; Maya has registered, and a letter with a temporary password and a code is on its way to her.
class TwoPeople : public Journey {
public:
    explicit TwoPeople(Engine engine)
        : Journey(engine)
    {
        add_active("ada");
        register_master("maya");
        auto roomy = std::make_shared<Pack>(*pack);
        roomy->lockout.attempts = 1'000'000;
        for (auto* limit : { &roomy->limits.sign_in_per_network, &roomy->limits.recovery_per_network,
                 &roomy->limits.recovery_per_account })
            limit->uses = 1'000'000;
        pack = std::move(roomy);
    }
};

struct Person {
    std::string name;
    AccountId account;
    std::string password;           // What opens the account at the moment, as far as the test knows.
    std::string hash;               // As it stands in the database.
    std::set<std::string> links {}; // Codes of recovery links that are good.
    std::set<std::string> spent {};
};

// What a browser has proved in the session that it has.
struct Proof {
    Person* person = nullptr;
    enum class Stage : std::uint8_t { temporary_password, code, full } stage {};
};

// Sends forms in any order and compares each change of a password with what was proved before it.
class Flows {
public:
    Flows(Engine engine, std::uint32_t seed)
        : m_site(engine)
        , m_chance(seed)
    {
        for (auto const* name : { "ada", "maya" })
            m_people.push_back(
                { name, { m_site.text("SELECT account_id FROM sign_in_name WHERE name = '" + std::string(name) + "'") },
                    std::string(People::good_password), {} });
        maya().password = m_site.letter_of(maya().account).temporary_password.reveal();
        for (auto& person : m_people)
            person.hash = hash_of(person);
    }

    // Returns what was done, in a word.
    std::string step()
    {
        m_site.clock.advance(std::chrono::seconds(1));
        auto browser = pick(m_browsers.size());
        m_wanted = "quiet copper umbrella drift " + std::to_string(++m_number);
        using Deed = std::string (Flows::*)(std::size_t, Person&);
        static constexpr std::array deeds { &Flows::log_in, &Flows::enter_code, &Flows::choose, &Flows::change,
            &Flows::ask_for_link, &Flows::recover, &Flows::recover_by_wrong_link, &Flows::log_out };
        Deed deed = deeds[pick(deeds.size())];
        auto* person = &m_people[pick(m_people.size())];
        if (auto proof = m_proofs[browser]; proof.person && pick(2) == 0) { // Goes on as it is meant.
            person = proof.person;
            deed = proof.stage == Proof::Stage::temporary_password ? &Flows::enter_code
                : proof.stage == Proof::Stage::code                ? &Flows::choose
                                                                   : &Flows::change;
        }
        auto done = (this->*deed)(browser, *person);
        for (auto const& each : m_people)
            if (hash_of(each) != each.hash)
                FAIL("without proof the password of " << each.name << " was changed by: " << done);
        return done;
    }

    std::map<std::string, int> changes {}; // That were rightly made, by the way.

private:
    Person& maya() { return m_people[1]; }
    std::size_t pick(std::size_t count) { return std::uniform_int_distribution<std::size_t>(0, count - 1)(m_chance); }
    bool likely() { return pick(4) != 0; }
    std::string hash_of(Person const& person) const
    {
        return m_site.text("SELECT hash FROM password WHERE account_id = '" + person.account.value + "'");
    }

    Response post(std::size_t browser, std::string const& path, std::map<std::string, std::string> const& form)
    {
        m_browsers[browser].get("/ahcccs/forgot-password"); // Whoever has which session: a form with its token.
        return m_browsers[browser].post(path, form);
    }
    std::map<std::string, std::string> wanted() const
    {
        return { { "new_password", m_wanted }, { "repeat_password", m_wanted } };
    }

    // The password has changed, if it has, with proof. Ends the sessions of its owner.
    void rightly_changed(Person& person, std::string const& way)
    {
        if (hash_of(person) == person.hash)
            return;
        person.hash = hash_of(person);
        person.password = m_wanted;
        person.spent.merge(person.links);
        person.links.clear();
        for (auto& proof : m_proofs)
            if (proof.person == &person)
                proof = {};
        ++changes[way];
    }

    std::string log_in(std::size_t browser, Person& person)
    {
        bool right = likely();
        auto answer = post(browser, "/ahcccs/login",
            { { "username", person.name }, { "password", right ? person.password : "wrong" } });
        if (!right || answer.status != 303)
            return "a login";
        bool temporary = Visitor::location(answer).ends_with("/activate");
        m_proofs[browser] = { &person, temporary ? Proof::Stage::temporary_password : Proof::Stage::full };
        return "a login with the password";
    }
    std::string enter_code(std::size_t browser, Person&)
    {
        bool right = likely();
        std::string code(right ? m_site.letter_of(maya().account).code.reveal() : "AAAA-AAAA-AAAA");
        auto answer = post(browser, "/ahcccs/activate", { { "code", code } });
        auto& mine = m_proofs[browser];
        bool has_password = mine.person == &maya() && mine.stage == Proof::Stage::temporary_password;
        if (right && has_password && answer.status == 303) {
            for (auto& proof : m_proofs)
                if (proof.person == &maya())
                    proof = {};
            mine = { &maya(), Proof::Stage::code };
        }
        return "a code";
    }
    std::string choose(std::size_t browser, Person&)
    {
        post(browser, "/ahcccs/password", wanted());
        if (auto mine = m_proofs[browser]; mine.person && mine.stage == Proof::Stage::code) {
            rightly_changed(*mine.person, "letter");
            if (!m_proofs[browser].person) // Changed: signed in with it.
                m_proofs[browser] = { mine.person, Proof::Stage::full };
        }
        return "a password after a code";
    }
    std::string change(std::size_t browser, Person& person)
    {
        auto form = wanted();
        bool right = likely();
        if (right || likely())
            form["current_password"] = right ? person.password : "wrong";
        post(browser, "/ahcccs/me/password", form);
        auto mine = m_proofs[browser];
        if (right && mine.person == &person && mine.stage == Proof::Stage::full) {
            rightly_changed(person, "from within");
            if (!m_proofs[browser].person)
                m_proofs[browser] = { &person, Proof::Stage::full };
        }
        return "a change from within";
    }
    std::string ask_for_link(std::size_t browser, Person& person)
    {
        post(browser, "/ahcccs/forgot-password", { { "username", person.name } });
        auto mail = m_site.last_mail(person.name + "@example.com");
        if (auto at = mail.find("/recover/" + person.account.value + "?code="); at != mail.npos) {
            at = mail.find("code=", at) + 5;
            auto code = mail.substr(at, mail.find('\n', at) - at);
            if (!person.spent.contains(code))
                person.links.insert(code);
        }
        return "a question for a link";
    }
    std::string recover(std::size_t browser, Person& person)
    {
        if (person.links.empty())
            return "nothing";
        auto form = wanted();
        form["code"] = *person.links.begin();
        post(browser, "/ahcccs/recover/" + person.account.value, form);
        rightly_changed(person, "link");
        return "a link";
    }
    std::string recover_by_wrong_link(std::size_t browser, Person& person)
    {
        auto form = wanted();
        auto const& other = m_people[&person == &maya() ? 0 : 1];
        for (auto const& codes : { other.links, person.spent })
            if (!codes.empty() && likely())
                form["code"] = *codes.begin();
        post(browser, "/ahcccs/recover/" + person.account.value, form);
        return "a link of somebody else, one that is spent, or none";
    }
    std::string log_out(std::size_t browser, Person&)
    {
        post(browser, "/ahcccs/logout", {});
        m_proofs[browser] = {};
        return "a logout";
    }

    SiteAround<TwoPeople> m_site;
    std::mt19937 m_chance;
    std::array<Visitor, 2> m_browsers { Visitor(m_site.application), Visitor(m_site.application) };
    std::array<Proof, 2> m_proofs {};
    std::vector<Person> m_people {};
    std::string m_wanted {};
    int m_number = 0;
};

} // namespace

TEST_CASE("class 9: forms sent in any order change nobody's password without the proof of their own flow")
{
    constexpr int runs = 6, steps = 60;
    auto engine = EACH_ENGINE;
    std::map<std::string, int> changes;
    for (std::uint32_t seed = 1; seed <= runs; ++seed) {
        CAPTURE(seed);
        Flows flows(engine, seed);
        std::string so_far;
        for (int i = 0; i < steps; ++i) {
            so_far += flows.step() + "; ";
            CAPTURE(so_far);
        }
        for (auto const& [way, count] : flows.changes)
            changes[way] += count;
    }
    for (auto const* way : { "letter", "from within", "link" }) { // The control: each way leads there in its order.
        CAPTURE(way);
        CHECK(changes[way] > 0);
    }
    std::printf(
        "%d forms in any order: %d, %d and %d passwords changed by letter, from within and by link, none without "
        "proof\n",
        runs * steps, changes["letter"], changes["from within"], changes["link"]);
}
