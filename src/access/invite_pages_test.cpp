#include <catch2/catch.hpp>

#include <boost/json.hpp>

#include "support/browser.hpp"
#include "support/inviting.hpp"

using namespace gatehouse;

namespace {

std::string office(ProviderId const& provider, std::string const& below = "/")
{
    return "/ahcccs/providers/" + provider.value + below;
}

// An office with its Administrator Dana and the user Teo, and a browser for each.
struct Fixture : Inviting {
    explicit Fixture(Engine engine)
        : Inviting(engine)
    {
        dana_at.sign_in("dana");
        teo_at.sign_in("teo");
    }

    Response add(std::string const& first_name, std::string const& from = "page")
    {
        return dana_at.post(office(palo_verde, "/invite"),
            { { "first_name", first_name }, { "last_name", "Farrow" }, { "email", first_name + "@example.com" },
                { "zip", "85201" }, { "may.claims.view", "yes" }, { "from", from } });
    }
    Response send() { return dana_at.follow(dana_at.post(office(palo_verde, "/invite"), { { "then", "send" } })); }
    std::string link(std::string const& first_name) const
    {
        auto mail = last_mail(first_name);
        auto at = mail.find("/ahcccs/invitations/");
        return at == mail.npos ? "" : mail.substr(at, mail.find('\n', at) - at);
    }

    Actor dana = found(palo_verde, "dana");
    Actor teo = add_member(palo_verde, dana, "teo", { "eligibility.view" });
    MemberOf teos = member(palo_verde, teo);
    Site site { *this };
    Browser dana_at { site }, teo_at { site }, stranger { site };
};

std::size_t count_of(std::string_view text, std::string_view part)
{
    std::size_t count = 0;
    for (auto at = text.find(part); at != text.npos; at = text.find(part, at + part.size()))
        ++count;
    return count;
}

} // namespace

TEST_CASE("S4-21 Manage Users stands in the left navigation of Administrators only")
{
    Fixture world(EACH_ENGINE);
    auto link = "<a href=\"" + office(world.palo_verde, "/admin") + "\">Manage Users</a>";
    auto home = world.dana_at.get(office(world.palo_verde));
    CHECK(home.body.find(link) > home.body.find("gh-nav"));
    CHECK(home.body.contains(link));
    CHECK_FALSE(world.teo_at.get(office(world.palo_verde)).body.contains("Manage Users"));
}

TEST_CASE("S4-22 Invite New User, label by label, with a list that is kept between the pages")
{
    Fixture world(EACH_ENGINE);
    auto users = world.dana_at.get(office(world.palo_verde, "/admin"));
    REQUIRE(users.status == 200);
    CHECK(users.body.contains("href=\"" + office(world.palo_verde, "/invite") + "\" data-dialog=\"invite\""));
    CHECK(users.body.contains("Invite New User</a>"));
    CHECK(users.body.contains("<dialog class=\"gh-dialog\" id=\"invite\""));
    CHECK(users.body.contains("Add to List</button>"));
    CHECK_FALSE(users.body.contains("Send Invitation</button>")); // Nobody to send to.

    // Without a script: the same form on a page.
    REQUIRE(world.add("otis").status == 303);
    auto page = world.dana_at.get(office(world.palo_verde, "/invite"));
    CHECK(text_of(page).contains("To be invited: 1 person"));
    CHECK(page.body.contains("Send Invitation</button>"));
    // In the dialog: back to the table, and the server says that it is open.
    auto back = world.dana_at.follow(world.add("imani", "dialog"));
    CHECK(back.body.contains("aria-labelledby=\"invite-title\" data-open>"));
    CHECK(text_of(back).contains("To be invited: 2 people"));
    CHECK(text_of(back).contains("otis@example.com · "));

    auto id = world.text("SELECT id FROM invitation WHERE email = 'otis@example.com'");
    auto off
        = world.dana_at.post(office(world.palo_verde, "/invitations/" + id + "/cancellation"), { { "from", "page" } });
    CHECK(text_of(world.dana_at.follow(off)).contains("To be invited: 1 person"));
    CHECK(world.count("outbox_mail") == 0);
}

TEST_CASE("S4-22 a form that cannot be taken comes back with its errors and what was typed")
{
    Fixture world(EACH_ENGINE);
    world.dana_at.get(office(world.palo_verde, "/invite"));
    auto refused = world.dana_at.post(office(world.palo_verde, "/invite"),
        { { "first_name", "Otis" }, { "last_name", "" }, { "email", "otis" }, { "zip", "99501" },
            { "may.claims.view", "yes" }, { "from", "dialog" } });
    CHECK(refused.status == 422);
    CHECK(refused.body.contains("value=\"Otis\""));
    CHECK(refused.body.contains("href=\"#last_name\""));
    CHECK(refused.body.contains("href=\"#zip\""));
    CHECK(refused.body.contains("name=\"may.claims.view\" value=\"yes\" checked"));
    CHECK(text_of(refused).contains("Typically the remittance address; try this first, then the practice address"));
}

TEST_CASE("S4-23 whoever stands typed when the list is sent is sent to as well, or the form says what is missing")
{
    Fixture world(EACH_ENGINE);
    REQUIRE(world.add("otis").status == 303);
    auto path = office(world.palo_verde, "/invite");
    world.dana_at.get(path);
    auto half = world.dana_at.post(path, { { "first_name", "Imani" }, { "then", "send" } });
    CHECK(half.status == 422);
    CHECK(half.body.contains("value=\"Imani\""));
    CHECK(world.count("outbox_mail") == 0);
    auto both = world.dana_at.post(path,
        { { "first_name", "Imani" }, { "last_name", "Farrow" }, { "email", "imani@example.com" }, { "zip", "85201" },
            { "may.claims.view", "yes" }, { "then", "send" } });
    CHECK(text_of(world.dana_at.follow(both)).contains("2 of 2 invitations were sent"));
    REQUIRE(world.add("maya").status == 303);
    auto one = world.dana_at.post(path, { { "may.claims.view", "yes" }, { "then", "send" } }); // Nobody is typed.
    CHECK(text_of(world.dana_at.follow(one)).contains("1 of 1 invitation was sent"));
    CHECK(world.count("outbox_mail") == 3);
}

TEST_CASE("S4-23 after sending each person has a message, failures first")
{
    Fixture world(EACH_ENGINE);
    REQUIRE(world.add("otis").status == 303);
    REQUIRE(world.add("teo").status == 303); // A member.
    auto results = world.send();
    REQUIRE(results.status == 200);
    auto text = text_of(results);
    CHECK(text.contains("1 of 2 invitations was sent") != text.contains("1 of 2 invitations were sent"));
    CHECK(text.find("teo Farrow: not sent") < text.find("otis Farrow: sent"));
    CHECK(text.contains("can act for this office already"));
    CHECK(results.body.contains("/resend\">"));
    // Looking again sends nothing again.
    CHECK(world.count("outbox_mail") == 1);
    CHECK(world.dana_at.get(office(world.palo_verde, "/invitations/sent/none")).status == 404);
}

TEST_CASE("S4-25 S4-26 the table of users has the source's columns, and a row its actions")
{
    Fixture world(EACH_ENGINE);
    REQUIRE(world.add("otis").status == 303);
    world.send();
    world.add_pending(world.palo_verde, "imani");
    auto users = world.dana_at.get(office(world.palo_verde, "/admin"));
    std::size_t at = 0;
    for (auto const* column : { "Email", "Name", "Role", "Permissions", "Status", "Actions" }) {
        at = users.body.find(">" + std::string(column) + "</th>", at);
        REQUIRE(at != std::string::npos);
    }
    auto from = users.body.find("teo@example.com");
    auto row = users.body.substr(from, users.body.find("</tr>", from) - from);
    CHECK(row.contains("data-label=\"Role\"><div>User</div>"));
    CHECK(row.contains(">Edit Role and Permissions<"));
    CHECK(row.contains("Active"));
    CHECK(row.contains(">Make Admin<"));
    CHECK(row.contains(">Revoke User<"));
    auto text = text_of(users);
    CHECK(text.contains("Invited"));
    CHECK(text.contains("Pending approval"));

    world.clock.advance(std::chrono::hours(24 * 7) + std::chrono::seconds(1));
    world.dana_at.sign_in("dana");
    CHECK(text_of(world.dana_at.get(office(world.palo_verde, "/admin"))).contains("Expired invitation"));
}

TEST_CASE("S4-27 each row leads to Edit Role and Permissions, Make Admin and Revoke User, and they do it")
{
    Fixture world(EACH_ENGINE);
    auto person = office(world.palo_verde, "/members/" + world.teos.member.value);
    auto users = world.dana_at.get(office(world.palo_verde, "/admin"));
    CHECK(users.body.contains("href=\"" + person + "\">Edit Role and Permissions"));
    CHECK(users.body.contains("action=\"" + person + "/upgrade\""));
    CHECK(users.body.contains("href=\"" + person + "/removal\">Revoke User"));

    auto upgraded = world.dana_at.post(person + "/upgrade", { { "from", "admin" } });
    CHECK(header_of(upgraded, "Location").starts_with(office(world.palo_verde, "/admin")));
    CHECK(world.membership(world.palo_verde, world.teo)->role == Role::org_admin);
}

TEST_CASE("S4-28 Revoke User asks once, then ends access here at once and leaves other offices as they are")
{
    Fixture world(EACH_ENGINE);
    auto priya = world.found(world.juniper, "priya");
    world.add_member(world.juniper, priya, "teo", { "claims.view" });
    REQUIRE(world.teo_at.get(office(world.palo_verde)).status == 200);

    auto removal = office(world.palo_verde, "/members/" + world.teos.member.value + "/removal");
    auto asks = world.dana_at.get(removal);
    CHECK(text_of(asks).contains("Revoke User: teo Example?"));
    CHECK(asks.body.contains(">Revoke User</button>"));
    CHECK(text_of(asks).contains("Keep access"));
    // That caches look again is a revocation of its own, beside those of when he was let in.
    auto revocations = "revocation WHERE kind = 'account' AND subject = '" + world.teo.account.value + "'";
    auto before = world.count(revocations);
    REQUIRE(world.dana_at.post(removal).status == 303);

    CHECK(world.teo_at.get(office(world.palo_verde)).status == 404);
    CHECK(world.teo_at.get(office(world.juniper)).status == 200); // The same session.
    CHECK(world.count(revocations) == before + 1);
    auto teo = world.actor_of(world.teo.account);
    CHECK(world.effective(world.juniper, teo) == std::vector<std::string> { "claims.view" });
}

TEST_CASE("S4-29 making an admin of an admin is refused, and revoking the last one")
{
    Fixture world(EACH_ENGINE);
    auto person = [&](Actor const& who) {
        return office(world.palo_verde, "/members/" + world.member(world.palo_verde, who).member.value);
    };
    world.dana_at.get(office(world.palo_verde, "/admin"));
    auto last = world.dana_at.post(person(world.dana) + "/removal");
    CHECK(last.status == 409);
    CHECK(text_of(last).contains("the last"));
    auto again = world.dana_at.post(person(world.dana) + "/upgrade", { { "from", "admin" } });
    CHECK(again.status == 409);
    CHECK(text_of(again).contains("already"));
    CHECK(world.state(world.palo_verde).org_admins.size() == 1);

    REQUIRE(world.upgrade(world.dana, world.teos));
    CHECK(world.dana_at.post(person(world.dana) + "/removal").status == 303); // Teo is one, too.
}

TEST_CASE("S4-30 somebody who is no Administrator gets none of it by address or API")
{
    Fixture world(EACH_ENGINE);
    REQUIRE(world.add("otis").status == 303);
    world.send();
    auto id = world.text("SELECT id FROM invitation");
    world.teo_at.get(office(world.palo_verde));
    for (auto const* page : { "/admin", "/invite", "/invite/file" })
        CHECK(world.teo_at.get(office(world.palo_verde, page)).status == 403);
    CHECK(world.teo_at.post(office(world.palo_verde, "/invite"), { { "then", "send" } }).status == 403);
    for (auto const& action : { std::string("/invite"), std::string("/invite/file"), "/invitations/" + id + "/resend",
             "/invitations/" + id + "/cancellation" })
        CHECK(world.teo_at.post(office(world.palo_verde, action)).status == 403);
    auto api = "/ahcccs/api/v1/providers/" + world.palo_verde.value + "/invitations";
    CHECK(world.teo_at.get_json(api).status == 403);
    CHECK(world.teo_at.post_json(api + "/" + id + "/cancellation").status == 403);
    auto foreign = "/ahcccs/api/v1/providers/" + world.juniper.value + "/invitations";
    CHECK(world.dana_at.get_json(foreign).status == 404);
    CHECK(world.dana_at.get_json(api).status == 200);
    CHECK(world.state_of(world.dana, { id }) == InvitationState::sent);
}

TEST_CASE("the inviter sees no link on any page, in the API, in the audit trail or in the log")
{
    Fixture world(EACH_ENGINE);
    REQUIRE(world.add("otis").status == 303);
    auto results = world.send();
    auto code = world.code_of("otis");
    REQUIRE_FALSE(code.empty());
    auto users = world.dana_at.get(office(world.palo_verde, "/admin"));
    auto api = world.dana_at.get_json("/ahcccs/api/v1/providers/" + world.palo_verde.value + "/invitations");
    CHECK(api.body.contains("otis@example.com"));
    for (auto const* seen : { &results, &users, &api }) {
        CHECK_FALSE(seen->body.contains(code));
        CHECK_FALSE(seen->body.contains("?code="));
    }
    CHECK(world.count("audit_fact WHERE action LIKE 'invitation.%' AND detail LIKE '%code%'") == 0);
}

TEST_CASE("a newcomer opens the link, makes an account and is in")
{
    Fixture world(EACH_ENGINE);
    REQUIRE(world.add("otis").status == 303);
    world.send();
    auto link = world.link("otis");
    auto path = link.substr(0, link.find('?'));
    auto page = world.stranger.get(link);
    REQUIRE(page.status == 200);
    CHECK(text_of(page).contains("dana Example invites otis@example.com to act for Palo Verde Family Health"));
    CHECK(world.stranger.get(link).status == 200); // Looking does not use the link up.

    Browser::Fields form { { "code", world.code_of("otis") }, { "first_name", "Otis" }, { "last_name", "Farrow" },
        { "phone", "602-555-0142" }, { "user_name", "otis.farrow" },
        { "new_password", std::string(People::good_password) },
        { "repeat_password", std::string(People::good_password) }, { "accept_terms_of_use", "yes" } };
    auto careless = form;
    careless.pop_back();
    auto refused = world.stranger.post(path, careless);
    CHECK(refused.status == 422);
    CHECK(refused.body.contains("href=\"#accept_terms_of_use\""));

    auto made = world.stranger.post(path, form);
    REQUIRE(made.status == 303);
    CHECK(text_of(world.stranger.follow(made)).contains("Your account is ready"));
    world.stranger.sign_in("otis.farrow");
    CHECK(world.stranger.get(office(world.palo_verde)).status == 200);
    CHECK(world.stranger.get(link).status == 410);
}

TEST_CASE("whoever has an account logs in first; somebody else's login is told so")
{
    Fixture world(EACH_ENGINE);
    auto bob = world.add_active("bob");
    REQUIRE(world.add("bob").status == 303);
    world.send();
    auto link = world.link("bob");
    auto path = link.substr(0, link.find('?'));
    auto page = world.stranger.get(link);
    CHECK(page.body.contains("Log in to accept"));
    CHECK_FALSE(page.body.contains("name=\"new_password\""));
    CHECK(world.teo_at.get(link).body.contains("You are logged in as somebody else"));
    CHECK(world.teo_at.post(path, { { "code", world.code_of("bob") } }).status == 403);

    world.stranger.sign_in("bob");
    world.stranger.get(link);
    CHECK(world.stranger.post(path, { { "code", world.code_of("bob") } }).status == 303);
    CHECK(world.membership(world.palo_verde, world.actor_of(bob))->status == MembershipStatus::active);
}

TEST_CASE("a person is invited, sent again and cancelled by a program, too")
{
    Fixture world(EACH_ENGINE);
    auto api = "/ahcccs/api/v1/providers/" + world.palo_verde.value + "/invitations";
    auto added = world.dana_at.post_json(api,
        R"({"email":"otis@example.com","first_name":"Otis","last_name":"Farrow","zip":"85201",)"
        R"("capabilities":["claims.view"]})");
    REQUIRE(added.status == 200);
    CHECK(added.body.contains(R"("state":"listed")"));
    auto sent = world.dana_at.post_json(api + "/sending");
    CHECK(sent.body.contains(R"("state":"sent")"));
    auto id = world.text("SELECT id FROM invitation");
    for (int i = 0; i < 5; ++i)
        CHECK(world.dana_at.post_json(api + "/" + id + "/resend").status == 200);
    CHECK(world.dana_at.post_json(api + "/" + id + "/resend").status == 429);
    CHECK(world.dana_at.post_json(api + "/" + id + "/cancellation").body.contains(R"("state":"cancelled")"));
    CHECK(world.dana_at.post_json(api, R"({"email":"otis"})").status == 422);
}

TEST_CASE("a file of people tells each bad line and puts the others on the list")
{
    Fixture world(EACH_ENGINE);
    auto file = office(world.palo_verde, "/invite/file");
    world.dana_at.get(file);
    auto read = world.dana_at.post(file,
        { { "csv",
            "Email,First name,Last name,Permissions,ZIP code\n"
            "otis@example.com,Otis,Farrow,claims.view,85201\nwrong,Wen,Castellano,claims.view,85201\n" } });
    CHECK(read.status == 200);
    CHECK(text_of(read).contains("Line 3: not on the list"));
    CHECK(text_of(read).contains("1 person on your list"));
    auto empty = world.dana_at.post(file, { { "csv", "hello" } });
    CHECK(empty.status == 422);
    CHECK(text_of(empty).contains("The first line names the columns"));
}

TEST_CASE("an office with hundreds of people shows them a part at a time, and finds each")
{
    Fixture world(EACH_ENGINE);
    for (int i = 0; i < 60; ++i)
        world.add_member(world.palo_verde, world.dana, "user" + std::to_string(100 + i));
    auto first = world.dana_at.get(office(world.palo_verde, "/admin"));
    CHECK(text_of(first).contains("1 to 50 of 62"));
    CHECK(count_of(first.body, "Edit Role and Permissions") == 50);
    auto second = world.dana_at.get(office(world.palo_verde, "/admin?from=51"));
    CHECK(text_of(second).contains("51 to 62 of 62"));
    CHECK(count_of(second.body, "Edit Role and Permissions") == 12);
    auto found = world.dana_at.get(office(world.palo_verde, "/admin?q=USER131"));
    CHECK(count_of(found.body, "Edit Role and Permissions") == 1);
    CHECK(found.body.contains("user131@example.com"));
    CHECK(text_of(world.dana_at.get(office(world.palo_verde, "/admin?q=nobody"))).contains("Nobody fits"));
}
