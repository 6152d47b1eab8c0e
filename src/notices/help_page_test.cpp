#include <catch2/catch.hpp>

#include "notices/notices.hpp"
#include "support/browser.hpp"
#include "support/office.hpp"

using namespace gatehouse;

namespace {

Instant at(TimeZone const& zone, int year, unsigned month, unsigned day, int hour, int minute, int second = 0)
{
    using namespace std::chrono;
    return zone.instant(
        LocalTime(local_days(year_month_day(std::chrono::year(year), std::chrono::month(month), std::chrono::day(day))))
        + hours(hour) + minutes(minute) + seconds(second));
}

std::string sentence(Pack const& pack, Instant now)
{
    return opening_sentence(pack, call_center_opening(pack, now).value());
}

// Another plan, with the same people in the database.
std::shared_ptr<Pack const> pack_of(char const* plan) { return shipped_pack({ plan }); }

// The list below a heading.
std::string list_below(std::string const& page, std::string_view heading)
{
    auto from = page.find(heading);
    REQUIRE(from != page.npos);
    return page.substr(from, page.find("</section>", from) - from);
}

} // namespace

TEST_CASE("S3-42 the help page lists what the call center can and what it cannot help with")
{
    Offices world(EACH_ENGINE);
    Site site(world);
    auto page = Browser(site).get("/ahcccs/help").body;
    auto can = list_below(page, "What the AHCCCS Call Center can help with");
    auto cannot = list_below(page, "What the AHCCCS Call Center cannot help with");
    for (auto const* word : { "claim&#39;s status", "denied", "pended" }) {
        CAPTURE(word);
        CHECK(can.contains(word));
        CHECK_FALSE(cannot.contains(word));
    }
    for (auto const* word : { "Rates", "CPT and HCPCS codes and modifiers", "Billing questions",
             "address a check was mailed to", "Payment details of approved claims" }) {
        CAPTURE(word);
        CHECK(cannot.contains(word));
        CHECK_FALSE(can.contains(word));
    }
    auto text = list_below(page, "<h2>AHCCCS Call Center");
    CHECK(text.contains("(602) 417-7670"));
    CHECK(text.contains("option 4"));
    CHECK(text.contains("Monday to Friday"));
}

TEST_CASE("S3-43 opening hours are in Phoenix time all year, whatever the clocks elsewhere do")
{
    auto pack = shipped_pack({ "ahcccs" });
    auto phoenix = TimeZone::find("America/Phoenix").value();
    // 7:30 and 17:00 in Phoenix are 14:30 and 24:00 UTC, in January as in July.
    for (unsigned month : { 1u, 7u }) {
        auto midnight_utc = std::chrono::sys_days(std::chrono::year(2027) / std::chrono::month(month) / 12);
        auto opens = Instant(midnight_utc) + std::chrono::minutes(14 * 60 + 30);
        auto closes = Instant(midnight_utc) + std::chrono::hours(24);
        CAPTURE(month);
        CHECK(at(phoenix, 2027, month, 12, 7, 30) == opens);
        CHECK_FALSE(call_center_opening(*pack, opens - std::chrono::seconds(1))->open);
        CHECK(call_center_opening(*pack, opens)->open);
        CHECK(call_center_opening(*pack, closes - std::chrono::seconds(1))->open);
        CHECK_FALSE(call_center_opening(*pack, closes)->open);
    }
    CHECK(sentence(*pack, at(phoenix, 2027, 1, 15, 9, 0)) == "Open now, until 5:00\u00a0p.m. Phoenix time.");
    CHECK(sentence(*pack, at(phoenix, 2027, 1, 14, 18, 0))
        == "Closed now. Opens Friday, January 15, 2027, 7:30\u00a0a.m. Phoenix time.");
}

TEST_CASE("S3-43 the call center is closed at weekends and on federal holidays, and says when it opens again")
{
    auto pack = shipped_pack({ "ahcccs" });
    auto phoenix = TimeZone::find("America/Phoenix").value();
    // Friday evening; Monday, January 18, 2027 is Martin Luther King's birthday.
    auto after_hours = call_center_opening(*pack, at(phoenix, 2027, 1, 15, 17, 0)).value();
    CHECK_FALSE(after_hours.open);
    CHECK(after_hours.until == at(phoenix, 2027, 1, 19, 7, 30));
    CHECK_FALSE(call_center_opening(*pack, at(phoenix, 2027, 1, 18, 10, 0))->open);

    auto weekend_workers = *pack;
    weekend_workers.call_center.days = { std::chrono::Saturday, std::chrono::Monday };
    CHECK(call_center_opening(weekend_workers, at(phoenix, 2027, 1, 16, 10, 0))->open);
    CHECK(opening_days(weekend_workers.call_center) == "Monday and Saturday");

    auto without = *pack;
    without.call_center.phone.clear();
    CHECK_FALSE(call_center_opening(without, at(phoenix, 2027, 1, 15, 10, 0)));
}

TEST_CASE("S3-43 the help page says whether the call center is open now")
{
    Offices world(EACH_ENGINE);
    Site site(world);
    Browser somebody(site);
    // The world's clock is at 1 a.m. in Phoenix on Friday, January 15, 2027.
    CHECK(text_of(somebody.get("/ahcccs/help")).contains("Closed now. Opens Friday, January 15, 2027, 7:30"));
    world.clock.advance(std::chrono::hours(10));
    CHECK(text_of(somebody.get("/ahcccs/help")).contains("Open now, until 5:00"));
}

TEST_CASE("S3-44 the help page names the documents of the Transaction Insight Portal")
{
    Offices world(EACH_ENGINE);
    Site site(world);
    auto section
        = list_below(Browser(site).get("/ahcccs/help").body, "Documents in the Transaction Insight Portal</h2>");
    for (auto const* document : { "Daily Trip report", "EOBs", "Medical records" })
        CHECK(section.contains(document));
}

TEST_CASE("S3-47 the help page carries updates, the news sign-up, the FAQ, and that nobody instructs on coding")
{
    Offices world(EACH_ENGINE);
    Site site(world);
    auto page = Browser(site).get("/ahcccs/help").body;
    auto updates = list_below(page, "Changes to programs, systems and policy</h2>");
    CHECK(updates.contains("programs, in the systems, and in AHCCCS policy, guides and manuals"));
    CHECK(updates.contains(
        R"(<a href="https://www.azahcccs.gov/Resources/Training/DFSM_Training.html">Sign up for email news</a>)"));
    CHECK(page.contains(R"(<a href="https://ao.azahcccs.gov/Help/FAQ.aspx">Read the AHCCCS Online FAQ</a>)"));
    CHECK(page.contains("can tell you how to code or bill a service"));
}

TEST_CASE("the help page routes questions, names the programs it is for, and shows the way to a training")
{
    Offices world(EACH_ENGINE);
    Site site(world);
    auto text = text_of(Browser(site).get("/ahcccs/help"));
    for (auto const* words : { "AIHP", "TRBHAs", "Tribal ALTCS", "servicedesk@azahcccs.gov", "FFSRates@azahcccs.gov",
             "CodingPolicyQuestions@azahcccs.gov", "providertrainingffs@azahcccs.gov", "(ACC) plan: that plan",
             "Choose the quarter, then the training", "One-to-one", "Video Library", "Training Presentations",
             "Look the claim up in this portal first" }) {
        CAPTURE(words);
        CHECK(text.contains(words));
    }
}

TEST_CASE("S4-12 the help page says how the Welcome Letter tells a group from a practitioner")
{
    Offices world(EACH_ENGINE);
    world.pack = pack_of("cca");
    world.plan = world.pack->plan;
    Site site(world);
    auto section = list_below(Browser(site).get("/cca/help").body, "Practitioner or Group?</h2>");
    CHECK(section.contains("Welcome Letter"));
    CHECK(section.contains("Group Payee ID: choose Group"));
    CHECK(section.contains("an individual: choose Practitioner"));
}

TEST_CASE("S4-13 the help page says where the Provider ID/Billing Number is, and whom to ask without the letter")
{
    Offices world(EACH_ENGINE);
    world.pack = pack_of("cca");
    world.plan = world.pack->plan;
    Site site(world);
    auto page = Browser(site).get("/cca/help").body;
    auto section = list_below(page, "Where to find your Provider ID/Billing Number</h2>");
    CHECK(section.contains("It stands in your Welcome Letter"));
    CHECK(section.contains("call Provider Services or ask your Provider Representative"));
    CHECK_FALSE(page.contains("expired?")); // No letter with a code here.
}
