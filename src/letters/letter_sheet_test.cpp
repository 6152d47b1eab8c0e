#include <catch2/catch.hpp>

#include <fstream>
#include <sstream>

#include "letters/intelligent_mail.hpp"
#include "letters/paper.hpp"
#include "support/command.hpp"
#include "support/golden.hpp"
#include "support/intelligent_mail_reader.hpp"
#include "support/letters.hpp"

using namespace gatehouse;

namespace {

LetterSheet example_sheet()
{
    return {
        .id = { "0193e0a2-0000-7000-8000-000000000001" },
        .number = 1,
        .person = "Noor Hathaway",
        .provider_name = "Saguaro Valley Home Health",
        .provider_number = "771204",
        .address = { "2210 E. Palo Brea Ln.", "Ste 40", "Tempe", "AZ", "852814410" },
        .registered_on = "Friday, December 18, 2026",
        .mailed_on = "Monday, December 21, 2026",
        .use_by = "Saturday, January 2, 2027, 9:14 a.m. Phoenix time",
        .printed_at = Instant(std::chrono::seconds(1'797'868'800)),
        .bars = intelligent_mail_bars("00300123456000000007-852814410"),
    };
}

LetterSecret example_secret() { return { Secret<>("KQ7F-N3MN-44RT"), Secret<>("harbor-Quartz-maple-58") }; }

// A drawn letter as a file, and what a reader of PDFs finds in it.
struct Drawn {
    explicit Drawn(LetterSheet const& sheet, LetterWording const& wording = example_wording())
        : path(folder.file("letter.pdf"))
    {
        std::ofstream(path) << draw_letter(sheet, example_secret(), wording).value().reveal();
    }

    std::string text() const // Line ends as spaces, so that a sentence is found wherever it was broken.
    {
        std::istringstream words(output_of("pdftotext -layout '" + path + "' -"));
        std::string all;
        for (std::string word; words >> word;)
            all += word + " ";
        return all;
    }

    struct Word {
        double left, top, right, bottom; // Inches.
        std::string text;
    };
    std::vector<Word> words() const
    {
        std::istringstream lines(output_of("pdftotext -bbox '" + path + "' -"));
        std::vector<Word> found;
        for (std::string line; std::getline(lines, line);) {
            double left = 0, top = 0, right = 0, bottom = 0;
            char word[200] = {};
            if (std::sscanf(line.c_str(), " <word xMin=\"%lf\" yMin=\"%lf\" xMax=\"%lf\" yMax=\"%lf\">%199[^<]", &left,
                    &top, &right, &bottom, word)
                == 5)
                found.push_back({ left / inch, top / inch, right / inch, bottom / inch, word });
        }
        return found;
    }

    TemporaryFolder folder;
    std::string path;
};

} // namespace

TEST_CASE("S3-18 a letter says everything that its reader needs", "[letters]")
{
    Drawn const drawn(example_sheet());
    auto const text = drawn.text();
    for (auto const* fact : { "Example Online", "Provider Portal service desk", "Phoenix, AZ 85034", "NOOR HATHAWAY",
             "SAGUARO VALLEY HOME HEALTH", "2210 E PALO BREA LN STE 40", "TEMPE AZ 85281-4410",
             "Monday, December 21, 2026", "Letter 1 for this account",
             "Noor Hathaway registered as master account holder for Saguaro Valley Home Health, Provider ID 771204, on "
             "Friday, December 18, 2026.",
             "Authentication code", "KQ7F-N3MN-44RT", "Temporary password", "harbor-Quartz-maple-58",
             "Use the code by Saturday, January 2, 2027, 9:14 a.m. Phoenix time", "1. Go to portal.example/plan",
             "2. Enter the authentication code exactly as printed.", "3. Choose a password of your own.",
             "expired authentication code", "We never give or ask for this code by text, email, phone or fax.",
             "If nobody in your office knows Noor Hathaway, use nothing in this letter and write to "
             "desk@plan.example." }) {
        INFO(text);
        CHECK(text.contains(fact));
    }
}

TEST_CASE("nothing secret stands above the first fold, and the window shows the address and nothing else", "[letters]")
{
    auto sheet = example_sheet();
    auto const lines = GENERATE(3, 4, 5);
    if (lines == 3)
        sheet.provider_name = sheet.person;
    if (lines == 5)
        sheet.address.line_1 = "2210 East Palo Brea Lane, Building 4 North";
    Drawn const drawn(sheet);
    std::string in_window;
    int secrets = 0;
    for (auto const& word : drawn.words()) {
        INFO(word.text << " at " << word.left << ", " << word.top);
        if (word.text.contains("KQ7F") || word.text.contains("harbor")) {
            ++secrets;
            CHECK(word.top > 3.875);
            CHECK(word.bottom < 7.5);
        }
        // The whole area over which the window can slide, down to the fold.
        if (word.bottom > 1.9 && word.top < 3.875) {
            in_window += word.text + " ";
            CHECK(word.left >= 0.99);
            CHECK(word.right <= 4.3);
            CHECK(word.top >= 2.5);
            CHECK(word.bottom <= 3.37); // A line's box reaches below its letters.
        }
    }
    CHECK(secrets == 2);
    CHECK(in_window.starts_with("NOOR HATHAWAY "));
    CHECK(in_window.ends_with("TEMPE AZ 85281-4410 "));
}

TEST_CASE("the barcode is read from a picture of the printed page", "[letters]")
{
    Drawn const drawn(example_sheet());
    auto const bars = bars_on_page(drawn.path, 2.5, 2.75);
    CHECK(bars == example_sheet().bars);
    CHECK(read_intelligent_mail(bars) == "00300123456000000007-852814410");
}

TEST_CASE("a letter is one sheet of US Letter with its fonts inside", "[letters]")
{
    Drawn const drawn(example_sheet());
    auto const properties = output_of("pdfinfo '" + drawn.path + "'");
    CHECK(properties.contains("612 x 792 pts (letter)"));
    CHECK(properties.contains("Pages:           1\n"));
    std::istringstream fonts(output_of("pdffonts '" + drawn.path + "' | tail -n +3"));
    int count = 0;
    for (std::string line; std::getline(fonts, line); ++count) {
        INFO(line);
        CHECK((line.contains("Inter-") || line.contains("JetBrainsMono-")));
        CHECK(line.contains(" yes yes yes ")); // Embedded, a subset, readable.
    }
    CHECK(count == 3);
}

TEST_CASE("the same letter makes the same file, and its properties hold no secret", "[letters]")
{
    Drawn const drawn(example_sheet());
    Drawn const again(example_sheet());
    CHECK(read_file(drawn.path) == read_file(again.path));
    auto const properties = output_of("pdfinfo '" + drawn.path + "'");
    CHECK(properties.contains("Letter 0193e0a2-0000-7000-8000-000000000001"));
    CHECK_FALSE(properties.contains("KQ7F"));
    CHECK_FALSE(properties.contains("harbor"));
}

TEST_CASE("long names and addresses stay inside the window, whole", "[letters]")
{
    auto sheet = example_sheet();
    sheet.person = "Maximiliana Konstantinopolous-Featherstonehaugh";
    sheet.provider_name
        = "The Very Reverend Bartholomew Memorial Regional Rehabilitation and Wellness Center of Arizona";
    sheet.address = { "12345 North Black Canyon Access Highway Frontage Road", "Medical Office Building 12 Suite 1400",
        "San Luis Rio Colorado Junction", "AZ", "85281" };
    Drawn const drawn(sheet);
    for (auto const& word : drawn.words())
        if (word.bottom > 1.9 && word.top < 3.875) {
            INFO(word.text << " at " << word.right);
            CHECK(word.right <= 4.31);
            CHECK(word.bottom <= 3.37);
        }
    CHECK(drawn.text().contains("REHABILITATION AND WELLNESS CENTER OF ARIZONA"));
    CHECK(read_intelligent_mail(bars_on_page(drawn.path, 2.5, 2.75)).has_value());
}

TEST_CASE("texts that are a little long are set smaller, and texts that cannot fit are refused", "[letters]")
{
    auto wording = example_wording();
    auto const bottom = [](Drawn const& drawn) {
        double last = 0;
        for (auto const& word : drawn.words())
            last = std::max(last, word.bottom);
        return last;
    };
    for (int i = 0; i < 5; ++i)
        wording.steps.push_back("Have the letter at hand when you call, and tell {person} so.");
    CHECK(bottom(Drawn(example_sheet(), wording)) < 10.6);

    for (int i = 0; i < 60; ++i)
        wording.after_use_by += " And so on, for as long as it takes.";
    auto const refused = draw_letter(example_sheet(), example_secret(), wording);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == "letter.too_long");
}

TEST_CASE("what a person is called is never read as a pattern", "[letters]")
{
    auto sheet = example_sheet();
    sheet.person = "Noor **{portal}** <b>Hathaway</b>";
    CHECK(Drawn(sheet).text().contains("Noor **{portal}** <b>Hathaway</b> registered as"));
}

TEST_CASE("an address is written in capitals, without commas, its suite on the street's line if it fits", "[letters]")
{
    using Lines = std::vector<std::string>;
    LetterAddress const address { "2210 E. Palo  Brea Ln.,", "Ste. 40", "Tempe", "AZ", "85281-4410" };
    CHECK(address_lines("Noor Hathaway", "Saguaro Valley Home Health, Inc.", address)
        == Lines {
            "NOOR HATHAWAY", "SAGUARO VALLEY HOME HEALTH INC", "2210 E PALO BREA LN STE 40", "TEMPE AZ 85281-4410" });
    CHECK(address_lines("José Núñez", "José Núñez", { "39.2 Rural Route 7", "", "Peñasco", "NM", "87553" })
        == Lines { "JOSÉ NÚÑEZ", "39.2 RURAL ROUTE 7", "PEÑASCO NM 87553" });
    CHECK(address_lines("A", "B", { "1 Long Boulevard Of Many Trees And Birds", "Apt 7", "Mesa", "AZ", "85201" })
        == Lines { "A", "B", "1 LONG BOULEVARD OF MANY TREES AND BIRDS", "APT 7", "MESA AZ 85201" });
}
