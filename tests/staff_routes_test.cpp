#include <catch2/catch.hpp>

#include <algorithm>

#include "service_desk/link_file.hpp"
#include "service_desk/lost_factor.hpp"
#include "support/desk.hpp"
#include "support/factors.hpp"

using namespace gatehouse;

namespace {

// An office with a master, somebody who waits for a letter that was mailed, and somebody who waits to be let in.
struct BusyDesk : Desk {
    explicit BusyDesk(Engine engine_)
        : Desk(engine_)
    {
        register_master("noor");
        activate_master("noor");
        register_individual("theo");
        register_master("maya", other_number);
        letter = letter_row(account_of("maya")).id;
        mail_letter(letter);
        run("INSERT INTO import_run (plan_id, id, format, file_name, whole, started_by, started_at, state, generation, "
            "imported, changed, unchanged, refused, ended, reason) VALUES ('ahcccs', 'some-import', 'gatehouse', "
            "'providers.csv', 'full', 'test', 0, 'finished', 0, 0, 0, 0, 0, 0, '')");
        for (int i = 0; i < pack->lockout.attempts; ++i)
            (void)sign_in_as("theo", "not the password").has_value(); // Locked: somebody to unlock.
        asked = ask(wendell, member("theo"))->value; // By somebody else than who goes through the routes.
        auto linking = link_from_file(*db, *pack, wendell, { add_active("mara"), evidence, links_csv });
        links_file = linking.value().id->value;
        add_active("olive");
        for (auto const* who : { "olive", "maya" })
            lose_factor(account_of(who));
        write_down(account_of("maya"));
    }

    std::string put_ids(std::string pattern, std::string_view user_name, std::string_view number) const
    {
        auto put = [&](std::string_view name, std::string_view value) {
            if (auto at = pattern.find(name); at != pattern.npos)
                pattern.replace(at, name.size(), value);
        };
        auto const& provider = number == other_number ? other_office : office;
        put("{plan}", plan.value);
        put("{office}", number);
        put("{member}", member(std::string(user_name), provider).member.value);
        put("{letter}", letter.value);
        put("{queue}", "returned");
        put("{run}", "some-import");
        put("{designation}", asked);
        put("{links}", links_file);
        put("{account}", account_of(std::string(user_name)).value);
        return pattern;
    }

    // Olive has lost hers, and has no office that could confirm it; with Maya's one of the staff has begun.
    void lose_factor(AccountId const& account)
    {
        give_test_factor(*this, account);
        write([&](UnitOfWork& work) {
            return ask_factor_reset(work, *pack, { account, {}, plan, AccountKind::provider });
        }).value();
    }
    void write_down(AccountId const& account)
    {
        write([&](UnitOfWork& work) {
            return write_down_lost_factor(work, *pack, wendell, { account, evidence });
        }).value();
    }

    // A real path of the route, about whoever it is for.
    std::string path(std::string const& pattern) const
    {
        if (pattern.ends_with("/lost-factor"))
            return "/ahcccs/staff/accounts/" + account_of("olive").value + "/lost-factor";
        if (pattern.ends_with("/lost-factor/decision"))
            return put_ids(pattern, "maya", other_number);
        if (pattern.ends_with("/letter") || pattern.ends_with("/designation"))
            return put_ids(pattern, "maya", other_number);
        if (pattern.ends_with("/demotion") || (pattern.contains("{account}") && !pattern.ends_with("/unlock")))
            return put_ids(pattern, "noor", office_number);
        return put_ids(pattern, "theo", office_number);
    }

    std::map<std::string, std::string> form() const
    {
        return { { "asked_by", "Dana Whitlock" }, { "asked_how", "phone" }, { "recognised_by", "Called back" },
            { "address", address_key(other_office) }, { "known_from", "notice" }, { "reason", "no such suite" },
            { "decision", "approved" }, { "answer_tax_id", "12-3456789" }, { "answer_phone", "602-555-0142" },
            { "answer_zip", "85281" }, { "csv", std::string(links_csv) } };
    }

    // What a request may change, in a form that can be compared.
    std::string rows() const
    {
        std::string counts;
        for (auto const* table : { "membership WHERE status = 'active'", "membership WHERE role = 'org_admin'",
                 "membership WHERE ended_at IS NOT NULL", "letter", "letter WHERE returned_at IS NOT NULL",
                 "one_time_code WHERE superseded_at IS NULL", "outbox_mail", "service_desk_action", "account",
                 "caller_check", "factor_reset WHERE staff_asked_by IS NOT NULL",
                 "factor_reset WHERE approved_by IS NOT NULL", "designation_request WHERE decided_at IS NULL",
                 "link_file", "link_file WHERE decided_at IS NULL", "sign_in_guard", "org_admin_gap",
                 "audit_fact WHERE actor_kind = 'staff'" })
            counts += std::to_string(count(table)) + " ";
        return counts;
    }

    LetterId letter {};
    std::string asked {};      // A request that waits for a second person.
    std::string links_file {}; // The same, of links.
    static constexpr std::string_view links_csv = "Provider ID,Tax ID,Permissions\n771862,12-3456789,claims.view\n";
};

bool is_of_staff(Router::Route const& route) { return route.right == "staff_see" || route.right == "staff_act"; }

} // namespace

TEST_CASE("S3-04 staff routes refuse strangers, people of an office and staff without the rank, and change no row")
{
    BusyDesk desk(EACH_ENGINE);
    desk.add_staff("audra", StaffRank::auditor);
    Visitor stranger(desk.application), noor(desk.application), auditor(desk.application);
    noor.get("/ahcccs/login");
    noor.follow(
        noor.post("/ahcccs/login", { { "username", "noor" }, { "password", std::string(Journey::good_password) } }));
    desk.sign_in_staff(auditor, "audra");
    auto before = desk.rows();
    int visited = 0, acts = 0;
    for (auto const& route : desk.application.router().routes()) {
        if (!is_of_staff(route))
            continue;
        ++visited;
        CAPTURE(route.pattern);
        auto path = desk.path(route.pattern);
        auto ask
            = [&](Visitor& who) { return route.method == Method::get ? who.get(path) : who.post(path, desk.form()); };
        for (auto* outsider : { &stranger, &noor }) {
            auto answer = ask(*outsider);
            CHECK((answer.status == 401 || answer.status == 403 || answer.status == 303));
            if (answer.status == 303)
                CHECK(Visitor::location(answer).starts_with("/ahcccs/staff/login"));
        }
        auditor.get("/ahcccs/staff/me/password"); // A page with a form: its token is sent along.
        bool is_act = route.right == "staff_act";
        acts += is_act ? 1 : 0;
        CHECK(ask(auditor).status == (is_act ? 403 : 200));
    }
    CHECK(visited >= 22);
    CHECK(acts >= 17);
    CHECK(desk.rows() == before);
}

TEST_CASE("S3-04 the rightful staff person gets each page, and each act changes rows and leads back to the office")
{
    BusyDesk desk(EACH_ENGINE);
    for (auto const& route : desk.application.router().routes()) {
        if (!is_of_staff(route))
            continue;
        CAPTURE(route.pattern);
        Visitor ruben(desk.application);
        desk.sign_in_staff(ruben, "ruben");
        auto path = desk.path(route.pattern);
        if (route.method == Method::get) {
            CHECK(ruben.get(path).status == 200);
            continue;
        }
        if (!route.pattern.ends_with("/decision"))
            ruben.get(path);
        auto before = desk.rows();
        auto refused = ruben.post(path); // Nothing filled in: the form comes back, and nothing has happened.
        CHECK(refused.status == 422);
        CHECK(refused.body.contains("gh-errors"));
        CHECK(desk.rows() == before);
        if (route.pattern.ends_with("/removal"))
            continue; // Would take away whom the other acts are about; the test below removes.
        auto done = ruben.post(path, desk.form());
        CHECK(Visitor::location(done).starts_with("/ahcccs/staff/"));
        CHECK(desk.rows() != before);
        CHECK(ruben.follow(done).body.contains("gh-flash"));
    }
    Visitor ruben(desk.application);
    desk.sign_in_staff(ruben, "ruben");
    auto path = desk.put_ids("/{plan}/staff/offices/{office}/members/{member}/removal", "theo", Journey::office_number);
    ruben.get(path);
    CHECK(Visitor::location(ruben.post(path, desk.form())).starts_with("/ahcccs/staff/offices/"));
    CHECK(desk.count("membership WHERE ended_at IS NOT NULL") == 1);
}

TEST_CASE("S3-24 no page of the desk shows a code or a temporary password, whatever the letter's state")
{
    BusyDesk desk(EACH_ENGINE);
    desk.clock.advance(std::chrono::hours(24 * 16)); // Maya's code is dead: the next one may claim the office.
    desk.register_master("ines", Journey::other_number);
    auto secret = desk.letter_of(desk.account_of("ines"));
    Visitor ruben(desk.application);
    desk.sign_in_staff(ruben, "ruben");
    for (auto const& route : desk.application.router().routes()) {
        if (!is_of_staff(route) || route.method != Method::get)
            continue;
        CAPTURE(route.pattern);
        auto page = ruben.get(desk.put_ids(route.pattern, "ines", Journey::other_number)).body;
        CHECK(page.size() > 500);
        CHECK_FALSE(page.contains(secret.code.reveal()));
        CHECK_FALSE(page.contains(secret.temporary_password.reveal()));
        CHECK_FALSE(page.contains("argon2id"));
    }
    auto office = ruben.get("/ahcccs/staff/offices/" + std::string(Journey::other_number)).body;
    CHECK(office.contains("Letter 1 to Ines Hathaway"));
}

TEST_CASE("staff see a letter's days and the clash of its two clocks before it bites")
{
    Desk desk(EACH_ENGINE);
    desk.set_time("2027-12-17", 10, 0); // Ten business days over Christmas take longer than 15 days.
    desk.add_staff("delia");
    desk.register_master("noor");
    Visitor delia(desk.application);
    desk.sign_in_staff(delia, "delia");
    auto page = delia.get("/ahcccs/staff/offices/" + std::string(Journey::office_number)).body;
    CHECK(page.contains("Queued"));
    CHECK(page.contains("Expected by"));
    CHECK(page.contains("This letter may come after its code has expired."));
    auto form = delia
                    .get("/ahcccs/staff/offices/" + std::string(Journey::office_number) + "/members/"
                        + desk.member("noor").member.value + "/letter")
                    .body;
    CHECK(form.contains("The letter may come after its code has expired."));

    desk.set_time("2028-01-24", 10, 0); // Without holidays it does not.
    desk.register_master("maya", Journey::other_number);
    desk.sign_in_staff(delia, "delia");
    CHECK_FALSE(delia.get("/ahcccs/staff/offices/" + std::string(Journey::other_number))
                    .body.contains("may come after its code has expired"));
}
