#include <catch2/catch.hpp>

#include <boost/json.hpp>

#include "support/browser.hpp"
#include "support/office.hpp"

using namespace gatehouse;

namespace {

std::string office(ProviderId const& provider, std::string const& below = "/")
{
    return "/ahcccs/providers/" + provider.value + below;
}

std::string person(MemberOf const& who, std::string const& below = "")
{
    return office(who.provider, "/members/" + who.member.value) + below;
}

// An office with its org_admin Dana and the individual Teo, and a browser for each.
struct Fixture : Offices {
    explicit Fixture(Engine engine)
        : Offices(engine)
    {
        dana_at.sign_in("dana");
        teo_at.sign_in("teo");
    }
    Actor dana = found(palo_verde, "dana");
    Actor teo = add_member(palo_verde, dana, "teo", { "eligibility.view" });
    MemberOf teos = member(palo_verde, teo);
    Site site { *this };
    Browser dana_at { site }, teo_at { site };
};

} // namespace

TEST_CASE("S3-35 the way to Upgrade to Master Account, label by label")
{
    Fixture world(EACH_ENGINE);
    auto priya = world.found(world.juniper, "priya");
    auto foreign = world.add_member(world.juniper, priya, "hugo");
    auto pending = world.add_pending(world.palo_verde, "imani");
    auto locked = world.add_member(world.palo_verde, world.dana, "rosalind");
    auto removed = world.add_member(world.palo_verde, world.dana, "galen");
    world.lock(locked);
    REQUIRE(world.remove(world.dana, world.member(world.palo_verde, removed)));

    // The Admin link stands in the last group of the navigation, under its heading.
    auto home = world.dana_at.get(office(world.palo_verde));
    REQUIRE(home.status == 200);
    auto heading = home.body.find(">Account Information</p>");
    auto link = home.body.find("<a href=\"" + office(world.palo_verde, "/admin") + "\">Admin</a>", heading);
    REQUIRE(heading != std::string::npos);
    REQUIRE(link != std::string::npos);
    CHECK(home.body.find("gh-nav__head", heading + 1) == std::string::npos);

    auto admin = world.dana_at.get(office(world.palo_verde, "/admin"));
    CHECK(admin.body.contains(">Active Users"));
    CHECK(admin.body.contains(">Upgrade to Master Account</button>"));
    CHECK(admin.body.contains("<option value=\"" + world.teos.member.value + "\">teo Example</option>"));
    for (auto const& other : { pending, locked, world.dana })
        CHECK_FALSE(
            admin.body.contains("<option value=\"" + world.member(world.palo_verde, other).member.value + "\""));
    CHECK_FALSE(admin.body.contains("hugo"));
    CHECK_FALSE(admin.body.contains("galen"));
    CHECK_FALSE(admin.body.contains(world.member(world.juniper, foreign).member.value));

    auto upgraded = world.dana_at.post(office(world.palo_verde, "/upgrade"), { { "member", world.teos.member.value } });
    REQUIRE(upgraded.status == 303);
    CHECK(text_of(world.dana_at.follow(upgraded)).contains("one more master account holder"));
    CHECK(world.membership(world.palo_verde, world.teo)->role == Role::org_admin);
}

TEST_CASE("S3-35 choosing nobody, or somebody who is not in the list, is refused at the field")
{
    Fixture world(EACH_ENGINE);
    auto pending = world.member(world.palo_verde, world.add_pending(world.palo_verde, "imani"));
    world.dana_at.get(office(world.palo_verde, "/admin"));
    auto nobody = world.dana_at.post(office(world.palo_verde, "/upgrade"), { { "member", "" } });
    CHECK(nobody.status == 422);
    CHECK(text_of(nobody).contains("Choose whom to upgrade."));
    CHECK(
        world.dana_at.post(office(world.palo_verde, "/upgrade"), { { "member", pending.member.value } }).status == 409);
    CHECK(world.dana_at.post(office(world.palo_verde, "/upgrade"), { { "member", "nonsense" } }).status == 404);
}

TEST_CASE("S3-06 an office with fewer than two org_admins is advised to have two, and why")
{
    Fixture world(EACH_ENGINE);
    auto home = text_of(world.dana_at.get(office(world.palo_verde)));
    CHECK(home.contains("You are the only master account holder"));
    CHECK(home.contains("leaves or is away for long"));
    CHECK(home.contains("Have at least 2."));
    CHECK(text_of(world.dana_at.get(office(world.palo_verde, "/admin"))).contains("Have at least 2."));

    REQUIRE(world.upgrade(world.dana, world.teos));
    CHECK_FALSE(text_of(world.dana_at.get(office(world.palo_verde))).contains("Have at least"));
    CHECK_FALSE(text_of(world.dana_at.get(office(world.palo_verde, "/admin"))).contains("Have at least"));
}

TEST_CASE("S3-07 S3-10 S3-33 activating on the page: nothing ticked is refused, what is ticked counts")
{
    Fixture world(EACH_ENGINE);
    auto imani = world.add_pending(world.palo_verde, "imani");
    auto who = world.member(world.palo_verde, imani);
    auto home = world.dana_at.get(office(world.palo_verde));
    CHECK(text_of(home).contains("1 thing needs you"));
    CHECK(text_of(home).contains("imani Example is waiting to be activated"));
    CHECK(home.body.contains(person(who)));

    auto page = world.dana_at.get(person(who) + "?job=front_desk");
    CHECK(page.body.contains(
        "name=\"may.eligibility.view\" value=\"yes\" aria-describedby=\"may-eligibility.view-hint\" checked"));
    CHECK_FALSE(page.body.contains("aria-describedby=\"may-claims.submit-hint\" checked"));
    auto refused = world.dana_at.post(person(who, "/activation"));
    CHECK(refused.status == 422);
    CHECK(text_of(refused).contains("Choose at least one permission."));
    CHECK(refused.body.contains("href=\"#capabilities\""));

    auto done = world.dana_at.post(
        person(who, "/activation"), { { "may.claims.submit", "yes" }, { "may.eligibility.view", "yes" } });
    CHECK(text_of(world.dana_at.follow(done)).contains("The account is active now."));
    CHECK(world.effective(world.palo_verde, imani) == std::vector<std::string> { "eligibility.view", "claims.submit" });
    CHECK(text_of(world.dana_at.get(office(world.palo_verde))).contains("Nothing needs you"));

    // And changing them later.
    auto later = world.dana_at.post(person(who, "/permissions"),
        { { "may.claim_status.view", "yes" }, { "seen", "eligibility.view, claims.submit" } });
    CHECK(later.status == 303);
    CHECK(world.effective(world.palo_verde, imani) == std::vector<std::string> { "claim_status.view" });
    auto stale = world.dana_at.post(
        person(who, "/permissions"), { { "may.claims.submit", "yes" }, { "seen", "eligibility.view, claims.submit" } });
    CHECK(stale.status == 409);
    CHECK(text_of(stale).contains("Somebody else has just changed these permissions."));
}

TEST_CASE("S3-08 removing asks once more and says what ends")
{
    Fixture world(EACH_ENGINE);
    auto asked = world.dana_at.get(person(world.teos, "/removal"));
    CHECK(text_of(asked).contains("Remove: teo Example?"));
    CHECK(text_of(asked).contains("All permissions for this office end."));
    CHECK(world.membership(world.palo_verde, world.teo)); // Looking ends nothing.

    auto done = world.dana_at.post(person(world.teos, "/removal"));
    CHECK(header_of(done, "Location").starts_with(office(world.palo_verde, "/admin")));
    CHECK_FALSE(world.membership(world.palo_verde, world.teo));
    CHECK(world.teo_at.get(office(world.palo_verde)).status == 303); // Signed out at once.
    CHECK(world.dana_at.get(person(world.teos)).status == 404);
}

TEST_CASE("S3-36 the last org_admin is asked for a successor in the same step")
{
    Fixture world(EACH_ENGINE);
    auto danas = world.member(world.palo_verde, world.dana);
    auto asked = world.dana_at.get(person(danas, "/removal"));
    CHECK(text_of(asked).contains("Somebody must take over in the same step."));
    CHECK(asked.body.contains("<option value=\"" + world.teos.member.value + "\">"));
    auto refused = world.dana_at.post(person(danas, "/removal"));
    CHECK(refused.status == 409);
    CHECK(text_of(refused).contains("is the last master account holder"));

    auto done = world.dana_at.post(person(danas, "/removal"), { { "successor", world.teos.member.value } });
    CHECK(done.status == 303);
    CHECK(world.membership(world.palo_verde, world.teo)->role == Role::org_admin);
    CHECK_FALSE(world.membership(world.palo_verde, world.dana));
}

TEST_CASE("S3-11 the details of a membership are changed on its page, and nothing typed is lost")
{
    Fixture world(EACH_ENGINE);
    world.dana_at.get(person(world.teos));
    auto refused = world.dana_at.post(person(world.teos, "/details"),
        { { "display_name", "Teo <Marchetti>" }, { "phone", "none" }, { "job_title", "Biller" } });
    CHECK(refused.status == 422);
    CHECK(refused.body.contains("value=\"Teo &lt;Marchetti&gt;\""));
    CHECK(refused.body.contains("value=\"Biller\""));
    CHECK(text_of(refused).contains("Enter a phone number with its area code"));
    auto done = world.dana_at.post(person(world.teos, "/details"),
        { { "display_name", "Teo Marchetti" }, { "phone", "602-555-0142" }, { "job_title", "Biller" },
            { "email", "mine@example.com" }, { "user_name", "mine" }, { "role", "org_admin" } });
    CHECK(text_of(world.dana_at.follow(done)).contains("Teo Marchetti"));
    CHECK(world.count("account WHERE email = 'mine@example.com' OR user_name = 'mine'") == 0);
    CHECK(world.membership(world.palo_verde, world.teo)->role == Role::org_user);
}

TEST_CASE("S3-12 S3-39 a locked colleague is unlocked, or sent the recovery mail, from the first page")
{
    Fixture world(EACH_ENGINE);
    world.lock(world.teo);
    auto home = text_of(world.dana_at.get(office(world.palo_verde)));
    CHECK(home.contains("teo Example is locked out"));
    CHECK(home.contains("Unlock now"));
    CHECK(home.contains("Send recovery email"));

    auto mailed = world.dana_at.post(person(world.teos, "/recovery-mail"), { { "from", "home" } });
    CHECK(header_of(mailed, "Location").starts_with(office(world.palo_verde)));
    CHECK(world.count("outbox_mail WHERE recipient = 'teo@example.com'") == 1);
    auto unlocked = world.dana_at.post(person(world.teos, "/unlock"), { { "from", "home" } });
    CHECK(text_of(world.dana_at.follow(unlocked)).contains("The account is unlocked."));
    CHECK(world.sign_in_as("teo"));
    auto again = world.dana_at.post(person(world.teos, "/unlock"), { { "from", "home" } });
    CHECK(again.status == 409);
    CHECK(text_of(again).contains("teo Example is not locked out."));
}

TEST_CASE("S3-13 the Admin page shows who has accepted the Terms of Use")
{
    Fixture world(EACH_ENGINE);
    world.run("DELETE FROM agreement_acceptance WHERE account_id = '" + world.teo.account.value + "'");
    auto admin = text_of(world.dana_at.get(office(world.palo_verde, "/admin")));
    CHECK(admin.contains("Terms of Use: not accepted"));
    CHECK(admin.contains("Terms of Use: accepted Today"));
}

TEST_CASE("S3-17 an individual sees only what was granted, what is missing, and who can give it")
{
    Fixture world(EACH_ENGINE);
    auto home = world.teo_at.get(office(world.palo_verde));
    CHECK(home.status == 200);
    CHECK(home.body.contains("href=\"/eligibility/?provider=770518\""));
    CHECK_FALSE(home.body.contains("href=\"/claims/"));
    CHECK(text_of(home).contains("dana Example can give you what your work needs."));
    CHECK_FALSE(home.body.contains(">Admin</a>"));

    auto why = world.teo_at.get(office(world.palo_verde, "/why/claims.submit"));
    CHECK(why.status == 403);
    CHECK(text_of(why).contains("You need the permission “Claim submission”"));
    CHECK(text_of(why).contains("dana Example"));
    CHECK(text_of(why).contains("Palo Verde Family Health, Provider ID 770518"));
    CHECK(world.teo_at.get(office(world.palo_verde, "/why/claims.burn")).status == 404);

    // Where the plan's proxy leads.
    CHECK(world.teo_at.get("/ahcccs/why?subsystem=claims&provider=770518").status == 403);
    CHECK(world.teo_at.get("/ahcccs/why?subsystem=claims").status == 403);
    CHECK(world.teo_at.get("/ahcccs/why?subsystem=eligibility").status == 303);
    CHECK(world.teo_at.get("/ahcccs/why?subsystem=claims&provider=204417").status == 303);
}

TEST_CASE("S3-40 nobody is told to ask a master account holder where there is none")
{
    Fixture world(EACH_ENGINE);
    REQUIRE(world.remove(world.add_staff("desk"), world.member(world.palo_verde, world.dana)));
    auto why = text_of(world.teo_at.get(office(world.palo_verde, "/why/claims.submit")));
    CHECK(why.contains(world.pack->contacts.service_desk_email));
    CHECK_FALSE(why.contains("dana"));
}

TEST_CASE("S3-36 who waits sees whom for, or that nobody is there to let anybody in")
{
    Fixture world(EACH_ENGINE);
    auto priya = world.found(world.juniper, "priya");
    world.add_pending(world.juniper, "teo");
    auto chooser = world.teo_at.get("/ahcccs/");
    REQUIRE(chooser.status == 200);
    CHECK(text_of(chooser).contains("Waits until priya Example activates it"));

    REQUIRE(world.remove(world.add_staff("desk"), world.member(world.juniper, priya)));
    auto orphaned = text_of(world.teo_at.get("/ahcccs/"));
    CHECK(orphaned.contains("No active master account holder"));
    CHECK(orphaned.contains("nobody can activate your account"));
    CHECK(orphaned.contains(world.pack->contacts.service_desk_email));
}

TEST_CASE("the first page leads to the only office, else lets one choose")
{
    Fixture world(EACH_ENGINE);
    CHECK(header_of(world.teo_at.get("/ahcccs/"), "Location") == office(world.palo_verde));
    auto priya = world.found(world.juniper, "priya");
    world.add_member(world.juniper, priya, "teo", { "claims.view" });
    auto chooser = world.teo_at.get("/ahcccs/");
    REQUIRE(chooser.status == 200);
    CHECK(chooser.body.contains(office(world.palo_verde)));
    CHECK(chooser.body.contains(office(world.juniper)));

    // Each tab stays with the office in its path.
    auto first = world.teo_at.get(office(world.palo_verde)), second = world.teo_at.get(office(world.juniper));
    CHECK(first.body.contains("provider=770518"));
    CHECK_FALSE(first.body.contains("provider=204417"));
    CHECK(second.body.contains("provider=204417"));
    CHECK_FALSE(second.body.contains("provider=770518"));
}

TEST_CASE("somebody without any office is told so")
{
    Fixture world(EACH_ENGINE);
    world.add_active("noor");
    Browser noor(world.site);
    noor.sign_in("noor");
    auto page = noor.get("/ahcccs/");
    CHECK(page.status == 200);
    CHECK(text_of(page).contains("You belong to no office"));
}

TEST_CASE("an ended office shows that it can only be read")
{
    Fixture world(EACH_ENGINE);
    world.set_standing(world.palo_verde, Standing::ended);
    CHECK(text_of(world.dana_at.get(office(world.palo_verde))).contains("This Provider ID has ended at AHCCCS Online"));
    auto page = world.dana_at.get(person(world.teos));
    CHECK_FALSE(page.body.contains("name=\"may.claims.submit\""));
    CHECK(page.body.contains("name=\"may.claims.view\""));
}
