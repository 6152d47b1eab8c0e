#include <catch2/catch.hpp>

#include "support/enrolling.hpp"
#include "support/visitor.hpp"

using namespace gatehouse;

namespace {

using Fields = std::map<std::string, std::string>;

Fields group_form()
{
    return { { "provider_type", "group" }, { "provider_name", "Saguaro Family Clinic" }, { "tax_id", "12-3456789" },
        { "provider_id", "G100" }, { "group_provider_id", "G100" }, { "zip", "85201" } };
}

Fields practitioner_form()
{
    return { { "provider_type", "practitioner" }, { "first_name", "Ada" }, { "last_name", "Lovelace" },
        { "tax_id", "12-3456789" }, { "provider_id", "P200" }, { "zip", "85003" } };
}

Fields account_form(std::string const& user_name)
{
    std::string password(Enrolling::strong_password);
    return { { "first_name", "Noor" }, { "last_name", "Hathaway" }, { "user_name", user_name },
        { "new_password", password }, { "repeat_password", password }, { "email", user_name + "@example.com" },
        { "security_question", "What was the name of your first school?" }, { "security_answer", "Linden Hill" } };
}

bool has_field_error(std::string const& page, std::string const& field)
{
    return page.contains("id=\"" + field + "-error\"") && page.contains("<a href=\"#" + field + "\">");
}

// The whole way in, up to the page after the link's button; the path of each step is where the one before led.
Response walk(EnrollingSite& site, Visitor& browser, Fields const& identity, std::string const& user_name)
{
    auto plan = "/" + site.plan.value;
    browser.get(plan + "/register");
    auto agreement = Visitor::location(browser.post(plan + "/register", identity));
    browser.get(agreement);
    auto account = Visitor::location(browser.post(agreement, { { "accept_provider_agreement", "yes" } }));
    auto asked = browser.get(account).body;
    for (auto const* field : { "user_name", "new_password", "email" })
        CHECK(asked.contains("name=\"" + std::string(field) + "\""));
    auto sent = Visitor::location(browser.post(account, account_form(user_name)));
    auto said = browser.get(sent).body;
    CHECK(said.contains("Check your spam folder"));
    CHECK(said.contains("Confirm that the address above is the one you want to use"));
    auto mail = site.last_mail(user_name + "@example.com");
    auto link = account.substr(0, account.rfind('/')) + "/activate";
    CHECK(browser.get(link + "?code=" + Enrolling::code_in(mail)).status == 200);
    return browser.post(link, { { "code", Enrolling::code_in(mail) } });
}

} // namespace

TEST_CASE("S4-01 S4-02 S4-03 the first step has its title, a drop-down of two types, and the fields of each")
{
    EnrollingSite site(Engine::sqlite, "cca");
    Visitor browser(site.application);
    auto page = browser.get("/cca/register").body;
    CHECK(page.contains("<p>Portal Registration Instructions</p><h1>Step 1 of 2 - Provider Eligibility</h1>"));
    auto from = page.find("<select"), until = page.find("</select>");
    auto select = page.substr(from, until - from);
    CHECK(select.contains(">Practitioner</option>"));
    CHECK(select.contains(">Group</option>"));
    auto second = select.find("<option", select.find("<option") + 1);
    CHECK(select.find("<option", second + 1) == select.npos);
    for (auto const* label : { "Provider Type", "Practitioner&#39;s First Name", "Practitioner&#39;s Last Name",
             "Group Name", "Tax ID", "CCA Provider ID/Billing Number", "ZIP Code" })
        CHECK(page.contains(">" + std::string(label) + " <abbr class=\"gh-req\""));
    auto first_name = page.find("id=\"first_name\""), group_name = page.find("id=\"provider_name\"");
    CHECK(page.rfind("data-for=\"practitioner\"", first_name) != page.npos);
    CHECK(page.rfind("data-for=\"group\"", group_name) > first_name);
}

TEST_CASE("S4-02 S4-03 only the fields of the chosen type are read, and each that is missing is named")
{
    EnrollingSite site(EACH_ENGINE, "cca");
    Visitor browser(site.application);
    browser.get("/cca/register");
    auto group = group_form();
    group["first_name"] = std::string(500, 'x'); // Not looked at.
    CHECK(browser.post("/cca/register", group).status == 303);

    browser.get("/cca/register");
    auto empty = browser.post("/cca/register", { { "provider_type", "group" } }).body;
    for (auto const* field : { "provider_name", "tax_id", "group_provider_id", "zip" })
        CHECK(has_field_error(empty, field));
    CHECK_FALSE(has_field_error(empty, "provider_id"));
    CHECK_FALSE(has_field_error(empty, "first_name"));
    CHECK(empty.contains(">Provider ID <abbr")); // Of a group it is called so.
    empty = browser.post("/cca/register", { { "provider_type", "practitioner" } }).body;
    CHECK(has_field_error(empty, "first_name"));
    CHECK_FALSE(has_field_error(empty, "provider_name"));
    CHECK(has_field_error(browser.post("/cca/register", { { "provider_type", "hospital" } }).body, "provider_type"));
}

TEST_CASE("S4-02 without CSS that can look ahead a button shows the fields of the type, and checks nothing")
{
    EnrollingSite site(Engine::sqlite, "cca");
    Visitor browser(site.application);
    auto page = browser.get("/cca/register").body;
    CHECK(page.contains("name=\"show\" value=\"fields\""));
    auto shown = browser.post("/cca/register", { { "provider_type", "group" }, { "show", "fields" }, { "zip", "8" } });
    CHECK(shown.status == 200);
    CHECK(shown.body.contains("<option value=\"group\" selected>"));
    CHECK(shown.body.contains(">Provider ID <abbr"));
    CHECK_FALSE(shown.body.contains("-error\""));
    CHECK(site.count("throttle WHERE name = 'registration.network'") == 0);
}

TEST_CASE("S4-12 S4-13 S5-08 the first step says who is a Group, and where the number is found")
{
    EnrollingSite cca(Engine::sqlite, "cca");
    auto page = Visitor(cca.application).get("/cca/register").body;
    CHECK(page.contains("shows a Group Payee ID"));
    CHECK(page.contains("registered as an individual"));
    CHECK(page.contains("found in your Welcome Letter"));
    CHECK(page.contains("call Provider Services or ask your Provider Representative"));
    EnrollingSite caresource(Engine::sqlite, "caresource");
    page = Visitor(caresource.application).get("/caresource/register").body;
    CHECK(page.contains("shows a Group Payee ID"));
    CHECK(page.contains("registered as an individual"));
}

TEST_CASE("S5-01 S5-02 S5-03 Register Here, in red, leads from the login page to User Registration with its two types")
{
    EnrollingSite site(Engine::sqlite, "caresource");
    Visitor browser(site.application);
    auto login = browser.get("/caresource/login").body;
    CHECK(login.contains("<a class=\"gh-register\" href=\"/caresource/register\">Register Here</a>"));
    CHECK(login.find("gh-register") < login.find("<form class=\"usa-form\""));
    auto page = browser.get("/caresource/register").body;
    CHECK(page.contains("User Registration"));
    CHECK(page.contains("title=\"required\""));
    CHECK(page.contains(">Next</button>"));
    CHECK(page.contains(">Practitioner</option>"));
    CHECK(page.contains(">Group</option>"));
}

TEST_CASE("S5-19 S5-26 that the provider does not exist is said to a complete form only, with whom to call")
{
    EnrollingSite site(EACH_ENGINE, "caresource");
    Visitor browser(site.application);
    browser.get("/caresource/register");
    auto form = group_form();
    form["provider_id"] = "G999";
    auto incomplete = form;
    incomplete["zip"] = "";
    CHECK_FALSE(browser.post("/caresource/register", incomplete).body.contains("Provider does not exist"));
    auto refused = browser.post("/caresource/register", form).body;
    REQUIRE(refused.contains("Provider does not exist"));
    auto said = refused.substr(refused.find("Provider does not exist"), 300); // The numbers stand elsewhere, too.
    CHECK(said.contains("1-855-202-1058 (Medicaid)"));
    CHECK(said.contains("1-833-230-2030 (Marketplace)"));
    CHECK(said.contains("may not be entered yet with this Tax ID or CareSource Provider Number"));

    auto wrong_zip = group_form();
    wrong_zip["zip"] = "10001";
    auto same = [&](Fields const& fields) {
        auto body = browser.post("/caresource/register", fields).body;
        return body.substr(body.find("Provider does not exist"), 300);
    };
    CHECK(same(wrong_zip) == same(form));
    CHECK(site.count("audit_fact WHERE action = 'registration.attempted'") == 3);
    CHECK(browser.post("/caresource/register", group_form()).status == 303);
}

TEST_CASE("S5-26 complete forms are counted for a network and for a provider ID")
{
    EnrollingSite site(EACH_ENGINE, "caresource");
    Visitor browser(site.application);
    browser.get("/caresource/register");
    auto form = group_form();
    form["zip"] = "10001";
    for (int i = 0; i < site.pack->limits.registration_per_provider_id.uses; ++i)
        CHECK(browser.post("/caresource/register", form).status == 422);
    CHECK(browser.post("/caresource/register", group_form()).status == 429);
    CHECK(browser.post("/caresource/register", practitioner_form()).status == 303);
}

TEST_CASE("S5-09 S5-10 S5-15 S5-17 from the first step to the mail, and what to do when it does not come")
{
    EnrollingSite site(EACH_ENGINE, "caresource");
    Visitor browser(site.application);
    auto answer = walk(site, browser, group_form(), "noor");
    CHECK(Visitor::location(answer) == "/caresource/login?done=activated");
    CHECK(browser.follow(answer).body.contains("Your account is active"));
    auto signed_in = browser.post(
        "/caresource/login", { { "username", "noor" }, { "password", std::string(Enrolling::strong_password) } });
    CHECK(signed_in.status == 303);
    CHECK(browser.follow(browser.follow(signed_in)).status == 200);
}

TEST_CASE("S5-09 without the confirmation the account's step leads back to the agreement")
{
    EnrollingSite site(Engine::sqlite, "caresource");
    Visitor browser(site.application);
    browser.get("/caresource/register");
    auto agreement = Visitor::location(browser.post("/caresource/register", group_form()));
    auto account = agreement.substr(0, agreement.rfind('/')) + "/account";
    CHECK(Visitor::location(browser.get(account)) == agreement);
    browser.get(agreement);
    CHECK(has_field_error(browser.post(agreement).body, "accept_provider_agreement"));
    CHECK(Visitor::location(browser.post(account, account_form("noor"))) == agreement);
    CHECK(Visitor(site.application).get(agreement).status == 404); // Another browser.
}

TEST_CASE("S4-09 S4-10 the first person comes in as Administrator, the next sees only that a request is open")
{
    EnrollingSite site(EACH_ENGINE, "cca");
    auto rules = *site.pack; // The factor that this plan asks Administrators for is another test's.
    rules.second_factor.org_admins = false;
    site.packs.put(std::move(rules));
    Visitor first(site.application);
    auto answer = walk(site, first, group_form(), "dana");
    auto home = first.follow(first.follow(answer));
    CHECK(home.status == 200);
    CHECK(home.body.contains("Saguaro Family Clinic"));

    Visitor second(site.application);
    auto page = second.follow(walk(site, second, group_form(), "noor"));
    CHECK(page.status == 200);
    CHECK(page.body.contains("Your request for access"));
    CHECK(page.body.contains("How to reach the Administrator"));
    CHECK_FALSE(page.body.contains("dana"));
    CHECK_FALSE(page.body.contains("/cca/providers/" + site.group.value));
    CHECK(second.get("/cca/providers/" + site.group.value + "/").status == 404);

    auto queue = first.get("/cca/providers/" + site.group.value + "/").body;
    CHECK(queue.contains("Noor Hathaway asks for access"));
    auto at = queue.find("/cca/providers/" + site.group.value + "/requests/");
    auto path = queue.substr(at, queue.find('"', at) - at);
    CHECK(first.get(path).body.contains("noor@example.com"));
    CHECK(first.post(path).body.contains("Choose at least one permission"));
    CHECK(second.get(path).status == 404);
    second.get("/cca/me");
    CHECK(second.post(path, { { "may.eligibility.view", "yes" } }).status == 404);
    first.get(path);
    CHECK(first.post(path, { { "may.eligibility.view", "yes" } }).status == 303);
    CHECK(second.get("/cca/providers/" + site.group.value + "/").status == 200);
}

TEST_CASE("the screen is the same whether or not the e-mail has an account already")
{
    EnrollingSite site(EACH_ENGINE, "caresource");
    site.join(Enrolling::as_practitioner(), "taken");
    auto screen = [&](std::string const& email) {
        Visitor browser(site.application);
        browser.get("/caresource/register");
        auto agreement = Visitor::location(browser.post("/caresource/register", group_form()));
        browser.get(agreement);
        auto account = Visitor::location(browser.post(agreement, { { "accept_provider_agreement", "yes" } }));
        browser.get(account);
        auto form = account_form("someone");
        form["email"] = email;
        auto answer = browser.post(account, form);
        auto body = browser.follow(answer).body;
        for (auto at = body.find(email); at != body.npos; at = body.find(email))
            body.replace(at, email.size(), "EMAIL");
        auto id = account.substr(0, account.rfind('/'));
        for (auto at = body.find(id); at != body.npos; at = body.find(id))
            body.replace(at, id.size(), "ID");
        return std::to_string(answer.status) + body;
    };
    CHECK(screen("taken@example.com") == screen("fresh@example.com"));
}
