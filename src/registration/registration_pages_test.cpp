#include <catch2/catch.hpp>

#include "support/journey_site.hpp"

using namespace gatehouse;
using namespace std::chrono_literals;

namespace {

std::map<std::string, std::string> first_form(std::string const& user_name = "noor")
{
    auto first_name = user_name == "noor" ? "Noor" : "Ruben";
    return { { "provider_id", "771204" }, { "tax_id", "12-3456789" }, { "first_name", first_name },
        { "last_name", "Hathaway" }, { "email", user_name + "@example.com" }, { "phone", "602-555-0142" },
        { "user_name", user_name } };
}

// Opens the link of the last mail and confirms it; leaves the browser on the last page of the form.
Response confirm(JourneySite& site, Visitor& browser, std::string const& user_name = "noor")
{
    browser.get("/ahcccs/register");
    CHECK(browser.post("/ahcccs/register", first_form(user_name)).status == 200);
    auto link = "/ahcccs" + Journey::link_in(site.last_mail(user_name + "@example.com"));
    CHECK(browser.get(link).status == 200);
    auto answer = browser.post(link.substr(0, link.find('?')), { { "code", link.substr(link.find("code=") + 5) } });
    return browser.follow(answer);
}

// The value of the first control that stands after `mark`.
std::string value_after(std::string const& page, std::string const& mark)
{
    auto at = page.find("value=\"", page.find(mark)) + 7;
    return page.substr(at, page.find('"', at) - at);
}

// Where the registration's form is sent to.
std::string form_action(std::string const& page)
{
    auto at = page.find("action=\"/ahcccs/register/") + 8;
    return page.substr(at, page.find('"', at) - at);
}

bool has_field_error(std::string const& page, std::string const& field)
{
    return page.contains("id=\"" + field + "-error\"") && page.contains("<a href=\"#" + field + "\">");
}

} // namespace

TEST_CASE("S3-45 the registration page asks for the pack's fields by their labels, and keeps what was typed")
{
    JourneySite site(Engine::sqlite);
    Visitor browser(site.application);
    auto page = browser.get("/ahcccs/register");
    REQUIRE(page.status == 200);
    for (auto const& field : site.pack->registration.fields) {
        CHECK(page.body.contains("for=\"" + field.key + "\""));
        CHECK(page.body.contains(">" + field.label + " "));
    }
    auto form = first_form();
    form["tax_id"] = "12-34";
    form["phone"] = "";
    auto refused = browser.post("/ahcccs/register", form);
    CHECK(refused.status == 422);
    CHECK(has_field_error(refused.body, "tax_id"));
    CHECK(has_field_error(refused.body, "phone"));
    CHECK_FALSE(has_field_error(refused.body, "email"));
    for (auto typed : { "771204", "12-34", "Noor", "Hathaway", "noor@example.com" })
        CHECK(refused.body.contains("value=\"" + std::string(typed) + "\""));
    CHECK(refused.body.contains("<title>Error: "));
    CHECK(site.count("registration") == 0);
}

TEST_CASE("the screen is the same whether or not the e-mail has an account")
{
    JourneySite site(EACH_ENGINE);
    site.add_active("taken");
    auto screen = [&](std::string const& name) {
        Visitor browser(site.application);
        browser.get("/ahcccs/register");
        auto form = first_form("someone.new");
        form["email"] = name + "@example.com";
        auto answer = browser.post("/ahcccs/register", form);
        auto body = answer.body;
        for (auto at = body.find(name + "@"); at != body.npos; at = body.find(name + "@"))
            body.replace(at, name.size(), "NAME");
        return std::to_string(answer.status) + body;
    };
    CHECK(screen("taken") == screen("fresh"));
}

TEST_CASE("fetching the mailed link changes nothing, sending its button does, and only for this browser")
{
    JourneySite site(EACH_ENGINE);
    site.begin(site.form("noor")).value();
    auto link = "/ahcccs" + Journey::link_in(site.last_mail("noor@example.com"));
    auto code = link.substr(link.find("code=") + 5);
    auto path = link.substr(0, link.find('?'));

    Visitor scanner(site.application);
    for (int i = 0; i < 3; ++i)
        CHECK(scanner.get(link).status == 200);
    CHECK(site.count("registration WHERE email_proved_at IS NOT NULL") == 0);

    Visitor browser(site.application);
    browser.get(link);
    auto proved = browser.post(path, { { "code", code } });
    CHECK(proved.status == 303);
    CHECK(Visitor::location(proved) == path + "/finish");
    CHECK(browser.follow(proved).status == 200);
    CHECK(browser.get(link).status == 303); // Opened again, it leads on.

    scanner.get(link);
    CHECK(scanner.post(path, { { "code", code } }).status == 410);
    CHECK(scanner.get(path + "/finish").status == 404);
    CHECK(scanner.get(path + "/done").status == 404);
}

TEST_CASE(
    "S3-01 the first person is prompted with Yes chosen and a plain warning beside No, S3-02 to request designation")
{
    JourneySite site(EACH_ENGINE);
    Visitor browser(site.application);
    auto page = confirm(site, browser);
    REQUIRE(page.status == 200);
    CHECK(page.body.contains("Request designation as master account holder"));
    CHECK(page.body.contains(site.pack->registration.first_user_question));
    auto yes = page.body.find("value=\"org_admin\"");
    CHECK(page.body.substr(yes, page.body.find('>', yes) - yes).contains("checked"));
    auto no = page.body.find("value=\"org_user\"");
    CHECK_FALSE(page.body.substr(no, page.body.find('>', no) - no).contains("checked"));
    CHECK(page.body.contains("Nobody can activate an individual account"));
}

TEST_CASE("S3-19 and S3-20 the letter's address is picked from a masked list; nothing can be typed, and where to "
          "correct it is told")
{
    JourneySite site(EACH_ENGINE);
    Visitor browser(site.application);
    auto page = confirm(site, browser).body;
    CHECK(page.contains("type=\"radio\" id=\"address\""));
    CHECK_FALSE(page.contains("type=\"text\" id=\"address\""));
    CHECK(page.contains("Tempe, AZ 85281"));
    CHECK_FALSE(page.contains("Palo Brea"));
    CHECK_FALSE(page.contains("Mesa, AZ")); // Pay-to: no letter goes there.
    CHECK(page.contains("APEP"));
}

TEST_CASE("S3-22 the last page says when the letter is mailed, when to expect it, the use-by moment and the clash")
{
    JourneySite site(EACH_ENGINE);
    site.set_time("2027-12-17", 9, 14); // Two federal holidays follow.
    Visitor browser(site.application);
    auto choice = confirm(site, browser).body;
    auto path = form_action(choice);
    auto answer = browser.post(path,
        { { "role", "org_admin" }, { "address", value_after(choice, "id=\"address\"") },
            { "accept_terms_of_use", "yes" } });
    REQUIRE(answer.status == 303);
    auto page = browser.follow(answer).body;
    CHECK(page.contains("Monday, December 20, 2027"));
    CHECK(page.contains("within 10 business days"));
    CHECK(page.contains("Saturday, January 1, 2028, 9:14\u00a0a.m. Phoenix time"));
    CHECK(page.contains("may come after its code has stopped working"));
    CHECK(page.contains("Tempe, AZ 85281"));
    CHECK_FALSE(page.contains("Palo Brea"));
    CHECK(browser.get(Visitor::location(answer)).status == 200); // It can be looked at again.
}

TEST_CASE("S3-03 once a master is active no choice is shown: a password and the terms, and S3-33 who activates")
{
    JourneySite site(EACH_ENGINE);
    site.register_master("noor");
    site.activate_master("noor");
    Visitor browser(site.application);
    auto page = confirm(site, browser, "ruben").body;
    CHECK_FALSE(page.contains("name=\"role\""));
    CHECK_FALSE(page.contains("name=\"address\""));
    CHECK(page.contains("id=\"new_password\""));
    CHECK(page.contains("you get an individual account"));
    auto path = form_action(page);
    auto weak = browser.post(path, { { "new_password", "tiny" }, { "repeat_password", "tiny" } });
    CHECK(weak.status == 422);
    CHECK(has_field_error(weak.body, "new_password"));
    CHECK(has_field_error(weak.body, "accept_terms_of_use"));
    CHECK_FALSE(weak.body.contains("tiny"));
    auto done = browser.follow(browser.post(path,
        { { "new_password", std::string(Journey::good_password) },
            { "repeat_password", std::string(Journey::good_password) }, { "accept_terms_of_use", "yes" } }));
    CHECK(done.status == 200);
    CHECK(done.body.contains("must activate your account"));
    CHECK_FALSE(done.body.contains("Noor"));
}

TEST_CASE("a person who comes while another's letter is under way is told to wait, without a form")
{
    JourneySite site(EACH_ENGINE);
    site.register_master("noor");
    Visitor browser(site.application);
    auto page = confirm(site, browser, "ruben").body;
    CHECK(page.contains("You have to wait"));
    CHECK_FALSE(page.contains("id=\"new_password\""));
    CHECK_FALSE(page.contains("Noor"));
}

TEST_CASE("registration is throttled with a sentence that says what to do")
{
    JourneySite site(EACH_ENGINE);
    Visitor browser(site.application);
    browser.get("/ahcccs/register");
    auto form = first_form();
    form["tax_id"] = "98-7654321";
    for (int i = 0; i < site.pack->limits.registration_per_provider_id.uses; ++i)
        CHECK(browser.post("/ahcccs/register", form).status == 422);
    auto throttled = browser.post("/ahcccs/register", first_form());
    CHECK(throttled.status == 429);
    CHECK(throttled.body.contains("Try again later"));
    CHECK(throttled.body.contains("value=\"Hathaway\""));
    CHECK(site.count("outbox_mail") == 0);
}
