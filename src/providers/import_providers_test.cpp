#include <catch2/catch.hpp>

#include <array>
#include <set>
#include <thread>

#include <fmt/format.h>

#include "base/embedded_file.hpp"
#include "base/random.hpp"
#include "db/migrator.hpp"
#include "providers/import_providers.hpp"
#include "providers/import_store.hpp"
#include "providers/provider_store.hpp"
#include "support/providers.hpp"
#include "support/temporary_folder.hpp"

using namespace gatehouse;
using namespace std::chrono_literals;

namespace {

constexpr std::string_view header
    = "provider_id,kind,npi,tax_id,name,first_name,last_name,status,effective_from,effective_until,"
      "correspondence_line_1,correspondence_line_2,correspondence_city,correspondence_state,correspondence_zip,"
      "pay_to_line_1,pay_to_line_2,pay_to_city,pay_to_state,pay_to_zip,"
      "service_location_line_1,service_location_line_2,service_location_city,service_location_state,"
      "service_location_zip\n";
constexpr std::string_view where = "2210 E Palo Brea Ln,Ste 40,Tempe,AZ,85281-4410,PO Box 1180,,Mesa,AZ,85201,"
                                   "418 W Example Ave,,Phoenix,AZ,85003\n";

std::string office(std::string_view number, std::string_view name = "Saguaro Family Clinic",
    std::string_view tax_id = "12-3456789", std::string_view status = "active")
{
    return fmt::format("{},group,,{},{},,,{},,,{}", number, tax_id, name, status, where);
}

std::string offices(int count, std::string_view name = "Clinic")
{
    std::string text(header);
    for (int i = 0; i < count; ++i)
        text += office(fmt::format("7{:05}", i), name);
    return text;
}

struct Imports : World {
    explicit Imports(Engine engine)
        : World(engine)
    {
    }

    ImportProviders order(std::string const& text, ImportFormat format = ImportFormat::gatehouse)
    {
        folder.write("providers.csv", text);
        return { .file = folder / "providers.csv",
            .format = format,
            .started_by = "test",
            .zone = TimeZone::find("America/Phoenix").value(),
            .scratch = folder.path() };
    }
    Result<ImportReport> import(ImportProviders const& with)
    {
        return import_providers(*db, around.random, around.keys, plan, with);
    }
    ImportCounts import(std::string const& text, ImportFormat format = ImportFormat::gatehouse)
    {
        auto report = import(order(text, format));
        REQUIRE(report);
        last = report->run;
        return report->counts;
    }
    std::optional<StoredRecord> record(std::string_view number)
    {
        return db
            ->read(plan,
                [&](UnitOfWork& work) -> Result<std::optional<StoredRecord>> { return find_record(work, number); })
            .value();
    }
    std::optional<Provider> match(std::string_view number, std::string_view tax_id)
    {
        return db
            ->write(plan,
                [&](UnitOfWork& work) -> Result<std::optional<Provider>> {
                    return match_provider(work, number, TaxId::parse(tax_id).value());
                })
            .value();
    }
    std::vector<ImportProblem> problems()
    {
        return db
            ->read(plan,
                [&](UnitOfWork& work) -> Result<std::vector<ImportProblem>> {
                    return list_problems(work, last, 0, 1000);
                })
            .value();
    }

    TemporaryFolder folder;
    std::string last; // Run.
};

std::string shown(ImportCounts const& counts)
{
    return fmt::format(
        "{}/{}/{}/{}/{}", counts.imported, counts.changed, counts.unchanged, counts.refused, counts.ended);
}

} // namespace

TEST_CASE("S3-45 a row of the plan's file makes its provider registrable, another's Tax ID does not", "[import]")
{
    Imports world(EACH_ENGINE);
    CHECK_FALSE(world.match("771204", "12-3456789"));
    CHECK(shown(world.import(std::string(header) + office("771204") + office("771205", "Other", "98-7654321")))
        == "2/0/0/0/0");
    auto provider = world.match("771204", "12-3456789");
    REQUIRE(provider);
    CHECK(provider->name == "Saguaro Family Clinic");
    CHECK(provider->standing == Standing::active);
    CHECK_FALSE(world.match("771204", "98-7654321"));
    CHECK(world.count("import_run WHERE state = 'finished' AND imported = 2 AND file_sha256 IS NOT NULL") == 1);
    CHECK(world.count("audit_fact WHERE action = 'providers.imported'") == 1);
}

TEST_CASE(
    "S3-41 an imported provider's addresses come by kind, correspondence first, and an empty kind is none", "[import]")
{
    Imports world(EACH_ENGINE);
    world.import(std::string(header) + office("771204")
        + "771205,group,,12-3456789,Other,,,active,,,,,,,,PO Box 7,,Mesa,AZ,85201,1 Main St,,Tempe,AZ,85281\n");
    auto id = world.match("771204", "12-3456789")->id;
    auto all = world.db
                   ->read(world.plan,
                       [&](UnitOfWork& work) -> Result<std::vector<AddressOnFile>> { return addresses_of(work, id); })
                   .value();
    REQUIRE(all.size() == 3);
    CHECK(all[0].kind == AddressKind::correspondence);
    CHECK(all[0].address.line_2() == "Ste 40");
    CHECK(all[1].kind == AddressKind::pay_to);
    CHECK(all[1].address.line_1() == "PO Box 1180");
    CHECK(all[2].kind == AddressKind::service_location);
    CHECK(all[2].address.city() == "Phoenix");
    auto other = world.record("771205")->addresses;
    CHECK_FALSE(other.contains("correspondence"));
    CHECK(decode_addresses(other).at(0).kind == AddressKind::pay_to);
}

TEST_CASE("the same file twice changes nothing, and a changed row only itself", "[import]")
{
    Imports world(EACH_ENGINE);
    auto file = offices(30);
    CHECK(shown(world.import(file)) == "30/0/0/0/0");
    auto rows = world.count("provider_record");
    CHECK(shown(world.import(file)) == "0/0/30/0/0");
    CHECK(world.count("provider_record") == rows);
    CHECK(world.count("plan WHERE plan_id = 'ahcccs' AND provider_generation = 1") == 1);

    auto changed = file;
    changed.replace(changed.find("700007,group,,12-3456789,Clinic"), 31, "700007,group,,98-7654321,Clinic");
    CHECK(shown(world.import(changed)) == "0/1/29/0/0");
    CHECK(world.match("700007", "98-7654321"));
    CHECK_FALSE(world.match("700007", "12-3456789"));
    CHECK(world.match("700008", "12-3456789"));
}

TEST_CASE(
    "each bad row is reported with its line, field and a sentence, quotes nothing, and stops no good one", "[import]")
{
    struct Fault {
        std::string row;
        std::string field;
        std::string reason;
    };
    auto tail = "," + std::string(where);
    std::vector<Fault> const faults {
        { "bad id!,group,,12-3456789,A,,,active,," + tail, "provider_id", "Enter the provider ID" },
        { "1,clinic,,12-3456789,A,,,active,," + tail, "kind", "practitioner, group or facility" },
        { "2,group,1234567890,12-3456789,A,,,active,," + tail, "npi", "NPI" },
        { "3,group,,secret-tax,A,,,active,," + tail, "tax_id", "Tax ID" },
        { "4,group,,12-3456789,,,,active,," + tail, "name", "name of the office" },
        { "5,group,,12-3456789,A,Ada,,active,," + tail, "first_name", "only a practitioner" },
        { "6,practitioner,,12-3456789,,Ada,,active,," + tail, "last_name", "last name" },
        { "7,group,,12-3456789,A,,,open,," + tail, "status", "active, ended or suspended" },
        { "8,group,,12-3456789,A,,,active,1/2/2027," + tail, "effective_from", "YYYY-MM-DD" },
        { "9,group,,12-3456789,A,,,active,2027-01-02,2027-01-01" + tail, "effective_until", "not before" },
        { "10,group,,12-3456789,A,,,active,,,1 Main St,,Tempe,Arizona,85281,,,,,,,,,,\n", "correspondence_state",
            "two letters" },
        { "11,group,,12-3456789,A,,,active,,,1 Main St,,Tempe,AZ,8528,,,,,,,,,,\n", "correspondence_zip", "ZIP Code" },
        { "12,group,,12-3456789,A,,,active" + std::string(16, ',') + "\n", "", "fields" },
        { "13,group,,12-3456789,A,,,active" + std::string(17, ',') + "\n", "correspondence_line_1",
            "at least one address" },
        { "14,group,,12-3456789,A \"quoted\" B,,,active,," + tail, "name", "A quote inside a field" },
        { "15,group,,12-3456789,\"\xff\",,,active,," + tail, "name", "UTF-8" },
    };
    Imports world(EACH_ENGINE);
    std::string text(header);
    for (auto const& fault : faults)
        text += fault.row;
    text += office("771204") + office("771204", "Twice");
    auto counts = world.import(text);
    CHECK(counts.imported == 1);
    CHECK(counts.refused == std::int64_t(faults.size()) + 1);
    auto problems = world.problems();
    REQUIRE(problems.size() == faults.size() + 1);
    for (std::size_t i = 0; i < faults.size(); ++i) {
        CAPTURE(faults[i].row);
        CHECK(problems[i].line == i + 2);
        CHECK(problems[i].field == faults[i].field);
        CHECK(problems[i].reason.contains(faults[i].reason));
        CHECK(problems[i].reason.ends_with('.'));
        CHECK_FALSE(problems[i].reason.contains("secret-tax"));
    }
    CHECK(problems.back().field == "provider_id");
    CHECK(problems.back().reason.contains("on line 18 already"));
    CHECK(world.record("771204")->name == "Saguaro Family Clinic");
}

TEST_CASE("a full file ends what is missing, but not more than 5 % by itself", "[import]")
{
    Imports world(EACH_ENGINE);
    world.import(offices(100));
    auto full = [&](int count, std::optional<std::int64_t> allow) {
        auto order = world.order(offices(count));
        order.full = true;
        order.allow_ending = allow;
        return world.import(order);
    };
    CHECK(shown(full(95, {})->counts) == "0/0/95/0/5");
    CHECK(world.match("700099", "12-3456789")->standing == Standing::ended);
    CHECK(world.match("700094", "12-3456789")->standing == Standing::active);

    auto refused = full(90, {}); // 5 of 95.
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == "import.ends_too_many");
    CHECK(refused.error().message.contains("--allow-ending 5"));
    CHECK(world.match("700094", "12-3456789")->standing == Standing::active);
    CHECK(world.count("provider_record WHERE from_generation > 2") == 0);
    CHECK(world.count("provider_tax_id WHERE from_generation > 2") == 0);
    CHECK(world.count("import_run WHERE state = 'refused'") == 1);
    CHECK_FALSE(full(90, 4));
    CHECK(shown(full(90, 5)->counts) == "0/0/90/0/5");
    CHECK(shown(full(90, {})->counts) == "0/0/90/0/0");        // What has ended does not end again.
    CHECK(shown(world.import(offices(100))) == "0/10/90/0/0"); // And what comes back is good again.
    CHECK(world.match("700099", "12-3456789")->standing == Standing::active);
}

TEST_CASE(
    "NPPES adds by NPI, keeps whom the plan does not know yet, and those that are deactivated as ended", "[import]")
{
    Imports world(EACH_ENGINE);
    std::string const nppes
        = "NPI,Entity Type Code,Provider Organization Name (Legal Business Name),Provider Last Name (Legal Name),"
          "Provider First Name,NPI Deactivation Date,NPI Reactivation Date,Healthcare Provider Taxonomy Code_1,"
          "Provider License Number_1,Provider First Line Business Mailing Address\n"
          "1999000015,1,,Example,Ada,,,207Q00000X,L-17,1 Main St\n"
          "1999000023,2,Example Clinic,,,03/04/2024,,261Q00000X,,\n"
          "1999000031,,,,,03/04/2024,,,,\n"
          "1999000049,1,,Again,Bea,03/04/2024,04/05/2024,,,\n"
          "1999000016,1,,Wrong,Digit,,,,,\n";
    CHECK(shown(world.import(nppes, ImportFormat::nppes)) == "4/0/0/1/0");
    CHECK(world.problems().at(0).field == "NPI");
    CHECK(world.text("SELECT name FROM nppes_record WHERE npi = '1999000015'") == "Ada Example");
    auto detail = world.text("SELECT detail FROM nppes_record WHERE npi = '1999000015'");
    CHECK(detail.contains("207Q00000X"));
    CHECK(detail.contains("L-17"));
    CHECK(detail.contains("1 Main St"));
    CHECK(world.text("SELECT status FROM nppes_record WHERE npi = '1999000023'") == "ended");
    CHECK(world.text("SELECT kind FROM nppes_record WHERE npi = '1999000031'") == "unknown");
    CHECK(world.text("SELECT status FROM nppes_record WHERE npi = '1999000049'") == "active");
    CHECK(shown(world.import(nppes, ImportFormat::nppes)) == "0/0/4/1/0");

    CHECK(world.count("provider_record") == 0);
    CHECK_FALSE(world.match("771204", "12-3456789"));
    world.import(
        std::string(header) + "771204,practitioner,1999000015,12-3456789,,Ada,Example,active,,," + std::string(where));
    CHECK(world.match("771204", "12-3456789")->npi == "1999000015");
}

TEST_CASE("a file without the columns it needs is refused whole, and quotes nothing of it", "[import]")
{
    Imports world(EACH_ENGINE);
    auto refused = world.import(world.order("Ada Example,123-45-6789\n"));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == "import.header");
    CHECK_FALSE(refused.error().message.contains("Ada"));
    CHECK_FALSE(world.import(world.order("provider_id,kind,name\n1,group,A\n")));
    CHECK_FALSE(world.import(world.order("")));
    CHECK(world.count("import_run WHERE state = 'refused' AND reason <> ''") == 3);
    CHECK_FALSE(world.import(world.order("", ImportFormat::nppes)));
    world.import(offices(1)); // Nobody holds the lease any more.
}

TEST_CASE("rows that do not fit into memory are sorted all the same", "[import]")
{
    Imports world(EACH_ENGINE);
    std::string text(header);
    for (int i = 400; i-- > 0;)
        text += office(fmt::format("7{:05}", i * 7919 % 400));
    auto order = world.order(text);
    order.memory = 4096;
    CHECK(shown(world.import(order)->counts) == "400/0/0/0/0");
    CHECK(shown(world.import(order)->counts) == "0/0/400/0/0");
    CHECK(world.match("700399", "12-3456789"));
    CHECK(world.count("provider_tax_id") == 400);
    CHECK(world.count("provider_search") == 400);
}

TEST_CASE("real rows of NPPES are all imported", "[import]")
{
    std::filesystem::path const data = "../shared/data"; // Tests run at the top of the source tree.
    if (!std::filesystem::exists(data / "nppes-practitioners.csv")) {
        WARN("skipped: ../shared/data is not here");
        return;
    }
    Imports world(EACH_ENGINE);
    auto file = [&](char const* name) {
        auto order = world.order("", ImportFormat::nppes);
        order.file = data / name;
        return shown(world.import(order)->counts);
    };
    CHECK(file("nppes-practitioners.csv") == "1000/0/0/0/0");
    CHECK(file("nppes-organizations.csv") == "40/0/0/0/0");
    CHECK(file("nppes-practitioners.csv") == "0/0/1000/0/0");
    CHECK(world.count("nppes_record") == 1040);
}

TEST_CASE("a file that is not in order is imported as one that is, and its problems come by line", "[import]")
{
    bool in_order = GENERATE(true, false);
    Imports world(EACH_ENGINE);
    std::string last = in_order ? "9" : "0";
    auto order = world.order(std::string(header) + office("1") + "bad\n" + office("2") + office("2", "Twice") + "bad\n"
        + office("3") + office("3", "Twice") + office(last));
    std::vector<std::uint64_t> lines;
    std::set<ImportProgress::Stage> stages;
    order.on_problem = [&](ImportProblem const& problem) { lines.push_back(problem.line); };
    order.progress = [&](ImportProgress const& progress) { stages.insert(progress.stage); };
    auto report = world.import(order);
    REQUIRE(report);
    world.last = report->run;
    CHECK(shown(report->counts) == "4/0/0/4/0");
    CHECK(stages.contains(ImportProgress::Stage::streaming) == in_order);
    CHECK(stages.contains(ImportProgress::Stage::reading) != in_order);
    if (in_order)
        CHECK(lines == std::vector<std::uint64_t> { 3, 5, 6, 8 });
    auto problems = world.problems();
    REQUIRE(problems.size() == 4);
    for (std::size_t i = 0; i < 4; ++i)
        CHECK(problems[i].line == std::array<std::uint64_t, 4> { 3, 5, 6, 8 }[i]);
    CHECK(problems[1].reason.contains("on line 4 already"));
    CHECK(world.record(last));
    CHECK(world.match("3", "12-3456789")->name == "Saguaro Family Clinic");
    CHECK(report->transactions > 3);
    CHECK(report->longest_transaction > 0us);
    CHECK(shown(world.import(order)->counts) == "0/0/4/4/0");
}

TEST_CASE("an address keeps its quotes and backslashes", "[import]")
{
    Imports world(EACH_ENGINE);
    world.import(std::string(header)
        + R"(771204,group,,12-3456789,A,,,active,,,"1 ""Old"" \Main\ St",,Tempe,AZ,85281,,,,,,,,,,)" + "\n");
    CHECK(decode_addresses(world.record("771204")->addresses).at(0).address.line_1() == R"(1 "Old" \Main\ St)");
}

TEST_CASE("an import whose file changes under it, or that is stopped, counts for nothing, and the next one completes",
    "[import]")
{
    Imports world(EACH_ENGINE);
    world.import(offices(10));
    auto file = offices(9000); // More than is looked at between two signs of progress.
    auto order = world.order(file);
    SECTION("it changes")
    {
        order.progress = [&](ImportProgress const& progress) {
            if (progress.stage == ImportProgress::Stage::looking)
                world.folder.write("providers.csv", std::string(header) + office("2") + office("1"));
        };
        CHECK_THROWS_WITH(world.import(order), Catch::Contains("was changed while it was read"));
    }
    SECTION("it is stopped while it reads and writes")
    {
        order.progress = [&](ImportProgress const& progress) {
            if (progress.stage == ImportProgress::Stage::streaming)
                throw std::runtime_error("stopped");
        };
        CHECK_THROWS_WITH(world.import(order), "stopped");
    }
    CHECK(world.count("import_run WHERE state = 'failed'") == 1);
    CHECK(world.count("provider_record") == 10);
    CHECK(shown(world.import(file)) == "8990/0/10/0/0");
}

TEST_CASE("an import that reads for longer than its lease lasts is not taken for dead", "[import][concurrent]")
{
    Imports world(EACH_ENGINE);
    std::string text(header);
    for (int i = 6000; i-- > 0;)
        text += office(fmt::format("7{:05}", i));
    auto order = world.order(text);
    order.lease = 400ms;
    std::string rival;
    std::jthread rivals_thread;
    int batches = 0;
    order.progress = [&](ImportProgress const& progress) {
        if (progress.stage != ImportProgress::Stage::reading)
            return;
        if (++batches == 1)
            rivals_thread = std::jthread([&] {
                auto same = order;
                same.progress = {};
                auto report = world.import(same);
                rival = report ? "imported" : report.error().code;
            });
        std::this_thread::sleep_for(130ms);
    };
    CHECK(shown(world.import(order)->counts) == "6000/0/0/0/0");
    rivals_thread.join();
    CHECK(batches > 5); // It read for longer than the rival waits.
    CHECK(rival == "import.running");
}

TEST_CASE("records from before migration 0020 are kept, and what they may hold is still checked", "[import]")
{
    SystemClock clock;
    TestSurroundings around(clock);
    EmptyDatabase db(EACH_ENGINE, around.environment);
    auto all = embedded_migrations();
    auto later = std::ranges::find(all, "0020_provider_checks.sql", &EmbeddedFile::name);
    REQUIRE(later != all.end());
    auto insert = [&](std::string_view number, std::string_view kind, std::string_view status) {
        db->write(PlanId { "ahcccs" }, [&](UnitOfWork& work) -> Result<> {
              work.tx.query(R"sql(
                  INSERT INTO provider_record (plan_id, number, from_generation, kind, npi, name, first_name,
                      last_name, status, effective_at, effective_until, sealed_tax_ids, addresses, content_hash)
                  VALUES ($1, $2, 1, $3, NULL, 'A', '', '', $4, NULL, NULL, $5, '[]', $5)
              )sql",
                  { work.plan, number, kind, status, Bytes(16) });
              return {};
          }).value();
    };
    migrate(*db, all.first(static_cast<std::size_t>(later - all.begin())));
    insert("1", "group", "active");
    migrate(*db, all);
    insert("2", "practitioner", "suspended");
    CHECK_THROWS_AS(insert("3", "clinic", "active"), DatabaseFailure);
    CHECK_THROWS_AS(insert("3", "group", "open"), DatabaseFailure);
    CHECK_THROWS_AS(insert("2", "group", "active"), DatabaseFailure);
    auto count = db->read(PlanId { "ahcccs" }, [](UnitOfWork& work) -> Result<std::int64_t> {
        return work.tx.query_one("SELECT count(*) FROM provider_record WHERE plan_id = $1", { work.plan })->integer(0);
    });
    CHECK(count.value() == 2);
}
