#include <catch2/catch.hpp>

#include <algorithm>

#include "http/form.hpp"
#include "support/browser.hpp"
#include "support/crowd.hpp"
#include "support/database_text.hpp"
#include "support/golden.hpp"

using namespace gatehouse;

TEST_CASE("the routes and the rights they need are those of tests/golden/routes.txt", "[golden]")
{
    Offices world(Engine::sqlite);
    Site site(world);
    check_golden("routes.txt", site.application().router().manifest());
}

namespace {

using Route = Router::Route;

bool is_api(Route const& route) { return route.pattern.contains("/api/v1/"); }
bool is_of_office(Route const& route) { return route.right == "see_office" || route.right == "manage_people"; }
bool is_of_staff(Route const& route) { return route.right.starts_with("staff_"); }

// What a route wants beside its path to do what it is for, and the answer that the rightful actor then gets. A
// parameter of the path may stand in a form, too.
struct Rightly {
    std::string form {};
    std::string json = "{}";
    std::string query {};
    int status = 0; // 0: 200 for a page or the API, 303 for a form.
};

std::string_view const evidence = "asked_by=Dana+Whitlock&asked_how=phone&recognised_by=Called+back";
std::string_view const notice = "title=A+title&body=A+sentence.&topic=Claims&reach=updates&show_from=2027-01-15&seen=1";
std::string_view const invited = "email=theo%40example.com&first_name=Theo&last_name=Example&zip=85281"
                                 "&may.claims.view=yes";
std::string_view const invited_json = R"({"email":"thea@example.com","first_name":"Thea","last_name":"Example",)"
                                      R"("zip":"85281","capabilities":["claims.view"]})";
std::string_view const invited_csv = "csv=Email,First+name,Last+name,Permissions%0D%0Atim%40example.com,Tim,Example,"
                                     "claims.view%0D%0A";
std::string_view const juniper_as_typed = "provider_type=group&group_name=Juniper+Street+Family+Practice"
                                          "&provider_id=204417&tax_id=12-3456789&zip=85281";

using RightlyOf = std::map<std::string_view, Rightly>;

// By the last segment of a POST.
RightlyOf const& by_last_segment()
{
    static RightlyOf const rightly {
        { "/activation", { "may.claims.view=yes", R"({"capabilities":["claims.view"]})" } },
        { "/permissions", { "may.claims.submit=yes", R"({"capabilities":["claims.submit"]})" } },
        { "/factor-reset", { "decision=confirmed" } },
        { "/details",
            { "display_name=Ines+Example&phone=602-555-0142&job_title=Biller",
                R"({"job_title":"Biller","phone":"602-555-0142"})" } },
        { "/{request}", { "may.claims.view=yes" } },
        { "/{link}", { "accept_terms_of_use=yes" } },
        { "/invitations", { .json = std::string(invited_json) } },
        { "/invite", { std::string(invited) } },
        { "/file", { .form = std::string(invited_csv), .status = 200 } }, // Says how it went.
        { "/link-account", { std::string(juniper_as_typed) } },
        { "/{designation}", { "decision=approved" } },
        { "/{links}", { "decision=approved" } },
        { "/links",
            { std::string(evidence)
                + "&csv=Provider+ID,Tax+ID,Permissions%0D%0A204417,12-3456789,claims.view%0D%0A" } },
        { "/letter", { std::string(evidence) + "&address={address}" } },
        { "/return", { "known_from=envelope&reason=no+such+suite" } },
        { "/caller", { "answer_tax_id=12-3456789&answer_phone=602-555-0142&answer_zip=85281" } },
        { "/new", { std::string(notice) } },
        { "/{notice}", { std::string(notice) } },
        { "/publish", { "version=1" } },
    };
    return rightly;
}

RightlyOf const& by_route()
{
    static RightlyOf const rightly {
        { "GET /{plan}/", { .status = 303 } },                                      // To the only office.
        { "GET /{plan}/agreements", { .status = 303 } },                            // Owes none.
        { "GET /{plan}/providers/{provider}", { .status = 303 } },                  // To the same with a slash.
        { "GET /{plan}/why", { .query = "subsystem=claims", .status = 303 } },      // Has it:
        { "GET /{plan}/providers/{provider}/why/{capability}", { .status = 303 } }, // back home.
        { "GET /{plan}/forward", { .query = "to=https://portal.example/claims/", .status = 303 } },
        { "POST /{plan}/activate", { .form = "code=AAAA-AAAA-AAAA", .status = 409 } },         // Has no letter.
        { "POST /{plan}/activate/not-received", { .status = 409 } },                           //
        { "POST /{plan}/password", { .form = "new_password=short", .status = 422 } },          // Says what is missing.
        { "POST /{plan}/me/password", { .form = "new_password=short", .status = 422 } },       //
        { "POST /{plan}/staff/password", { .form = "new_password=short", .status = 422 } },    //
        { "POST /{plan}/staff/me/password", { .form = "new_password=short", .status = 422 } }, //
        { "POST /{plan}/login/code", { .form = "code=000000", .status = 422 } },               // The code is wrong.
        { "POST /{plan}/login/lost/code", { .form = "code=AAAA", .status = 409 } },            // Nobody has approved.
        { "GET /{plan}/login/factor", { .status = 303 } },  // This plan demands none of her: back home.
        { "POST /{plan}/login/factor", { .status = 401 } }, //
        { "POST /{plan}/me/factor/app", { .form = "code=000000", .status = 410 } }, // Without its ticket.
        { "POST /{plan}/me/factor/removal", { .status = 422 } },                    //
        { "POST /{plan}/me/factor/codes", { .status = 422 } },                      //
        { "POST /{plan}/staff/login/lost/code", { .form = "code=AAAA", .status = 409 } },
        { "POST /{plan}/staff/me/factor/removal", { .status = 422 } },
        { "POST /{plan}/staff/me/factor/codes", { .status = 422 } },
        { "POST /{plan}/staff/login/code", { .form = "code=000000", .status = 422 } },       //
        { "POST /{plan}/staff/login/lost", { .status = 303 } },                              //
        { "POST /{plan}/staff/login/factor", { .form = "code=000000", .status = 410 } },     //
        { "POST /{plan}/staff/me/factor/app", { .form = "code=000000", .status = 410 } },    //
        { "GET /{plan}/staff/accounts/{account}/lost-factor", { .status = 403 } },           // Her office decides;
        { "POST /{plan}/staff/accounts/{account}/lost-factor", { .status = 403 } },          // it has another
        { "POST /{plan}/staff/accounts/{account}/lost-factor/decision", { .status = 403 } }, // master by now.
        { "POST /{plan}/api/v1/providers/{provider}/members/{member}/removal", { .status = 204 } }, // Is gone.
        { "POST /{plan}/providers/{provider}/upgrade", { .form = "member={member}" } },
    };
    return rightly;
}

Rightly rightly(Route const& route)
{
    auto name = std::string(to_string(route.method)) + " " + route.pattern;
    if (auto found = by_route().find(name); found != by_route().end())
        return found->second;
    auto end = route.pattern.substr(route.pattern.rfind('/'));
    if (auto found = by_last_segment().find(end); found != by_last_segment().end() && route.method == Method::post)
        return found->second;
    return { .form = is_of_staff(route) ? std::string(evidence) : "" };
}

Crowd::Sent body_of(Route const& route, Crowd::Ids const& ids)
{
    auto wanted = rightly(route);
    Crowd::Sent sent { .query = wanted.query };
    if (route.method == Method::get)
        return sent;
    sent.body = is_api(route) ? wanted.json : wanted.form;
    if (is_api(route))
        sent.type = "application/json";
    for (auto const& [name, id] : ids)
        if (auto at = sent.body.find(name); at != std::string::npos)
            sent.body.replace(at, name.size(), percent_encode(id));
    return sent;
}

Crowd::Caller const& rightful(Crowd const& crowd, Route const& route)
{
    static std::map<std::string_view, Crowd::Caller Crowd::*> const by_right {
        { "anyone", &Crowd::stranger },
        { "entering_code", &Crowd::at_code },
        { "choosing_password", &Crowd::at_password },
        { "presenting_factor", &Crowd::at_factor },
        { "staff_choosing_password", &Crowd::staff_at_password },
        { "staff_presenting_factor", &Crowd::staff_at_factor },
        { "staff_enrolling_factor", &Crowd::staff_at_enrolment },
        { "staff_notices", &Crowd::network_manager },
        { "staff_audit", &Crowd::auditor },
    };
    auto found = by_right.find(route.right);
    return found != by_right.end() ? crowd.*found->second : is_of_staff(route) ? crowd.staff : crowd.master;
}

// Whether it answers somebody who has no fitting session of the plan: led to sign in, or told to.
bool sends_away(Route const& route, Response const& response)
{
    if (route.method == Method::get && !is_api(route))
        return response.status == 303 || response.status == 404;
    return response.status == 401 && header_of(response, "Set-Cookie").find("gh-ahcccs=") == std::string::npos;
}

struct Visits {
    Crowd& crowd;
    Route const& route;
    Crowd::Ids ids; // Of what the route is about.

    // With some of the ids in the path being others.
    Response as(Crowd::Caller const& caller, Crowd::Ids const& others = {}) const
    {
        auto all = ids;
        for (auto const& [name, id] : others)
            all[name] = id;
        return crowd.send(caller, route.method, Crowd::path_of(route.pattern, all), body_of(route, ids));
    }
    int status_as(Crowd::Caller const& caller, Crowd::Ids const& others = {}) const
    {
        INFO(caller.name);
        auto response = as(caller, others);
        if (response.status == 303 && header_of(response, "Location").ends_with("/" + crowd.palo_verde.value + "/"))
            return as(caller, others).status; // The slash is added for anybody; see the route with it.
        return response.status;
    }
};

bool names_one_of(Route const& route, std::initializer_list<std::string_view> names)
{
    return std::ranges::any_of(names, [&](std::string_view name) { return route.pattern.contains(name); });
}

// What is not there, and what is somebody else's, is one 404 to whoever has every right at home. Returns how many such
// ids were tried.
int come_with_foreign_ids(Visits const& visits)
{
    auto& crowd = visits.crowd;
    auto const& route = visits.route;
    int tried = 0;
    auto is_not_there = [&](Crowd::Caller const& caller, Crowd::Ids const& others) {
        CAPTURE(others.begin()->first, others.begin()->second);
        CHECK(visits.status_as(caller, others) == 404);
        ++tried;
    };
    bool is_slash = route.pattern.ends_with("/{provider}"); // Adds a slash for anybody.
    for (auto const& [name, id] : crowd.nothing_for(route.pattern))
        if (name != "{plan}" && !is_slash)
            is_not_there(rightful(crowd, route), { { name, id } });
    if (is_of_office(route) && !is_slash)
        for (auto const& office : { crowd.juniper, crowd.other_plans_office })
            is_not_there(crowd.master, { { "{provider}", office.value } });
    // The own office in the path, and behind it what is another's.
    if (is_of_office(route) && names_one_of(route, { "{member}", "{invitation}", "{batch}", "{request}", "{number}" }))
        is_not_there(crowd.other_master, { { "{provider}", crowd.juniper.value } });
    if (names_one_of(route, { "{link}", "{session}" }))
        is_not_there(crowd.other_master, { { "{plan}", crowd.home.value } });
    if (is_of_staff(route) && names_one_of(route, { "{member}" }))
        is_not_there(crowd.staff, { { "{office}", "204417" } });
    if (is_of_staff(route)
        && names_one_of(route, { "{office}", "{account}", "{designation}", "{letter}", "{run}", "{notice}" }))
        is_not_there(route.right == "staff_notices" ? crowd.other_plans_network_manager : crowd.other_plans_staff,
            { { "{plan}", crowd.other_plan.value } });
    return tried;
}

// Every actor who has no business here gets the answer that is due, and leaves no trace.
void come_as_everybody(Visits const& visits)
{
    auto& crowd = visits.crowd;
    auto const& route = visits.route;
    for (auto const* caller : { &crowd.stranger, &crowd.other_plans_master }) {
        INFO(caller->name);
        CHECK(sends_away(route, visits.as(*caller)));
        CHECK(visits.as(*caller, { { "{plan}", "nowhere" } }).status == 404);
        // The own plan in the path, and everything else of ours.
        bool is_own_business = caller == &crowd.other_plans_master
            && (route.right == "signed_in" || route.right == "accepting")
            && !names_one_of(route, { "{session}", "{link}" });
        if (is_own_business)
            continue;
        auto elsewhere = visits.as(*caller, { { "{plan}", crowd.other_plan.value } });
        INFO("in the other plan: " << elsewhere.status);
        CHECK((elsewhere.status == 404 || sends_away(route, elsewhere)));
    }
    auto const& officers = { &crowd.pending, &crowd.individual, &crowd.master, &crowd.other_master };
    for (auto const* caller : officers) {
        INFO(caller->name);
        if (is_of_staff(route) || route.right.contains("entering") || route.right.contains("choosing")
            || route.right.contains("_factor"))
            CHECK(sends_away(route, visits.as(*caller)));
        if (!is_of_staff(route) && route.right != "anyone")
            CHECK(sends_away(route, visits.as(crowd.staff)));
        // Half-way through signing in is not signed in.
        for (auto const* half :
            { &crowd.at_code, &crowd.at_password, &crowd.at_factor, &crowd.staff_at_factor, &crowd.staff_at_enrolment })
            if (half != &rightful(crowd, route))
                CHECK(sends_away(route, visits.as(*half)));
    }
    bool is_slash = route.pattern.ends_with("/{provider}"); // Adds a slash for anybody.
    if (is_of_office(route) && !is_slash) {
        CHECK(visits.status_as(crowd.pending) == 404);
        CHECK(visits.status_as(crowd.other_master) == 404);
        CHECK(visits.status_as(crowd.other_plans_master, { { "{plan}", "cca" } }) == 404);
    }
    if (route.right == "staff_notices") // Another rank of the plan's staff.
        CHECK(visits.status_as(crowd.staff) == 403);
    if (route.right == "staff_audit")
        CHECK(visits.status_as(crowd.network_manager) == 403);
    if (route.right == "manage_people")
        CHECK(visits.status_as(crowd.individual) == 403);
}

bool is_answer(Route const& route, int status)
{
    if (auto wanted = rightly(route).status; wanted != 0)
        return status == wanted;
    return status == (route.method == Method::get || is_api(route) ? 200 : 303);
}

} // namespace

TEST_CASE("class 26, I2: every route as every actor: what is foreign is not there, and no row of any table changes")
{
    Crowd crowd(EACH_ENGINE);
    int visited = 0, with_ids = 0, foreign_ids = 0;
    for (auto const& route : crowd.application.router().routes()) {
        if (route.right == "anyone")
            continue;
        CAPTURE(to_string(route.method), route.pattern, route.right);
        Visits visits { crowd, route, crowd.things_for(route.pattern) };
        auto before = everything_in_database(crowd, crowd.engine);
        come_as_everybody(visits);
        auto tried = come_with_foreign_ids(visits);
        CHECK((everything_in_database(crowd, crowd.engine) == before));
        ++visited;
        foreign_ids += tried;
        with_ids += tried > 0;

        auto who
            = route.pattern.ends_with("/logout") ? crowd.caller(crowd.staff.name, crowd.tess) : rightful(crowd, route);
        auto answer = visits.as(who); // The control: the route is there and works.
        INFO(who.name << " gets " << answer.status << ": " << text_of(answer).substr(0, 2000));
        CHECK(is_answer(route, answer.status));
    }
    CHECK(visited > 90);
    CHECK(with_ids > 60);
    std::printf("%d routes as every actor on %s, %d of them name ids: %d foreign ones, each a 404\n", visited,
        crowd.engine == Engine::sqlite ? "SQLite" : "PostgreSQL", with_ids, foreign_ids);
}

TEST_CASE("class 27: a stranger finds every open route in order, and a page that is only looked at changes nothing")
{
    Crowd crowd(EACH_ENGINE);
    for (auto const& route : crowd.application.router().routes()) {
        if (route.right != "anyone")
            continue;
        CAPTURE(to_string(route.method), route.pattern);
        auto path = Crowd::path_of(route.pattern, crowd.things_for(route.pattern));
        auto before = everything_in_database(crowd, crowd.engine);
        // Fields that only the server may set, as a client would send them.
        auto answer = crowd.send(crowd.stranger, route.method, path,
            { .body = "userId=" + crowd.dana.account.value + "&account=" + crowd.dana.account.value
                    + "&role=org_admin&status=active&verified=true&plan_id=cca&staff_role=auditor&session="
                    + crowd.dana.account.value });
        INFO(text_of(answer).substr(0, 500));
        CHECK((answer.status < 500 || route.pattern == "/readyz")); // The clock of the test stands elsewhere.
        CHECK_FALSE(text_of(answer).contains("dana@example.com"));
        auto cookie = header_of(answer, "Set-Cookie");
        CHECK((!cookie.contains("gh-ahcccs=") || cookie.contains("gh-ahcccs=;"))); // None, or taken away.
        auto after = everything_in_database(crowd, crowd.engine);
        if (route.method == Method::get)
            CHECK((after == before));
        for (auto const* table : { "account: ", "membership: ", "session: ", "capability_grant: " }) {
            auto rows_of = [&](std::string const& all) {
                auto start = std::min(all.find("\n" + std::string(table)), all.size());
                return all.substr(start, all.rfind(table) - start);
            };
            CHECK((rows_of(after) == rows_of(before)));
        }
    }
}

TEST_CASE("S3-15 a master of one office cannot reach another through a shared biller")
{
    Crowd crowd(EACH_ENGINE);
    // Bo works for both. Priya manages him at Juniper, and nothing about him at Palo Verde.
    auto at_palo_verde = crowd.member(crowd.palo_verde, crowd.bo);
    auto at_juniper = crowd.member(crowd.juniper, crowd.bo);
    auto before = crowd.effective(crowd.palo_verde, crowd.bo);
    REQUIRE(before == std::vector<std::string> { "claims.view" });

    for (auto const& below : { "/permissions", "/removal", "/upgrade", "/details", "/unlock", "/recovery-mail" })
        for (auto const& prefix : { "/ahcccs/api/v1/providers/", "/ahcccs/providers/" }) {
            CAPTURE(below, prefix);
            bool api = std::string_view(prefix).contains("api");
            Crowd::Sent sent { .type = api ? "application/json" : "application/x-www-form-urlencoded",
                .body = api ? R"({"capabilities":["claims.submit"],"display_name":"Z"})"
                            : "may.claims.submit=yes&display_name=Z&phone=&job_title=" };
            for (auto const& provider : { crowd.palo_verde, crowd.juniper })
                CHECK(crowd
                          .send(crowd.other_master, Method::post,
                              prefix + provider.value + "/members/" + at_palo_verde.member.value + below, sent)
                          .status
                    == 404);
        }
    CHECK(crowd.effective(crowd.palo_verde, crowd.bo) == before);
    CHECK(crowd.membership(crowd.palo_verde, crowd.bo)->display_name != "Z");

    auto path = "/ahcccs/api/v1/providers/" + crowd.juniper.value + "/members/" + at_juniper.member.value;
    auto list = crowd.send(crowd.other_master, Method::get, path);
    CHECK(list.status == 200); // The control.
    CHECK_FALSE(list.body.contains("claims.view"));
    CHECK_FALSE(list.body.contains(crowd.palo_verde.value));
    auto removed
        = crowd.send(crowd.other_master, Method::post, path + "/removal", { .type = "application/json", .body = "{}" });
    CHECK(removed.status == 204);
    CHECK_FALSE(crowd.membership(crowd.juniper, crowd.bo));
    CHECK(crowd.effective(crowd.palo_verde, crowd.bo) == before); // Ends one membership, not the other.
}

TEST_CASE("class 24: no form of any route is taken without its token, from another site, as text/plain, or by GET")
{
    Crowd crowd(EACH_ENGINE);
    int forms = 0;
    for (auto const& route : crowd.application.router().routes()) {
        if (route.method == Method::get)
            continue;
        ++forms;
        CAPTURE(route.pattern);
        auto ids = crowd.things_for(route.pattern);
        auto path = Crowd::path_of(route.pattern, ids);
        auto const& caller = rightful(crowd, route);
        auto right = body_of(route, ids);
        auto before = everything_in_database(crowd, crowd.engine);
        auto refused = [&](Crowd::Sent const& sent) {
            auto answer = crowd.send(caller, Method::post, path, sent);
            INFO(answer.status << " " << text_of(answer).substr(0, 300));
            CHECK(answer.status == 403);
        };
        auto without_token = right;
        without_token.has_token = false;
        refused(without_token);
        auto wrong_token = without_token;
        wrong_token.headers = { { "X-CSRF-Token", std::string(43, 'A') } };
        refused(wrong_token);
        for (auto const& [name, value] : { std::pair("Origin", "https://evil.example"), std::pair("Origin", "null"),
                 std::pair("Origin", "http://portal.example"), std::pair("Sec-Fetch-Site", "cross-site"),
                 std::pair("Sec-Fetch-Site", "same-site") }) {
            auto foreign = right;
            foreign.headers = { { name, value } };
            refused(foreign);
        }
        // What a form of another site can send without being asked whether it may.
        auto plain = without_token;
        plain.type = "text/plain";
        plain.body = R"({"capabilities":["claims.submit"],"x":"=y"})";
        refused(plain);
        bool is_page_too = std::ranges::any_of(crowd.application.router().routes(),
            [&](Route const& other) { return other.method == Method::get && other.pattern == route.pattern; });
        for (auto const* name : { "X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override" }) {
            auto overridden = crowd.send(
                caller, Method::get, path, { .query = "_method=POST&" + right.body, .headers = { { name, "POST" } } });
            CHECK((is_page_too ? overridden.status < 500 : overridden.status == 405 || overridden.status == 404));
        }
        CHECK((everything_in_database(crowd, crowd.engine) == before));
    }
    CHECK(forms > 30);
    std::printf("%d forms refused without token, with a wrong one, from elsewhere, as text/plain, by GET\n", forms);
}
