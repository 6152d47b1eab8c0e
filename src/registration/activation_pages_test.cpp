#include <catch2/catch.hpp>

#include "support/database_text.hpp"
#include "support/journey_site.hpp"

using namespace gatehouse;
using namespace std::chrono_literals;

namespace {

// A master whose letter has come, in front of a browser.
struct AtTheDoor : JourneySite {
    explicit AtTheDoor(Engine in)
        : JourneySite(in)
        , account(register_master("noor"))
        , secret(letter_of(account))
    {
    }
    Response sign_in_here() { return sign_in_in(browser); }
    Response sign_in_in(Visitor& where)
    {
        where.get("/ahcccs/login");
        return where.post(
            "/ahcccs/login", { { "username", "noor" }, { "password", secret.temporary_password.reveal() } });
    }

    AccountId account;
    LetterSecret secret;
    Visitor browser { application };
};

} // namespace

TEST_CASE("S3-46 the way in, page by page, with a new session id at each step")
{
    AtTheDoor door(EACH_ENGINE);
    auto& browser = door.browser;
    auto signed_in = door.sign_in_here();
    CHECK(Visitor::location(signed_in) == "/ahcccs/activate");
    auto first = browser.cookies().at("__Host-gh-ahcccs");
    auto page = browser.follow(signed_in).body;
    CHECK(page.contains("id=\"code\""));
    CHECK(page.contains("autocomplete=\"one-time-code\""));
    CHECK_FALSE(page.contains("type=\"password\""));

    auto entered = browser.post("/ahcccs/activate", { { "code", door.secret.code.reveal() } });
    CHECK(Visitor::location(entered) == "/ahcccs/password");
    auto second = browser.cookies().at("__Host-gh-ahcccs");
    CHECK(first != second);
    CHECK(browser.follow(entered).body.contains("id=\"new_password\""));

    auto chosen = browser.post("/ahcccs/password",
        { { "new_password", std::string(Journey::good_password) },
            { "repeat_password", std::string(Journey::good_password) } });
    CHECK(chosen.status == 303);
    CHECK(browser.cookies().at("__Host-gh-ahcccs") != second);
    CHECK(door.count("session WHERE stage = 'full' AND ended_at IS NULL") == 1);
    CHECK(door.count("session WHERE ended_at IS NULL") == 1);

    Visitor thief(door.application);
    for (auto const& old : { first, second }) {
        thief.set_cookie("__Host-gh-ahcccs", old);
        CHECK(Visitor::location(thief.get("/ahcccs/activate")).starts_with("/ahcccs/login"));
        CHECK(Visitor::location(thief.get("/ahcccs/password")).starts_with("/ahcccs/login"));
    }
}

TEST_CASE("S3-25 the page takes the code as it was typed, blanks and all")
{
    AtTheDoor door(EACH_ENGINE);
    door.sign_in_here();
    door.browser.get("/ahcccs/activate");
    for (auto const& typed : { door.secret.code.reveal() + " ", " " + door.secret.code.reveal() }) {
        auto refused = door.browser.post("/ahcccs/activate", { { "code", typed } });
        CHECK(refused.status == 422);
        CHECK(refused.body.contains("id=\"code-error\""));
        CHECK_FALSE(refused.body.contains(door.secret.code.reveal())); // Not shown again.
    }
    CHECK(door.browser.post("/ahcccs/activate", { { "code", door.secret.code.reveal() } }).status == 303);
}

TEST_CASE("S3-27 after the use-by moment the page says expired, and what to write to whom; S3-28 else incorrect")
{
    AtTheDoor door(EACH_ENGINE);
    door.clock.advance(15 * 24h - 1min);
    door.sign_in_here();
    door.browser.get("/ahcccs/activate");
    auto wrong = door.browser.post("/ahcccs/activate", { { "code", "KQ7F-x2MN-44RT" } });
    CHECK(wrong.status == 422);
    CHECK(wrong.body.contains("exactly as printed"));
    door.clock.advance(1min + 1us);
    auto expired = door.browser.post("/ahcccs/activate", { { "code", door.secret.code.reveal() } });
    CHECK(expired.status == 410);
    CHECK(expired.body.contains("expired authentication code"));
    CHECK(expired.body.contains("servicedesk@azahcccs.gov"));
}

TEST_CASE("S3-23 the page says where help is, and offers \"I have not received my code\" from three days before use-by")
{
    AtTheDoor door(EACH_ENGINE);
    // Registered on Friday, January 15, 1:00 a.m. in Phoenix: expected by February 1, dead on January 30.
    auto from = std::chrono::microseconds(12 * 24h);
    auto page_at = [&](std::chrono::microseconds since_registration) {
        auto registered = door.letter_row(door.account).queued_at;
        door.clock.advance(registered + since_registration - door.clock.now());
        Visitor browser(door.application);
        return browser.follow(door.sign_in_in(browser)).body;
    };
    auto early = page_at(from - 1us);
    CHECK(early.contains("servicedesk@azahcccs.gov"));
    CHECK(early.contains(door.pack->contacts.service_desk_warning));
    CHECK_FALSE(early.contains("I have not received my code"));
    CHECK(page_at(from).contains("I have not received my code"));
}

TEST_CASE("S3-23 where the tenth business day is earlier than that, it is offered from then on")
{
    Journey journey(EACH_ENGINE);
    journey.terms.good_for = std::chrono::days(30);
    auto letter = journey.letter_row(journey.register_master("noor"));
    letter.use_by = letter.queued_at + std::chrono::days(30);
    auto from = not_received_from(journey.terms, letter);
    CHECK(iso_date(journey.terms.zone.local_date(from)) == "2027-02-01"); // Martin Luther King's day does not count.
    CHECK(from == journey.terms.zone.start_of(letter.expected_on));
}

TEST_CASE("S3-23 asking for a new letter makes one request that waits for the service desk")
{
    AtTheDoor door(EACH_ENGINE);
    door.sign_in_here();
    door.browser.get("/ahcccs/activate");
    auto early = door.browser.post("/ahcccs/activate/not-received");
    CHECK(early.status == 409);
    CHECK(door.count("letter_request") == 0);

    door.clock.advance(12 * 24h);
    door.sign_in_here();
    door.browser.get("/ahcccs/activate");
    for (int i = 0; i < 2; ++i)
        CHECK(door.browser.follow(door.browser.post("/ahcccs/activate/not-received")).body.contains("new letter"));
    CHECK(door.count("letter_request WHERE settled_at IS NULL") == 1);
    CHECK(door.count("audit_fact WHERE action = 'letter.not_received'") == 1);
}

TEST_CASE("S3-23 who has no letter cannot sign in, and asks by name; the answer tells nobody who is known")
{
    AtTheDoor door(EACH_ENGINE);
    auto ask = [&](std::string const& name, std::string const& number) {
        Visitor browser(door.application);
        browser.get("/ahcccs/not-received");
        auto answer = browser.post("/ahcccs/not-received", { { "username", name }, { "provider_id", number } });
        CHECK(answer.status == 200);
        return answer.body;
    };
    auto too_early = ask("noor", "771204");
    CHECK(door.count("letter_request") == 0);
    door.clock.advance(12 * 24h);
    auto unknown = ask("nobody", "771204");
    auto other_office = ask("noor", "771862");
    CHECK(door.count("letter_request") == 0);
    auto known = ask("NOOR", "771204");
    CHECK(door.count("letter_request WHERE settled_at IS NULL") == 1);
    for (auto const* page : { &too_early, &other_office, &known })
        CHECK(*page == unknown);

    Visitor browser(door.application);
    browser.get("/ahcccs/not-received");
    auto empty = browser.post("/ahcccs/not-received", { { "username", "" }, { "provider_id", "" } });
    CHECK(empty.status == 422);
    CHECK(empty.body.contains("id=\"provider_id-error\""));
}

TEST_CASE("S3-30 whatever is tried in whatever order, no password is set before the code is accepted")
{
    AtTheDoor door(EACH_ENGINE);
    auto& browser = door.browser;
    std::uint64_t state = 7; // Repeatable.
    auto next = [&](unsigned choices) {
        state = state * 6364136223846793005u + 1442695040888963407u;
        return static_cast<unsigned>((state >> 33) % choices);
    };
    auto step = [&](unsigned which) -> Response {
        switch (which) {
        case 0: return browser.get("/ahcccs/activate");
        case 1: return browser.get("/ahcccs/password");
        case 2: return browser.get("/ahcccs/");
        case 3: return browser.get("/ahcccs/me");
        case 4: return browser.get("/ahcccs/register");
        case 5:
            return browser.post("/ahcccs/password",
                { { "new_password", std::string(Journey::good_password) },
                    { "repeat_password", std::string(Journey::good_password) } });
        case 6: return browser.post("/ahcccs/activate", { { "code", "" } });
        case 7: return browser.post("/ahcccs/activate/not-received");
        default: browser.get("/ahcccs/login"); return door.sign_in_in(browser);
        }
    };
    for (int i = 0; i < 200; ++i) {
        step(next(9));
        REQUIRE(door.count("password WHERE kind = 'chosen'") == 0);
        REQUIRE(door.count("session WHERE stage <> 'activation_code'") == 0);
    }
    door.sign_in_in(browser);
    browser.get("/ahcccs/activate");
    CHECK(browser.post("/ahcccs/activate", { { "code", door.secret.code.reveal() } }).status == 303);
    browser.get("/ahcccs/password");
    CHECK(step(5).status == 303);
    CHECK(door.count("password WHERE kind = 'chosen'") == 1);
}

TEST_CASE("S3-24 no page, mail, record or text in the database holds the code or the temporary password")
{
    AtTheDoor door(EACH_ENGINE);
    auto& browser = door.browser;
    std::vector<std::string> shown;
    shown.push_back(browser.follow(door.sign_in_here()).body);
    shown.push_back(browser.post("/ahcccs/activate", { { "code", door.secret.code.reveal() + "x" } }).body);
    shown.push_back(door.last_mail("noor@example.com"));
    auto accepted = browser.post("/ahcccs/activate", { { "code", door.secret.code.reveal() } });
    shown.push_back(browser.follow(accepted).body);
    for (auto const& line : door.log)
        shown.push_back(line);
    for (auto const* secret : { &door.secret.code, &door.secret.temporary_password }) {
        for (auto const& text : shown)
            CHECK_FALSE(text.contains(secret->reveal()));
        CHECK(where_in_database(door, door.engine, secret->reveal()).empty());
    }
    CHECK_FALSE(where_in_database(door, door.engine, "Hathaway").empty()); // The search does find what is there.
}
