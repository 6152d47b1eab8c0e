#include <catch2/catch.hpp>

#include "app/application.hpp"
#include "base/random.hpp"
#include "notices/notices.hpp"
#include "packs/load_pack.hpp"
#include "support/browser.hpp"
#include "support/factors.hpp"
#include "support/office.hpp"
#include "support/small_pack.hpp"

using namespace gatehouse;

namespace {

class Board : public Offices {
public:
    explicit Board(Engine engine)
        : Offices(engine)
    {
        run("UPDATE account SET staff_role = 'network_manager' WHERE id = '" + manager.account.value + "'");
    }

    Result<NoticeId> put(WriteNotice const& wanted, std::optional<Actor> const& by = {})
    {
        return write([&](UnitOfWork& work) { return write_notice(work, by.value_or(manager), wanted); });
    }
    Result<> publish(NoticeId const& id, std::int64_t version, std::optional<Actor> const& by = {})
    {
        return write([&](UnitOfWork& work) { return publish_notice(work, by.value_or(manager), id, version); });
    }
    Result<> end(NoticeId const& id, std::optional<Actor> const& by = {})
    {
        return write([&](UnitOfWork& work) { return end_notice(work, by.value_or(manager), id); });
    }
    NoticeState state(NoticeId const& id)
    {
        return db->read(plan, [&](UnitOfWork& work) { return read_notice(work, manager, id); })->state;
    }
    void seed(Pack const& from)
    {
        write([&](UnitOfWork& work) -> Result<> {
            seed_notices(work, from);
            return {};
        }).value();
    }
    std::vector<std::string> shown()
    {
        std::vector<std::string> titles;
        auto all
            = db->read(plan, [&](UnitOfWork& work) -> Result<std::vector<ShownNotice>> { return shown_notices(work); });
        for (auto const& notice : *all)
            titles.push_back(notice.text.title);
        return titles;
    }
    NoticeText text(std::string title, NoticeReach reach = NoticeReach::updates) const
    {
        return { .title = std::move(title),
            .body = "First paragraph.\n\nSecond paragraph.",
            .links = { { "Read the bulletin", "https://plan.example/bulletin" } },
            .effective = "",
            .topic = "Claims",
            .reach = reach,
            .show_from = clock.now(),
            .show_until = {} };
    }

    Actor const manager = add_staff("ines");
    Actor const desk = add_staff("noor");
};

using Titles = std::vector<std::string>;

void sign_in_staff(Board const& board, Browser& browser, std::string const& name)
{
    browser.get("/ahcccs/staff/login");
    browser.post("/ahcccs/staff/login", { { "username", name }, { "password", std::string(People::good_password) } });
    browser.get("/ahcccs/staff/login/code");
    auto answer = browser.post("/ahcccs/staff/login/code", { { "code", app_code(board, name) } });
    REQUIRE(answer.status == 303);
}

Browser signed_in_manager(Board const& board, Site const& site)
{
    Browser browser(site);
    sign_in_staff(board, browser, "ines");
    browser.get("/ahcccs/staff/notices/new"); // Brings a new form token.
    return browser;
}

Browser::Fields typed(std::string title)
{
    return { { "title", std::move(title) }, { "body", "We moved.\r\n\r\nFind us." },
        { "links", "Read more https://plan.example/moved" }, { "topic", "Claims" }, { "reach", "login" },
        { "show_from", "2027-01-15" }, { "show_until", "" }, { "effective_on", "" } };
}

} // namespace

TEST_CASE("S5-28 a notice has title, body, links, an effective date, and is shown from its first day to its last")
{
    Board board(EACH_ENGINE);
    auto text = board.text("Secure mail needs TLS 1.2");
    text.effective = "2018-06-03";
    text.show_from = board.clock.now() + std::chrono::hours(24);
    text.show_until = board.clock.now() + std::chrono::hours(72);
    auto id = board.put({ .text = text }).value();
    CHECK(board.state(id) == NoticeState::draft);
    board.publish(id, 1).value();
    CHECK(board.state(id) == NoticeState::scheduled);
    CHECK(board.shown().empty());

    board.clock.advance(std::chrono::hours(24));
    CHECK(board.state(id) == NoticeState::shown);
    CHECK(board.shown() == Titles { "Secure mail needs TLS 1.2" });
    auto message = to_message(text, "/ahcccs");
    CHECK(message.effective == "Effective June 3, 2018");
    CHECK(message.paragraphs == std::vector<std::string> { "First paragraph.", "Second paragraph." });
    REQUIRE(message.links.size() == 1);
    CHECK(message.links[0].href == "https://plan.example/bulletin");

    board.clock.advance(std::chrono::hours(48) - std::chrono::microseconds(1));
    CHECK(board.shown().size() == 1);
    board.clock.advance(std::chrono::microseconds(1));
    CHECK(board.shown().empty());
    CHECK(board.state(id) == NoticeState::over);
    CHECK(board.publish(id, 1).error().code == "notice.over");
}

TEST_CASE("a notice is kept in versions: people see the published one until another is published")
{
    Board board(EACH_ENGINE);
    auto id = board.put({ .text = board.text("Old words") }).value();
    CHECK(board.shown().empty());
    board.publish(id, 1).value();
    board.put({ .notice = id, .seen_version = 1, .text = board.text("New words") }).value();
    CHECK(board.shown() == Titles { "Old words" });

    CHECK(board.publish(id, 1).error().code == "notice.changed"); // The preview showed another version.
    board.publish(id, 2).value();
    CHECK(board.shown() == Titles { "New words" });
    CHECK(board.put({ .notice = id, .seen_version = 1, .text = board.text("Late words") }).error().code
        == "notice.changed");

    board.end(id).value();
    CHECK(board.shown().empty());
    CHECK(board.state(id) == NoticeState::ended);
    CHECK(board.end(id).error().code == "notice.not_shown");
    board.publish(id, 2).value();
    CHECK(board.shown() == Titles { "New words" });

    CHECK(board.count("audit_fact WHERE action = 'notice.written'") == 2);
    CHECK(board.count("audit_fact WHERE action = 'notice.published'") == 3);
    CHECK(board.count("audit_fact WHERE action = 'notice.ended'") == 1);
    auto versions = board.db->read(
        board.plan, [&](UnitOfWork& work) -> Result<std::vector<NoticeVersion>> { return notice_versions(work, id); });
    REQUIRE(versions->size() == 2);
    CHECK(versions->front().author == "ines Example");
}

TEST_CASE("only network managers write, publish and end notices")
{
    Board board(EACH_ENGINE);
    auto id = board.put({ .text = board.text("Ours") }).value();
    board.publish(id, 1).value();
    auto provider = board.found(board.palo_verde, "dana");
    for (auto const& outsider : { board.desk, provider }) {
        CHECK(board.put({ .text = board.text("Theirs") }, outsider).error().kind == ErrorKind::forbidden);
        CHECK(board.publish(id, 1, outsider).error().kind == ErrorKind::forbidden);
        CHECK(board.end(id, outsider).error().kind == ErrorKind::forbidden);
    }
    Actor elsewhere = board.manager;
    elsewhere.plan = board.other_plan;
    CHECK(board.end(id, elsewhere).error().kind == ErrorKind::forbidden);
    CHECK(board.shown() == Titles { "Ours" });
    CHECK(board.end({ "00000000-0000-7000-8000-000000000000" }).error().code == "notice.unknown");
}

TEST_CASE("a notice without title, text or topic, or with its days the wrong way round, is refused at the fields")
{
    Board board(EACH_ENGINE);
    auto text = board.text("");
    text.body.clear();
    text.topic.clear();
    text.show_until = text.show_from;
    auto refused = board.put({ .text = text });
    REQUIRE_FALSE(refused);
    Titles fields;
    for (auto const& field : refused.error().fields)
        fields.push_back(field.field);
    CHECK(fields == Titles { "title", "body", "topic", "show_until" });
    CHECK(board.count("notice") == 0);
}

TEST_CASE("a pack's notices come in once by key and revision, and what staff made of them stays")
{
    Board board(EACH_ENGINE);
    auto pack = *board.pack;
    auto seed = [](std::string key, std::string title) {
        NoticeSeed made {};
        made.key = std::move(key);
        made.revision = 1;
        made.title = std::move(title);
        made.text = "Text.";
        made.topic = "Claims";
        return made;
    };
    pack.notices = { seed("moved", "We moved"), seed("claims", "Claims change") };
    board.seed(pack);
    board.seed(pack);
    CHECK(board.shown() == Titles { "We moved", "Claims change" });
    CHECK(board.count("notice_version") == 2);

    NoticeId moved { board.World::text("SELECT id FROM notice WHERE seed_key = 'moved'") };
    board.put({ .notice = moved, .seen_version = 1, .text = board.text("We moved again") }).value();
    board.publish(moved, 2).value();
    board.put({ .text = board.text("On top") }).value();
    board.seed(pack);
    CHECK(board.shown() == Titles { "We moved again", "Claims change" });

    board.end(moved).value();
    board.seed(pack);
    CHECK(board.shown() == Titles { "Claims change" });
    pack.notices[0].revision = 2;
    pack.notices[0].title = "We moved for good";
    board.seed(pack);
    CHECK(board.shown() == Titles { "We moved for good", "Claims change" });
    CHECK(board.count("notice_version WHERE notice_id = '" + moved.value + "'") == 3);
}

TEST_CASE("a link of a notice is https or a page of the portal, and has words")
{
    CHECK(NoticeLink::parse("Read it https://plan.example/a?b=c")->label == "Read it");
    CHECK(NoticeLink::parse("Updates & Announcements /updates")->address == "/updates");
    for (auto const* bad : { "https://plan.example/", "Read it http://plan.example/", "Read it javascript:alert(1)",
             "Read it //plan.example/", "Read it https://", "Read it https:///x", "Read it https://a\"b/",
             "Read it /a\\b", "Read it" }) {
        CAPTURE(bad);
        CHECK_FALSE(NoticeLink::parse(bad));
    }
    auto with_notice = [](std::string_view notice) {
        return load_pack("packs/small.toml",
            std::string(small_pack) + "[notice.one]\ntitle = \"T\"\ntext = \"X\"\n" + std::string(notice));
    };
    auto good = with_notice("links = [\"Read it https://plan.example/\"]\neffective_on = \"2018-06-03\"\n");
    REQUIRE(good);
    CHECK(good->notices.at(0).effective_on == std::chrono::year(2018) / 6 / 3);
    auto http = with_notice("links = [\"Read it http://plan.example/\"]\n");
    REQUIRE_FALSE(http);
    CHECK(to_string(http.error().at(0)).contains("begins with https://"));
    CHECK_FALSE(with_notice("effective_on = \"2018-06-03\"\neffective_immediately = true\n"));
    CHECK_FALSE(with_notice("show_from = \"2027-01-02\"\nshow_until = \"2027-01-01\"\n"));
}

TEST_CASE("notices are shown where they reach, escaped, as plain text")
{
    Board board(EACH_ENGINE);
    Site site(board);
    board.found(board.palo_verde, "dana");
    auto publish = [&](std::string title, NoticeReach reach) {
        board.publish(board.put({ .text = board.text(std::move(title), reach) }).value(), 1).value();
    };
    publish("Only on updates", NoticeReach::updates);
    publish("On <b>login</b> too", NoticeReach::login);
    publish("Everywhere", NoticeReach::strip);

    Browser stranger(site);
    auto login = stranger.get("/ahcccs/login").body;
    CHECK(login.contains(">MESSAGES</h2>"));
    CHECK(login.contains("On &lt;b&gt;login&lt;/b&gt; too"));
    CHECK(login.find("Everywhere") < login.find("On &lt;b&gt;")); // The newest comes first.
    CHECK_FALSE(login.contains("Only on updates"));
    CHECK_FALSE(login.contains("gh-announce"));
    CHECK_FALSE(stranger.get("/ahcccs/staff/login").body.contains("MESSAGES"));
    auto updates = stranger.get("/ahcccs/updates").body;
    CHECK(updates.contains("<h1>Updates &amp; Announcements</h1>"));
    for (auto const* title : { "Only on updates", "On &lt;b&gt;", "Everywhere" })
        CHECK(updates.contains(title));

    Browser dana(site);
    dana.sign_in("dana");
    auto home = dana.get("/ahcccs/me").body;
    auto strip = home.substr(home.find("gh-announce"), 1200);
    CHECK(strip.contains("<b>Everywhere:</b> First paragraph."));
    CHECK_FALSE(strip.contains("Second paragraph"));
    CHECK(home.contains("/ahcccs/updates\">Updates &amp; Announcements</a>"));
}

TEST_CASE("without notices the sign-in page has no MESSAGES and the page of updates says so")
{
    Board board(EACH_ENGINE);
    Site site(board);
    Browser stranger(site);
    auto login = stranger.get("/ahcccs/login").body;
    CHECK_FALSE(login.contains("MESSAGES"));
    CHECK(login.contains("Trouble logging in?"));
    CHECK(text_of(stranger.get("/ahcccs/updates")).contains("Nothing new"));
}

TEST_CASE("a network manager writes a notice, previews it, publishes it and ends it")
{
    Board board(EACH_ENGINE);
    Site site(board);
    auto ines = signed_in_manager(board, site);
    auto saved = ines.post("/ahcccs/staff/notices/new", typed("We moved"));
    auto preview = ines.follow(saved);
    CHECK(text_of(preview).contains("Nobody sees this version until you publish it"));
    CHECK(preview.body.contains("<p>We moved.</p><p>Find us.</p>"));
    Browser stranger(site);
    CHECK_FALSE(stranger.get("/ahcccs/login").body.contains("We moved"));

    auto path = header_of(saved, "Location");
    path = path.substr(0, path.find("/preview"));
    CHECK(ines.post(path + "/publish", { { "version", "1" } }).status == 303);
    CHECK(stranger.get("/ahcccs/login").body.contains("We moved"));
    auto list = ines.get("/ahcccs/staff/notices");
    CHECK(text_of(list).contains("1 by ines Example"));

    auto form = ines.get(path);
    CHECK(form.body.contains("Read more https://plan.example/moved"));
    auto stale = typed("We moved again");
    stale.emplace_back("seen", "7");
    CHECK(ines.post(path, stale).status == 409);
    auto right = typed("We moved again");
    right.emplace_back("seen", "1");
    CHECK(ines.post(path, right).status == 303);
    CHECK(ines.post(path + "/publish", { { "version", "1" } }).status == 409);
    CHECK(ines.post(path + "/publish", { { "version", "2" } }).status == 303);
    CHECK(stranger.get("/ahcccs/updates").body.contains("We moved again"));
    CHECK(ines.post(path + "/end").status == 303);
    CHECK_FALSE(stranger.get("/ahcccs/updates").body.contains("We moved"));
}

TEST_CASE("what was typed into a notice stands there again beside each mistake")
{
    Board board(EACH_ENGINE);
    Site site(board);
    auto ines = signed_in_manager(board, site);
    auto fields = typed("We moved");
    fields[2].second = "Read more http://plan.example/moved";
    fields[7].second = "soon";
    auto answer = ines.post("/ahcccs/staff/notices/new", fields);
    CHECK(answer.status == 422);
    CHECK(answer.body.contains("id=\"links-error\""));
    CHECK(answer.body.contains("id=\"effective_on-error\""));
    CHECK(answer.body.contains("Find us."));
    CHECK(board.count("notice") == 0);
}

TEST_CASE("other staff and people of an office do not get to the pages of notices")
{
    Board board(EACH_ENGINE);
    Site site(board);
    board.found(board.palo_verde, "dana");
    Browser noor(site);
    sign_in_staff(board, noor, "noor");
    CHECK(noor.get("/ahcccs/staff/notices").status == 403);
    CHECK(noor.get("/ahcccs/staff/notices/new").status == 403);
    Browser dana(site);
    dana.sign_in("dana");
    CHECK(header_of(dana.get("/ahcccs/staff/notices"), "Location").starts_with("/ahcccs/staff/login"));
    auto ines = signed_in_manager(board, site);
    CHECK(ines.get("/ahcccs/staff/notices").status == 200);
    CHECK(ines.get("/ahcccs/staff/notices/nothing").status == 404);
}

namespace {

// A plan's login page as the pack makes it.
class Newcomers : public World {
public:
    Newcomers(Engine engine, char const* key)
        : World(engine)
    {
        plan = { key };
        run("INSERT INTO plan (plan_id, active_revision, provider_generation, created_at) VALUES ('" + std::string(key)
            + "', '', 0, 0) ON CONFLICT DO NOTHING");
        pack = shipped_pack(plan);
        db->write(plan, [&](UnitOfWork& work) -> Result<> {
              seed_notices(work, *pack);
              return {};
          }).value();
        packs.put(*pack);
    }

    std::string page(std::string const& path)
    {
        SystemRandom random;
        Application application({ .db = *db,
            .packs = packs,
            .slow_hash = test_slow_hash(),
            .clock = clock,
            .random = random,
            .keys = around.keys,
            .origin = "https://portal.example",
            .log = [](std::string_view) {} });
        Request request { .method = Method::get, .path = "/" + plan.value + path };
        request.headers.emplace_back("Host", "portal.example");
        request.peer = "192.0.2.7";
        return application.handle(std::move(request)).body;
    }

    std::shared_ptr<Pack const> pack;
    Packs packs;
};

std::string article(std::string const& page, std::string_view title)
{
    auto from = page.find("<h3>" + std::string(title) + "</h3>");
    REQUIRE(from != page.npos);
    return page.substr(from, page.find("</article>", from) - from);
}

} // namespace

TEST_CASE("S5-27 the login page has the area MESSAGES with its five items in order")
{
    Newcomers world(EACH_ENGINE, "caresource");
    auto page = world.page("/login");
    auto at = page.find(">MESSAGES</h2>");
    REQUIRE(at != page.npos);
    for (auto const* title : { "Explore Our New Website With Ease",
             "Extended use dates to assist with EpiPen intermittent supply interruptions",
             "Refund Check Requests Address Update", "Browser Requirements for the CareSource Provider Portal",
             "Network Notifications" }) {
        CAPTURE(title);
        auto next = page.find("<h3>" + std::string(title) + "</h3>");
        REQUIRE(next != page.npos);
        CHECK(next > at);
        at = next;
    }
    CHECK(article(page, "Extended use dates to assist with EpiPen intermittent supply interruptions")
              .contains(R"(<a href="https://www.fda.gov/)"));
    auto refund = article(page, "Refund Check Requests Address Update");
    CHECK(refund.contains("Effective immediately"));
    CHECK(refund.contains(">Download the Claim Recovery Request Form</a>"));
    CHECK(refund.contains("one Claim Recovery Request Form for each refund check"));
    CHECK(refund.contains("attach the documents"));
    CHECK(refund.contains(">View the network notification</a>"));
    CHECK(article(page, "Network Notifications").contains(R"(<a href="/caresource/updates">)"));
}

TEST_CASE("S5-28 the notice on browsers is effective June 3, 2018")
{
    Newcomers world(EACH_ENGINE, "caresource");
    auto notice = article(world.page("/login"), "Browser Requirements for the CareSource Provider Portal");
    CHECK(notice.contains("Effective June 3, 2018"));
    CHECK(notice.contains("TLS 1.2 or higher"));
}

TEST_CASE("S5-30 Updates & Announcements lists the network notifications by topic")
{
    Newcomers world(EACH_ENGINE, "caresource");
    auto page = world.page("/updates");
    CHECK(page.contains("<h1>Updates &amp; Announcements</h1>"));
    for (auto const* topic : { "Claims", "Clinical guidelines", "Provider Portal" }) {
        CAPTURE(topic);
        CHECK(page.contains(">" + std::string(topic) + "</h2>"));
    }
    CHECK(page.find(">Claims</h2>") < page.find("Refund Check Requests Address Update"));
}
