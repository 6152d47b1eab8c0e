#include <catch2/catch.hpp>

#include "base/say.hpp"
#include "support/enrolling.hpp"
#include "support/visitor.hpp"

using namespace gatehouse;

namespace {

// A plan whose pack asks for the language made of accents: what comes from the catalogue stands in brackets.
struct Accented : Enrolling {
    explicit Accented(Engine engine)
        : Enrolling(engine, "caresource")
    {
        change_rules([](Pack& rules) { rules.language = "en-XA"; });
    }
};
using AccentedSite = SiteAround<Accented>;

std::string accented(std::string_view id)
{
    Speaking const plan("en-XA");
    return say(id);
}

} // namespace

TEST_CASE("A plan's pages and refusals speak the language of its pack", "[words]")
{
    AccentedSite site(EACH_ENGINE);
    Visitor visitor(site.application);

    auto login = visitor.get("/caresource/login");
    CHECK(login.body.contains("<html lang=\"en-XA\">"));
    CHECK(login.body.contains(accented("accounts.page.trouble_logging_in"))); // A view's sentence.
    CHECK(login.body.contains(accented("common.password")));                  // A field's label, from the code.
    CHECK_FALSE(login.body.contains("Trouble logging in"));

    auto refused = visitor.post("/caresource/login", { { "username", "nobody" }, { "password", "wrong" } });
    CHECK(refused.status == 401);
    CHECK(refused.body.contains(accented("sign_in.wrong")));

    auto missing = visitor.get("/caresource/no-such-page");
    CHECK(missing.status == 404);
    CHECK(missing.body.contains(accented("http.no_such_page")));
    CHECK(missing.body.contains(accented("pages.we_cannot_find_this_page")));
}

TEST_CASE("A mail that a request sends speaks the language of the plan", "[words]")
{
    AccentedSite site(EACH_ENGINE);
    site.join(Enrolling::as_group(), "noor"); // Outside of any request, and so in English.
    CHECK(spoken_language() == "en");
    CHECK(site.last_mail("noor@example.com").text.starts_with("Hello "));

    Visitor visitor(site.application);
    visitor.get("/caresource/forgot-password");
    visitor.post("/caresource/forgot-password", { { "username", "noor" } });
    CHECK(site.last_mail("noor@example.com").text.starts_with("[Héllö "));
    CHECK(spoken_language() == "en");
}

TEST_CASE("A page that belongs to no plan speaks English", "[words]")
{
    AccentedSite site(engines_to_test().front());
    Visitor visitor(site.application);
    auto nowhere = visitor.get("/nowhere/login");
    CHECK(nowhere.status == 404);
    CHECK(nowhere.body.contains("<html lang=\"en\">"));
    CHECK(nowhere.body.contains(say("pages.we_cannot_find_this_page")));
}
