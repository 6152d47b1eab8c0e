#include <catch2/catch.hpp>

#include <filesystem>

#include <sys/stat.h>

#include "base/random.hpp"
#include "letters/command_line.hpp"
#include "letters/from_pack.hpp"
#include "packs/pack.hpp"
#include "support/command.hpp"
#include "support/letters.hpp"

using namespace gatehouse;
using namespace std::chrono_literals;

namespace {

Pack example_pack()
{
    auto const wording = example_wording();
    Pack pack {};
    pack.plan = { "ahcccs" };
    pack.time_zone = { "America/Phoenix", "Phoenix time" };
    pack.holidays.federal = true;
    pack.words.code = "authentication code";
    pack.words.temporary_password = "temporary password";
    auto& letter = pack.letter;
    letter.good_for = std::chrono::days(15);
    letter.clock = CodeClock::issued;
    letter.mail_after_business_days = 1;
    letter.expect_within_business_days = 10;
    letter.not_received_before_use_by = std::chrono::days(3);
    letter.open_max = 3;
    letter.per_year_max = 12;
    letter.return_address = wording.return_address;
    letter.sender = wording.sender;
    letter.subject = wording.heading;
    letter.opening = wording.opening;
    letter.unknown_person = wording.unknown_person;
    letter.steps = wording.steps;
    letter.after_use_by = wording.after_use_by;
    letter.private_warning = wording.private_warning;
    return pack;
}

// What a command writes, both streams together.
class Output {
public:
    Output()
        : m_file(std::tmpfile())
    {
    }
    ~Output() { std::fclose(m_file); }
    Output(Output const&) = delete;

    Console console() const { return { m_file, m_file }; }
    std::string text() const
    {
        std::string all(static_cast<std::size_t>(std::ftell(m_file)), '\0');
        std::rewind(m_file);
        all.resize(std::fread(all.data(), 1, all.size(), m_file));
        return all;
    }

private:
    std::FILE* m_file;
};

// A world whose letters are sealed for a key that keygen has made.
struct CommandWorld : LetterWorld {
    CommandWorld()
        : LetterWorld(Engine::sqlite)
    {
        set_time("2027-01-20", 9, 14);
        Output output;
        REQUIRE(run_letters_keygen(random, key, output.console()) == 0);
        auto text = output.text();
        text.pop_back();
        around.keys.letter_public_key = from_hex(text.substr(text.rfind('\n') + 1)).value();
    }

    int print(Output const& output, LettersPrint options = {}, std::string const& language = "en")
    {
        auto pack = example_pack();
        pack.language = language;
        options.key_file = options.key_file.empty() ? key : options.key_file;
        options.folder = options.folder.empty() ? folder.file("letters") : options.folder;
        options.portal_url = "https://portal.example/plan/";
        return run_letters_print(*db, random, pack, options, output.console());
    }

    SystemRandom random;
    TemporaryFolder folder;
    std::string key = folder.file("letter.key");
};

} // namespace

TEST_CASE("a letter is printed in the language of its plan, and the console stays English", "[letters][words]")
{
    CommandWorld world;
    auto const id = world.queue("noor");
    world.set_time("2027-01-21", 8, 0);
    Output printed;
    CHECK(world.print(printed, {}, "en-XA") == 0);
    CHECK(printed.text().ends_with("printed 1, not sent 0, waiting 0\n"));
    auto const text = output_of("pdftotext '" + world.folder.file("letters") + "/2027-01-21-1/" + id.value + ".pdf' -");
    CHECK(text.contains("[Whát tö dö]"));
    CHECK_FALSE(text.contains("What to do"));
}

TEST_CASE("keygen, print and mailed carry a letter from the queue to the postal service", "[letters]")
{
    CommandWorld world;
    auto const id = world.queue("noor");
    world.set_time("2027-01-21", 8, 0);
    Output printed;
    CHECK(world.print(printed) == 0);
    CHECK(printed.text()
        == "Batch 2027-01-21-1: 1 letter in " + world.folder.file("letters")
            + "/2027-01-21-1\n"
              "printed 1, not sent 0, waiting 0\n");
    auto const text = output_of("pdftotext '" + world.folder.file("letters") + "/2027-01-21-1/" + id.value + ".pdf' -");
    CHECK(text.contains("Authentication code\n"));
    CHECK(text.contains("portal.example/plan and"));

    Output mailed;
    CHECK(run_letters_mailed(*world.db, world.plan, { "2027-01-21-1" }, mailed.console()) == 0);
    CHECK(mailed.text().starts_with("Batch 2027-01-21-1: 1 letter recorded as mailed."));
    CHECK(world.state(id) == LetterState::mailed);
    Output again;
    CHECK(run_letters_mailed(*world.db, world.plan, { "2027-01-21-1" }, again.console()) == 1);
    CHECK(again.text() == "Batch 2027-01-21-1 is already recorded as mailed. Nothing was changed.\n");
}

TEST_CASE("S3-24 what printing writes names no code, no password and nobody", "[letters]")
{
    CommandWorld world;
    world.queue("noor");
    world.set_time("2027-02-04", 8, 0); // Too late.
    Output output;
    CHECK(world.print(output) == 1);
    auto text = output.text();
    CHECK(text.contains("for provider ID 771204: it would come after its code has expired."));
    CHECK(text.ends_with("printed 0, not sent 1, waiting 0\n"));
    world.queue("noor");
    world.set_time("2027-02-05", 8, 0);
    Output printed;
    CHECK(world.print(printed) == 0);
    text += printed.text();
    CHECK_FALSE(text.contains("Noor"));
    for (auto const& secret : world.secrets) {
        CHECK_FALSE(text.contains(secret.code.reveal()));
        CHECK_FALSE(text.contains(secret.temporary_password.reveal()));
    }
}

TEST_CASE("a key that does not fit prints nothing and says how many letters wait", "[letters]")
{
    CommandWorld world;
    world.queue("noor");
    world.set_time("2027-01-21", 8, 0);
    auto const other = world.folder.file("other.key");
    Output made;
    REQUIRE(run_letters_keygen(world.random, other, made.console()) == 0);
    Output output;
    CHECK(world.print(output, { .key_file = other, .folder = "", .portal_url = "" }) == 1);
    CHECK(output.text().contains("Waiting for another key: 1."));
    CHECK(world.count("letter WHERE sealed_secret IS NOT NULL") == 1);
}

TEST_CASE("a key or a folder that cannot be used is refused with a sentence", "[letters]")
{
    CommandWorld world;
    Output no_key;
    CHECK(world.print(no_key, { .key_file = "/no/such/key", .folder = "", .portal_url = "" }) == 1);
    CHECK(no_key.text() == "/no/such/key: No such file or directory.\n");
    Output no_folder;
    CHECK(world.print(no_folder, { .key_file = "", .folder = world.key + "/letters", .portal_url = "" }) == 1);
    CHECK(no_folder.text().contains("letters cannot be printed into this folder"));
    Output twice;
    CHECK(run_letters_keygen(world.random, world.key, twice.console()) == 1);
    CHECK(twice.text() == world.key + ": File exists.\n");
}

TEST_CASE("a plan's pack says when its letters go, how long they are good and what they say", "[letters]")
{
    auto pack = example_pack();
    pack.letter.clock = CodeClock::mailed;
    pack.letter.good_for = std::chrono::days(21);
    pack.letter.expect_within_business_days = 7;
    pack.holidays.closed = { std::chrono::year(2027) / std::chrono::January / 21 };
    auto const terms = letter_terms(pack);
    auto const now = terms.zone.instant(parse_iso_date("2027-01-20").value() + 9h);
    auto const dates = letter_dates(terms, now);
    CHECK(iso_date(dates.mail_on) == "2027-01-22");
    CHECK(iso_date(dates.expected_on) == "2027-02-01");
    CHECK(iso_date(terms.zone.local_date(dates.use_by)) == "2027-02-13");

    CHECK(letter_wording(pack, "https://portal.example/plan").portal_address == "portal.example/plan");
    CHECK(letter_wording(pack, "https://portal.example/plan").code_label == "Authentication code");
    pack.letter.portal_address = "short.example";
    CHECK(letter_wording(pack, "https://portal.example/plan").portal_address == "short.example");
}
