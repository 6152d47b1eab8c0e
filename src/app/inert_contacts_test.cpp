#include <catch2/catch.hpp>

#include "app/inert_contacts.hpp"
#include "support/browser.hpp"
#include "support/journey_site.hpp"

using namespace gatehouse;

TEST_CASE("the demo turns mail addresses and telephone numbers into text, and leaves other links")
{
    CHECK(with_inert_contacts(R"(<p><a href="mailto:desk@plan.example">desk@plan.example</a> or <a href="/help">help</a>
<a href="tel:+16025550100">602-555-0100</a>)")
        == R"(<p><span>desk@plan.example</span> or <a href="/help">help</a>
<span>602-555-0100</span>)");
    CHECK(with_inert_contacts(R"(<a href="mailto:cut)") == R"(<a href="mailto:cut)");
}

TEST_CASE("a contact is a link in the portal and text in the demo")
{
    JourneySite site(Engine::sqlite);
    bool demo = GENERATE(false, true);
    Application application { { .db = *site.db,
        .packs = site.packs,
        .slow_hash = site.slow_hash,
        .clock = site.clock,
        .random = site.around.random,
        .keys = site.around.keys,
        .origin = "https://portal.example",
        .demo = demo,
        .log = [](std::string_view line) { UNSCOPED_INFO(line); } } };
    auto page = application.handle({ .path = "/ahcccs/login", .headers = { { "Host", "portal.example" } } });
    CHECK(text_of(page).contains(site.pack->contacts.service_desk_email));
    CHECK(page.body.contains("mailto:") == !demo);
}
