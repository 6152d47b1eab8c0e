#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <latch>
#include <set>
#include <thread>

#include <sys/stat.h>

#include "base/random.hpp"
#include "letters/manifest.hpp"
#include "letters/print_letters.hpp"
#include "support/command.hpp"
#include "support/database_text.hpp"
#include "support/golden.hpp"
#include "support/letters.hpp"

using namespace gatehouse;
using namespace std::chrono_literals;
using Stage = PrintProgress::Stage;

namespace {

struct Crash { };

// The world of the letters with a folder to print into.
struct PrintWorld : LetterWorld {
    explicit PrintWorld(Engine engine)
        : LetterWorld(engine)
    {
        set_time("2027-01-20", 9, 14); // A Wednesday.
    }

    PrintLetters job()
    {
        return { .keys = around.letter_keys, .terms = terms, .wording = wording, .folder = out.path() };
    }
    Result<PrintReport> try_print(PrintLetters const& job) { return print_letters(*db, around.random, plan, job); }
    PrintReport print() { return try_print(job()).value(); }

    // Ends the run at the first such moment, as a crash would.
    void crash_at(Stage stage)
    {
        auto crashing = job();
        crashing.progress = [stage](PrintProgress const& progress) {
            if (progress.stage == stage)
                throw Crash();
        };
        CHECK_THROWS_AS(try_print(crashing), Crash);
    }

    std::string pdf(PrintedBatch const& batch, LetterId const& letter)
    {
        return batch.folder + "/" + letter.value + ".pdf";
    }
    std::string text_of(std::string const& pdf) { return output_of("pdftotext -layout '" + pdf + "' -"); }
    std::size_t files(std::string const& ending)
    {
        std::size_t count = 0;
        for (auto const& entry : std::filesystem::recursive_directory_iterator(out.path()))
            count += entry.path().string().ends_with(ending);
        return count;
    }

    LetterWording wording = example_wording();
    TemporaryFolder out;
};

} // namespace

TEST_CASE("S3-18 a letter that is due is printed with its code and password, and its secret is erased", "[letters]")
{
    PrintWorld world(EACH_ENGINE);
    auto const id = world.queue("noor");
    world.set_time("2027-01-21", 8, 0);
    auto const report = world.print();
    REQUIRE(report.batches.size() == 1);
    CHECK(report.batches[0].id.value == "2027-01-21-1");
    CHECK(report.batches[0].letters == 1);
    CHECK_FALSE(report.batches[0].was_unfinished);

    auto const text = world.text_of(world.pdf(report.batches[0], id));
    CHECK(text.contains(world.secrets[0].code.reveal()));
    CHECK(text.contains(world.secrets[0].temporary_password.reveal()));
    CHECK(text.contains("Use the code by Thursday, February 4, 2027, 9:14 a.m. Phoenix time"));
    CHECK(text.contains("Thursday, January 21, 2027"));

    auto const letter = world.letter(id);
    CHECK(letter.state == LetterState::printed);
    CHECK(letter.printed_at == world.clock.now());
    CHECK(letter.batch == report.batches[0].id);
    CHECK(world.count("letter WHERE sealed_secret IS NOT NULL") == 0);
    CHECK(world.count("audit_fact WHERE action = 'letter.batch_printed'") == 1);
    CHECK(world.print().batches.empty());
    CHECK(world.files(".pdf") == 1);
}

TEST_CASE("S3-21 no letter is printed before its day", "[letters]")
{
    PrintWorld world(EACH_ENGINE);
    world.set_time("2027-01-22", 23, 30); // Friday in Phoenix.
    auto const id = world.queue("noor");
    CHECK(world.print().batches.empty());
    world.set_time("2027-01-24", 23, 59); // Sunday; Monday in UTC.
    CHECK(world.print().batches.empty());
    CHECK(world.state(id) == LetterState::queued);
    world.set_time("2027-01-25", 0, 0);
    CHECK(world.print().batches.size() == 1);
}

TEST_CASE("a letter printed on a day off carries the date of the next business day", "[letters]")
{
    PrintWorld world(Engine::sqlite);
    auto const id = world.queue("noor");
    world.set_time("2027-01-23", 12, 0); // A Saturday: nobody was at work on Thursday and Friday.
    auto const report = world.print();
    CHECK(world.text_of(world.pdf(report.batches.at(0), id)).contains("Monday, January 25, 2027"));
}

TEST_CASE("a printed batch is for its owner's eyes, and its lists hold no secret", "[letters]")
{
    PrintWorld world(EACH_ENGINE);
    world.address.line_1 = "2210 E Palo Brea Ln, \"The Barn\"";
    auto const id = world.queue("noor");
    world.set_time("2027-01-21", 8, 0);
    auto const batch = world.print().batches.at(0);
    for (auto const& path : { batch.folder, world.pdf(batch, id), batch.folder + "/manifest.csv" }) {
        struct stat status { };
        REQUIRE(stat(path.c_str(), &status) == 0);
        CHECK((status.st_mode & 0077) == 0);
    }
    auto const csv = read_file(batch.folder + "/manifest.csv");
    auto const json = read_file(batch.folder + "/manifest.json");
    CHECK(csv.contains(",Noor Hathaway,Saguaro Valley Home Health,\"2210 E Palo Brea Ln, \"\"The Barn\"\"\",Ste 40,"
                       "Tempe,AZ,85281-4410,00300123456000000001-852814410\r\n"));
    CHECK(csv.contains(id.value + ",2027-01-21-1,2027-01-21," + id.value + ".pdf,"));
    for (auto const& list : { csv, json }) {
        CHECK(list.contains(sha256_hex(read_file(world.pdf(batch, id)))));
        CHECK_FALSE(list.contains(world.secrets[0].code.reveal()));
        CHECK_FALSE(list.contains(world.secrets[0].temporary_password.reveal()));
    }
}

TEST_CASE("a manifest cannot smuggle a formula into a spreadsheet, and reads itself back", "[letters]")
{
    Manifest const manifest { { "plan" }, { "2027-01-21-1" }, "2027-01-21",
        { { { "id" }, "id.pdf", "abc", "=HYPERLINK(\"x\")", "+1", { "-2", "@3", "a\nb", "AZ", "85281" }, "" } } };
    CHECK(to_csv(manifest).ends_with("\r\nid,2027-01-21-1,2027-01-21,id.pdf,abc,\"'=HYPERLINK(\"\"x\"\")\",\"'+1\","
                                     "\"'-2\",\"'@3\",\"a\nb\",AZ,85281,\r\n"));
    auto const files = read_manifest_files(to_json(manifest));
    REQUIRE(files);
    CHECK(files->at(0).file == "id.pdf");
    CHECK(files->at(0).sha256 == "abc");
    for (auto const* wrong : { "", "[]", "{}", "{\"letters\":3}", "{\"letters\":[{\"file\":1,\"sha256\":\"\"}]}", "{" })
        CHECK_FALSE(read_manifest_files(wrong));
}

TEST_CASE(
    "many letters become batches of a size, each letter in exactly one, each with a barcode of its own", "[letters]")
{
    PrintWorld world(EACH_ENGINE);
    std::set<std::string> letters;
    for (int i = 0; i < 7; ++i) {
        world.add_provider("office-" + std::to_string(i), std::to_string(900000 + i));
        world.add_account("person-" + std::to_string(i));
        letters.insert(world.queue("person-" + std::to_string(i), "office-" + std::to_string(i)).value);
    }
    world.set_time("2027-01-21", 8, 0);
    auto job = world.job();
    job.batch_max = 3;
    auto const report = world.try_print(job).value();
    REQUIRE(report.batches.size() == 3);
    CHECK(report.batches[2].id.value == "2027-01-21-3");
    CHECK(report.batches[2].letters == 1);
    std::set<std::string> printed;
    for (auto const& batch : report.batches) {
        auto const files = read_manifest_files(read_file(batch.folder + "/manifest.json")).value();
        for (auto const& [file, sha256] : files) {
            CHECK(printed.insert(file.substr(0, file.size() - 4)).second);
            CHECK(std::filesystem::exists(batch.folder + "/" + file));
        }
    }
    CHECK(printed == letters);
    CHECK(world.count("letter WHERE mail_serial BETWEEN 1 AND 7") == 7);
}

TEST_CASE("a run that was cut short at any stage is finished by the next, in the same batch", "[letters]")
{
    PrintWorld world(EACH_ENGINE);
    world.add_account("ada");
    auto const first = world.queue("noor");
    auto const second = world.queue("ada");
    world.set_time("2027-01-21", 8, 0);
    auto const stage = GENERATE(Stage::claimed, Stage::drawn, Stage::published);
    world.crash_at(stage);
    CHECK(world.count("letter WHERE printed_at IS NULL AND sealed_secret IS NOT NULL") == 2);
    world.crash_at(stage == Stage::published ? Stage::claimed : stage); // And once more.

    world.add_account("late"); // Due on the next day, so not in this batch.
    world.queue("late");
    world.set_time("2027-01-22", 8, 0);
    auto const report = world.print();
    REQUIRE(report.batches.size() == 2);
    CHECK(report.batches[0].id.value == "2027-01-21-1");
    CHECK(report.batches[0].was_unfinished);
    CHECK(report.batches[0].letters == 2);
    CHECK(report.batches[1].id.value == "2027-01-22-1");
    CHECK(world.letter(first).batch == report.batches[0].id);
    CHECK(world.letter(second).batch == report.batches[0].id);
    CHECK(world.files(".pdf") == 3);
    CHECK(world.count("letter WHERE sealed_secret IS NOT NULL") == 0);
    CHECK_FALSE(std::filesystem::exists(world.out.path() + "/.2027-01-21-1"));
}

TEST_CASE("a batch that was shown before the crash is not drawn again, unless a file in it is damaged", "[letters]")
{
    PrintWorld world(EACH_ENGINE);
    auto const id = world.queue("noor");
    world.set_time("2027-01-21", 8, 0);
    world.crash_at(Stage::published);
    auto const path = world.out.path() + "/2027-01-21-1/" + id.value + ".pdf";
    auto const damaged = GENERATE(false, true);
    if (damaged)
        std::ofstream(path, std::ios::app) << "x";
    int drawn = 0;
    auto job = world.job();
    job.progress = [&](PrintProgress const& progress) { drawn += progress.stage == Stage::drawn; };
    CHECK(world.try_print(job).value().batches.size() == 1);
    CHECK(drawn == (damaged ? 1 : 0));
    CHECK(world.text_of(path).contains(world.secrets[0].code.reveal()));
}

TEST_CASE("an unfinished batch is finished in its own folder only, unless that one is lost", "[letters]")
{
    PrintWorld world(EACH_ENGINE);
    world.queue("noor");
    world.set_time("2027-01-21", 8, 0);
    world.crash_at(Stage::published);
    TemporaryFolder other;
    auto job = world.job();
    job.folder = other.path();
    auto const refused = world.try_print(job);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == "print.other_folder");
    CHECK(refused.error().message.contains(world.out.path()));
    job.folder_is_lost = true;
    CHECK(world.try_print(job).value().batches.at(0).folder == other.path() + "/2027-01-21-1");
    CHECK(world.print().batches.empty());
}

TEST_CASE("a run whose batch is taken over by another takes back what it has shown", "[letters]")
{
    PrintWorld world(EACH_ENGINE);
    auto const id = world.queue("noor");
    world.set_time("2027-01-21", 8, 0);
    TemporaryFolder other;
    auto job = world.job();
    job.progress = [&](PrintProgress const& progress) {
        if (progress.stage != Stage::published)
            return;
        auto taking_over = world.job();
        taking_over.folder = other.path();
        taking_over.folder_is_lost = true;
        CHECK(world.try_print(taking_over).value().batches.size() == 1);
    };
    auto const refused = world.try_print(job);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == "print.taken_over");
    CHECK(world.files(".pdf") == 0);
    CHECK(std::filesystem::exists(other.path() + "/2027-01-21-1/" + id.value + ".pdf"));
}

TEST_CASE("a letter that is superseded while its batch is drawn is not in the batch", "[letters]")
{
    PrintWorld world(EACH_ENGINE);
    world.add_account("ada");
    auto const dropped = world.queue("noor");
    auto const kept = world.queue("ada");
    world.set_time("2027-01-21", 8, 0);
    auto const stage = GENERATE(Stage::claimed, Stage::drawn, Stage::published);
    bool replaced = false;
    auto job = world.job();
    job.progress = [&](PrintProgress const& progress) {
        if (progress.stage == stage && !std::exchange(replaced, true))
            world.queue("noor");
    };
    auto const report = world.try_print(job).value();
    REQUIRE(report.batches.size() == 1);
    CHECK(report.batches[0].letters == 1);
    CHECK_FALSE(report.batches[0].was_unfinished);
    CHECK(world.state(dropped) == LetterState::superseded);
    CHECK_FALSE(world.letter(dropped).batch);
    CHECK(world.letter(kept).batch == report.batches[0].id);
    CHECK(world.files(".pdf") == 1);
    CHECK(world.files(dropped.value + ".pdf") == 0);
}

TEST_CASE("a batch all of whose letters are gone is closed without a folder", "[letters]")
{
    PrintWorld world(EACH_ENGINE);
    world.queue("noor");
    world.set_time("2027-01-21", 8, 0);
    world.crash_at(Stage::published);
    world.queue("noor");
    CHECK(world.print().batches.empty());
    CHECK(world.files(".pdf") == 0);
    CHECK(world.count("letter_batch WHERE completed_at IS NULL") == 0);
    world.set_time("2027-01-22", 8, 0);
    CHECK(world.print().batches.size() == 1);
}

TEST_CASE("a letter that would come after its use-by moment is superseded, not printed, and reported", "[letters]")
{
    PrintWorld world(EACH_ENGINE);
    auto const id = world.queue("noor"); // Until Thursday, February 4, 9:14 a.m.
    auto const crashed_before = GENERATE(false, true);
    if (crashed_before) {
        world.set_time("2027-01-21", 8, 0);
        world.crash_at(Stage::published);
    }
    world.set_time("2027-02-04", 8, 0); // It could not come before Friday.
    auto const report = world.print();
    CHECK(report.batches.empty());
    REQUIRE(report.unsent.size() == 1);
    CHECK(report.unsent[0].letter == id);
    CHECK(report.unsent[0].because == "too_late");
    CHECK(world.state(id) == LetterState::superseded);
    CHECK_FALSE(world.code_is_open(id));
    CHECK(world.count("letter WHERE sealed_secret IS NOT NULL") == 0);
    CHECK(world.count("audit_fact WHERE action = 'letter.superseded'") == 1);
    CHECK(world.files(".pdf") == 0);
    auto const unsent = [&] {
        return world.db
            ->read(world.plan,
                [&](UnitOfWork& work) -> Result<std::int64_t> { return count_letters(work, world.terms).unsent; })
            .value();
    };
    CHECK(unsent() == 1);
    world.queue("noor");
    CHECK(unsent() == 0);
}

TEST_CASE("a letter that can still come in time is printed, however late it is", "[letters]")
{
    PrintWorld world(EACH_ENGINE);
    world.queue("noor");
    world.set_time("2027-02-03", 23, 0); // It may come on Thursday morning.
    CHECK(world.print().batches.size() == 1);
}

TEST_CASE("where the clock starts at mailing, the use-by moment is fixed once, when printing begins", "[letters]")
{
    PrintWorld world(EACH_ENGINE);
    world.terms.clock = LetterClock::mailed;
    auto const id = world.queue("noor");
    world.set_time("2027-01-28", 8, 0); // A week late, and no day is lost.
    auto const use_by = world.clock.now() + 15 * 24h;
    std::vector<std::pair<std::string, Instant>> fixed;
    auto job = world.job();
    job.use_by_fixed = [&](UnitOfWork&, AccountId const& account, Instant until) {
        fixed.push_back({ account.value, until });
    };
    job.progress = [](PrintProgress const& progress) {
        if (progress.stage == Stage::drawn)
            throw Crash();
    };
    CHECK_THROWS_AS(world.try_print(job), Crash);
    world.clock.advance(24h);
    job.progress = nullptr;
    auto const report = world.try_print(job).value();
    REQUIRE(report.batches.size() == 1);
    CHECK(world.letter(id).use_by == use_by);
    CHECK(fixed == std::vector<std::pair<std::string, Instant>> { { "noor", use_by } });
    CHECK(world.count("one_time_code WHERE good_until = " + std::to_string(use_by.time_since_epoch().count())) == 1);
    CHECK(world.text_of(world.pdf(report.batches[0], id))
              .contains("Use the code by Friday, February 12, 2027, 8:00 a.m. Phoenix time"));
}

TEST_CASE("letters sealed for another key wait for it and are counted", "[letters]")
{
    PrintWorld world(EACH_ENGINE);
    world.queue("noor");
    auto const new_keys = make_letter_keys(world.around.random);
    world.around.keys.letter_public_key = new_keys.public_key;
    world.add_account("ada");
    world.queue("ada");
    world.set_time("2027-01-21", 8, 0);
    auto const with_old = world.print();
    CHECK(with_old.batches.at(0).letters == 1);
    CHECK(with_old.sealed_for_other_keys == 1);
    PrintLetters const job {
        .keys = new_keys, .terms = world.terms, .wording = world.wording, .folder = world.out.path()
    };
    auto const with_new = world.try_print(job).value();
    CHECK(with_new.batches.at(0).letters == 1);
    CHECK(with_new.sealed_for_other_keys == 0);
}

TEST_CASE("a letter whose secret was damaged is given up and reported, and the others are printed", "[letters]")
{
    PrintWorld world(EACH_ENGINE);
    world.add_account("ada");
    auto const damaged = world.queue("noor");
    world.queue("ada");
    REQUIRE(world.db->write(world.plan, [&](UnitOfWork& work) -> Result<> {
        work.tx.query(
            "UPDATE letter SET sealed_secret = $3 WHERE plan_id = $1 AND id = $2", { work.plan, damaged, Bytes(90) });
        return {};
    }));
    world.set_time("2027-01-21", 8, 0);
    auto const report = world.print();
    CHECK(report.batches.at(0).letters == 1);
    REQUIRE(report.unsent.size() == 1);
    CHECK(report.unsent[0].letter == damaged);
    CHECK(report.unsent[0].because == "unreadable");
    CHECK(world.state(damaged) == LetterState::superseded);
    CHECK_FALSE(world.code_is_open(damaged));
}

TEST_CASE("a plan prints its own letters only", "[letters]")
{
    PrintWorld world(EACH_ENGINE);
    world.queue("noor");
    world.set_time("2027-01-21", 8, 0);
    CHECK(print_letters(*world.db, world.around.random, world.other_plan, world.job()).value().batches.empty());
    CHECK(world.count("letter WHERE printed_at IS NULL") == 1);
}

TEST_CASE("printers that run at the same time print every letter once", "[letters][concurrent]")
{
    PrintWorld world(EACH_ENGINE);
    std::vector<LetterId> letters;
    for (int i = 0; i < 12; ++i) {
        world.add_provider("office-" + std::to_string(i), std::to_string(900000 + i));
        world.add_account("person-" + std::to_string(i));
        letters.push_back(world.queue("person-" + std::to_string(i), "office-" + std::to_string(i)));
    }
    world.set_time("2027-01-21", 8, 0);
    constexpr int printers = 4;
    std::latch start(printers);
    std::array<PrintReport, printers> reports;
    {
        std::vector<std::jthread> threads;
        for (auto& report : reports)
            threads.emplace_back([&] {
                auto job = world.job();
                job.batch_max = 5;
                start.arrive_and_wait();
                report = world.try_print(job).value();
            });
    }
    std::size_t printed = 0;
    std::set<std::string> batches;
    for (auto const& report : reports)
        for (auto const& batch : report.batches) {
            printed += batch.letters;
            CHECK(batches.insert(batch.id.value).second);
        }
    CHECK(printed == letters.size());
    CHECK(batches.size() == 3);
    CHECK(world.files(".pdf") == letters.size());
    CHECK(world.count("letter WHERE printed_at IS NOT NULL AND sealed_secret IS NULL") == 12);
}

TEST_CASE("a folder that cannot be printed into is refused before anything is claimed", "[letters]")
{
    PrintWorld world(Engine::sqlite);
    world.queue("noor");
    world.set_time("2027-01-21", 8, 0);
    auto job = world.job();
    job.folder = world.out.file("a file");
    std::ofstream(job.folder) << "x";
    auto const refused = world.try_print(job);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == "print.folder");
    CHECK(refused.error().message.contains("a file"));
    CHECK(world.count("letter_batch") == 0);
}

TEST_CASE("S3-24 the code and the password stand nowhere in the database, before and after printing", "[letters]")
{
    auto const engine = EACH_ENGINE;
    PrintWorld world(engine);
    world.queue("noor");
    world.add_account("ada");
    world.queue("ada");
    auto check = [&](std::string const& when) {
        INFO(when);
        for (auto const& secret : world.secrets)
            for (auto const& text : { secret.code.reveal(), secret.temporary_password.reveal() }) {
                CHECK(where_in_database(world, engine, text).empty());
                if (engine == Engine::sqlite) // The file itself, with what is no longer in any row.
                    for (auto const* file : { "/test.db", "/test.db-wal" })
                        CHECK_FALSE(read_file(world.db.place() + file).contains(text));
            }
    };
    CHECK(where_in_database(world, engine, "Noor Hathaway").contains("letter.person")); // The search finds things.
    CHECK(where_in_database(world, engine, "argon2id of code 1").contains("one_time_code.typed_hash"));
    check("queued");
    world.set_time("2027-01-21", 8, 0);
    world.crash_at(Stage::published);
    check("while printing");
    world.print();
    check("printed");
    world.queue("noor");
    check("superseded");
}
