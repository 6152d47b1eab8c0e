#include <catch2/catch.hpp>

#include "base/outage.hpp"
#include "support/browser.hpp"
#include "support/journey_site.hpp"

using namespace gatehouse;

namespace {

struct NoDatabase : Outage {
    NoDatabase()
        : Outage("connection refused")
    {
    }
};

template <class Failure>
void break_at(Application& application, std::string_view path)
{
    application.router().add(Method::get, path, "anyone", [](Request const&) -> Result<Response> { throw Failure(); });
}

struct Broken : std::logic_error {
    Broken()
        : std::logic_error("a secret inside")
    {
    }
};

Response ask(Application const& application, std::string path, bool as_program = false)
{
    Request request { .path = std::move(path), .headers = { { "Host", "portal.example" } } };
    if (as_program)
        request.headers.emplace_back("Accept", "application/json");
    return application.handle(std::move(request));
}

} // namespace

TEST_CASE("a lost database is a page with status 503 in the plan's frame, and a problem for a program")
{
    JourneySite site(Engine::sqlite);
    break_at<NoDatabase>(site.application, "/ahcccs/broken");
    auto page = ask(site.application, "/ahcccs/broken");
    CHECK(page.status == 503);
    CHECK(text_of(page).contains("The portal cannot reach its data right now. Nothing was lost."));
    CHECK(text_of(page).contains(site.pack->name));
    auto problem = ask(site.application, "/ahcccs/broken", true);
    CHECK(problem.status == 503);
    CHECK(header_of(problem, "Content-Type") == "application/problem+json");
}

TEST_CASE("what broke on our side is told with a reference, which stands in the log beside the reason")
{
    JourneySite site(Engine::sqlite);
    break_at<Broken>(site.application, "/ahcccs/broken");
    for (bool as_program : { false, true }) {
        site.log.clear();
        auto answer = ask(site.application, "/ahcccs/broken", as_program);
        CHECK(answer.status == 500);
        CHECK_FALSE(answer.body.contains("a secret inside"));
        REQUIRE(site.log.size() == 1);
        CHECK(site.log[0].contains("a secret inside"));
        auto reference = site.log[0].substr(site.log[0].size() - 13, 12);
        CHECK(answer.body.contains(reference));
    }
}

TEST_CASE("a form without its token is told to be out of date, not that access is missing")
{
    JourneySite site(Engine::sqlite);
    Request request { .method = Method::post,
        .path = "/ahcccs/login",
        .headers = { { "Host", "portal.example" }, { "Content-Type", "application/x-www-form-urlencoded" } },
        .body = "username=noor" };
    auto page = site.application.handle(std::move(request));
    CHECK(page.status == 403);
    CHECK(text_of(page).contains("This form is out of date"));
    CHECK_FALSE(text_of(page).contains("You do not have access"));
}
