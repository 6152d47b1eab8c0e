// The whole truth table of second factors, against an oracle that is written another way.

#include <catch2/catch.hpp>

#include <set>

#include "accounts/factor_decision.hpp"
#include "support/browser.hpp"
#include "support/factors.hpp"
#include "support/golden.hpp"

using namespace gatehouse;

namespace {

constexpr FactorEnrolled all_enrolled[] { FactorEnrolled::none, FactorEnrolled::app };
constexpr FactorPresented all_presented[] { FactorPresented::none, FactorPresented::lapsed, FactorPresented::app_code,
    FactorPresented::recovery_code };
constexpr FactorRoute all_routes[] { FactorRoute::open, FactorRoute::first_steps, FactorRoute::code,
    FactorRoute::enrolment, FactorRoute::work };

template <class F>
void for_each_row(F const& visit)
{
    for (auto enrolled : all_enrolled)
        for (auto presented : all_presented)
            for (bool demanded : { false, true })
                for (auto route : all_routes)
                    visit(enrolled, presented, demanded, route);
}

// By situations of a person instead of by conditions of the code: four of them, each with its row of answers in the
// order of `all_routes`.
FactorDecision oracle(FactorEnrolled enrolled, FactorPresented presented, bool demanded, FactorRoute route)
{
    using enum FactorDecision;
    static constexpr FactorDecision has_shown_it[] { pass, pass, nothing_owed, nothing_owed, pass };
    static constexpr FactorDecision must_show_it[] { pass, give_code, pass, give_code, give_code };
    static constexpr FactorDecision needs_none[] { pass, pass, nothing_owed, nothing_owed, pass };
    static constexpr FactorDecision must_set_it_up[] { pass, pass, enrol, pass, enrol };
    auto column = static_cast<std::size_t>(route);
    if (enrolled == FactorEnrolled::none)
        return demanded ? must_set_it_up[column] : needs_none[column];
    static std::set const good { FactorPresented::app_code, FactorPresented::recovery_code };
    return good.contains(presented) ? has_shown_it[column] : must_show_it[column];
}

} // namespace

TEST_CASE("class 14: every row of the table of factors is what the oracle says")
{
    int rows = 0, passes_work = 0;
    for_each_row([&](auto enrolled, auto presented, bool demanded, auto route) {
        CAPTURE(to_string(enrolled), to_string(presented), demanded, to_string(route));
        auto decided = factor_decision(enrolled, presented, demanded, route);
        CHECK(decided == oracle(enrolled, presented, demanded, route));
        ++rows;
        passes_work += route == FactorRoute::work && decided == FactorDecision::pass;
    });
    CHECK(rows == 80);
    CHECK(passes_work == 8); // Of 16: without a factor where none is demanded, and whoever has shown it.
}

TEST_CASE("class 14: the table of factors, for reading", "[golden]")
{
    std::string table = "enrolled  presented      demanded  route        decision\n";
    auto pad = [](std::string_view word, std::size_t width) {
        return std::string(word) + std::string(width - word.size(), ' ');
    };
    for_each_row([&](auto enrolled, auto presented, bool demanded, auto route) {
        table += pad(to_string(enrolled), 10) + pad(to_string(presented), 15) + pad(demanded ? "yes" : "no", 10)
            + pad(to_string(route), 13) + std::string(to_string(factor_decision(enrolled, presented, demanded, route)))
            + "\n";
    });
    check_golden("factors.txt", table);
}

namespace {

// Somebody at a door, in one of the table's situations, with a session that has come all the way with its password.
class Caller : public People {
public:
    Caller(Engine engine, FactorEnrolled enrolled, FactorPresented presented, bool demanded, AccountKind kind)
        : People(engine)
    {
        auto changed = std::make_shared<Pack>(*pack);
        changed->second_factor.staff = demanded;
        changed->second_factor.individuals = demanded;
        pack = std::move(changed);
        auto account = add_active("ada");
        if (kind == AccountKind::staff)
            run("UPDATE account SET kind = 'staff', staff_role = 'service_desk_lead'");
        if (enrolled == FactorEnrolled::app)
            give_test_factor(*this, account);
        m_cookie = "__Host-" + session_cookie(plan, kind) + "=" + open(account, presented);
    }

    Response ask(Site const& site, Method method, std::string path, bool json = false)
    {
        Request request { .method = method, .path = std::move(path) };
        request.headers
            = { { "Host", "portal.example" }, { "Cookie", "__Host-gh-form=" + m_form_key + "; " + m_cookie } };
        if (json)
            request.headers.emplace_back("Accept", "application/json");
        if (method == Method::post) {
            request.headers.emplace_back("Content-Type", "application/x-www-form-urlencoded");
            request.headers.emplace_back("X-CSRF-Token",
                CsrfGuard({ "https://portal.example" }, around.keys.matching)
                    .token_for({ .path = "/", .form_key = m_form_key }));
        }
        return site.application().handle(std::move(request));
    }

private:
    std::string open(AccountId const& account, FactorPresented presented)
    {
        return write([&](UnitOfWork& work) -> Result<std::string> {
            TakenOver given;
            bool is_shown = presented != FactorPresented::none;
            bool lapsed = presented == FactorPresented::lapsed;
            if (is_shown)
                given.factor = PresentedFactor { presented == FactorPresented::recovery_code ? FactorKind::recovery_code
                                                                                             : FactorKind::app_code,
                    lapsed ? work.now - pack->second_factor.good_for - std::chrono::seconds(1) : work.now };
            return open_session(work, *pack, account, SessionStage::full, { "a browser", "192.0.2.7" }, given)
                .token.reveal();
        }).value();
    }

    std::string m_cookie;
    std::string m_form_key = std::string(22, 'k');
};

FactorRoute kind_of(Router::Route const& route)
{
    if (route.right.contains("presenting"))
        return FactorRoute::code;
    return route.right.contains("enrolling") ? FactorRoute::enrolment : FactorRoute::work;
}

bool leads_to(Response const& response, std::string_view where)
{
    auto location = header_of(response, "Location");
    return response.status == 303 && location.substr(0, location.find('?')).ends_with(where);
}

std::string path_of(std::string pattern)
{
    for (auto at = pattern.find('{'); at != pattern.npos; at = pattern.find('{'))
        pattern.replace(at, pattern.find('}', at) - at + 1,
            at == 1 ? "ahcccs" : "01890000-0000-7000-8000-000000000000"); // Only the plan is there.
    return pattern;
}

} // namespace

TEST_CASE("class 14: every route, asked by a session in every row of the table, does as the table says")
{
    auto enrolled = GENERATE(FactorEnrolled::none, FactorEnrolled::app);
    auto presented = GENERATE(
        FactorPresented::none, FactorPresented::lapsed, FactorPresented::app_code, FactorPresented::recovery_code);
    bool demanded = GENERATE(false, true);
    auto kind = GENERATE(AccountKind::provider, AccountKind::staff);
    Caller caller(Engine::sqlite, enrolled, presented, demanded, kind);
    Site site(caller);
    int asked = 0;
    for (auto const& route : site.application().router().routes()) {
        bool is_of_staff = route.right.starts_with("staff_");
        bool is_first_step = route.right.contains("choosing") || route.right.contains("entering");
        // A session ends with the sign-out and with its replacement, which is another test.
        if (route.right == "anyone" || is_first_step || is_of_staff != (kind == AccountKind::staff)
            || route.pattern.ends_with("/logout"))
            continue;
        CAPTURE(to_string(enrolled), to_string(presented), demanded, to_string(route.method), route.pattern);
        auto expected = oracle(enrolled, presented, demanded, kind_of(route));
        bool is_page = route.method == Method::get && !route.pattern.contains("/api/v1/");
        auto answer = caller.ask(site, route.method, path_of(route.pattern));
        ++asked;
        if (!is_page && expected != FactorDecision::pass) {
            CHECK(answer.status == 401);
            bool is_named = expected == FactorDecision::nothing_owed
                || answer.body.contains(expected == FactorDecision::enrol ? "Set it up on the login page"
                                                                          : "Enter the code of your second factor");
            CHECK(is_named);
            continue;
        }
        switch (expected) {
        case FactorDecision::pass:
            CHECK(answer.status != 401);
            CHECK_FALSE(leads_to(answer, "/login/code"));
            CHECK_FALSE(leads_to(answer, "/login/factor"));
            break;
        case FactorDecision::give_code: CHECK(leads_to(answer, "/login/code")); break;
        case FactorDecision::enrol: CHECK(leads_to(answer, "/login/factor")); break;
        case FactorDecision::nothing_owed: CHECK(leads_to(answer, is_of_staff ? "/staff/" : "/ahcccs/")); break;
        }
    }
    CHECK(asked > 25);
}
