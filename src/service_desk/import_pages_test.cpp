#include <catch2/catch.hpp>

#include <fmt/format.h>

#include "providers/import_providers.hpp"
#include "support/browser.hpp"
#include "support/desk.hpp"
#include "support/temporary_folder.hpp"

using namespace gatehouse;

namespace {

struct ImportDesk : Desk {
    explicit ImportDesk(Engine engine_)
        : Desk(engine_)
    {
        add_staff("nadia", StaffRank::network_manager);
    }

    std::string import(PlanId const& of, std::string const& rows)
    {
        TemporaryFolder folder;
        folder.write("providers-2027.csv",
            "provider_id,kind,tax_id,name,correspondence_line_1,correspondence_city,correspondence_state,"
            "correspondence_zip\n"
                + rows);
        return import_providers(*db, around.random, around.keys, of,
            { .file = folder / "providers-2027.csv",
                .started_by = "test",
                .zone = TimeZone::find("America/Phoenix").value(),
                .scratch = folder.path() })
            .value()
            .run;
    }

    static std::string good(int number)
    {
        return fmt::format("N{},group,12-3456789,Clinic,1 Main St,Tempe,AZ,85281\n", number);
    }
    static std::string bad(int number)
    {
        return fmt::format("N{},group,private,Clinic,1 Main St,Tempe,AZ,85281\n", number);
    }
};

} // namespace

TEST_CASE("staff of every rank see each import's result and its bad rows, page by page", "[import]")
{
    ImportDesk desk(EACH_ENGINE);
    Visitor nadia(desk.application);
    desk.sign_in_staff(nadia, "nadia");
    CHECK(text_of(nadia.get("/ahcccs/staff/imports")).contains("No file yet"));

    std::string rows = ImportDesk::good(0);
    for (int i = 1; i <= 60; ++i)
        rows += ImportDesk::bad(i);
    auto run = desk.import(desk.plan, rows);
    auto list = text_of(nadia.get("/ahcccs/staff/imports"));
    CHECK(list.contains("providers-2027.csv"));
    CHECK(list.contains("Imported, rows refused"));

    auto path = "/ahcccs/staff/imports/" + run;
    auto first = text_of(nadia.get(path));
    CHECK(first.contains("Line 3 "));
    CHECK(first.contains("tax_id"));
    CHECK(first.contains("Line 52 "));
    CHECK_FALSE(first.contains("Line 53 "));
    CHECK(first.contains("Lines after these"));
    CHECK_FALSE(first.contains("private"));
    auto second = text_of(nadia.get(path + "?page=2"));
    CHECK(second.contains("Line 53 "));
    CHECK(second.contains("Line 62 "));
    CHECK(second.contains("Lines before these"));
    CHECK_FALSE(second.contains("Lines after these"));
    CHECK(nadia.get(path + "?page=99999999999999999999").status == 200);
}

TEST_CASE("an import is shown to nobody of an office, and not in another plan", "[import]")
{
    ImportDesk desk(EACH_ENGINE);
    desk.add_active("ada");
    auto run = desk.import(desk.other_plan, ImportDesk::good(1));
    auto own = desk.import(desk.plan, ImportDesk::good(1));
    Visitor nadia(desk.application), ada(desk.application);
    desk.sign_in_staff(nadia, "nadia");
    ada.get("/ahcccs/login");
    ada.post("/ahcccs/login", { { "username", "ada" }, { "password", std::string(People::good_password) } });
    CHECK(nadia.get("/ahcccs/staff/imports/" + own).status == 200);
    CHECK(nadia.get("/ahcccs/staff/imports/" + run).status == 404);
    CHECK(ada.get("/ahcccs/staff/imports").status == 303);
    CHECK(ada.get("/ahcccs/staff/imports/" + own).status == 303);
}
