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

} // namespace

TEST_CASE("A plan's pages, refusals and mails speak the language of its pack", "[words]")
{
    auto engine = EACH_ENGINE;
    AccentedSite site(engine);
    Visitor visitor(site.application);

    auto login = visitor.get("/caresource/login");
    CHECK(login.body.contains("<html lang=\"en-XA\">"));
    CHECK(login.body.contains("[Tröüblé"));   // A view's sentence.
    CHECK(login.body.contains("[Pásswörd]")); // A field's label, from the code.
    CHECK_FALSE(login.body.contains("{{"));

    auto refused = visitor.post("/caresource/login", { { "username", "nobody" }, { "password", "wrong" } });
    CHECK(refused.status == 401);
    CHECK(refused.body.contains("ñ"));

    auto missing = visitor.get("/caresource/no-such-page");
    CHECK(missing.status == 404);
    CHECK(missing.body.contains("[Wé"));

    {
        Speaking const plan("en-XA");
        site.join(Enrolling::as_group(), "noor");
    }
    CHECK(spoken_language() == "en");
    CHECK(site.last_mail("noor@example.com").text.contains("é"));
}

TEST_CASE("A page that belongs to no plan speaks English", "[words]")
{
    AccentedSite site(engines_to_test().front());
    Visitor visitor(site.application);
    auto nowhere = visitor.get("/nowhere/login");
    CHECK(nowhere.status == 404);
    CHECK(nowhere.body.contains("<html lang=\"en\">"));
    CHECK(nowhere.body.contains("We cannot find this page"));
}
