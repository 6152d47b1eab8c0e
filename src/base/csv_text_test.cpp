#include <catch2/catch.hpp>

#include "base/csv.hpp"
#include "base/csv_text.hpp"

using namespace gatehouse;

TEST_CASE("a line for spreadsheets defuses what they would take for a formula, and leaves the rest as it is")
{
    CHECK(
        csv_line({ "Dana", "Acme, Inc.", "say \"hi\"", "" }) == "\"Dana\",\"Acme, Inc.\",\"say \"\"hi\"\"\",\"\"\r\n");
    for (auto const* evil : { "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =HYPERLINK(\"x\")" }) {
        CAPTURE(evil);
        CHECK(csv_line({ evil }).starts_with("\"'"));
    }
    for (auto const* good : { "a=b", "O'Neil", "602-555-0100", "dana@example.com", " blank" })
        CHECK(csv_line({ good }) == "\"" + std::string(good) + "\"\r\n");
}

TEST_CASE("what csv_line writes, our reader reads")
{
    auto line = csv_line({ "a\"b", "two\nlines", "=1" });
    CsvReader reader(CsvReader::source_of(line));
    auto row = reader.next();
    REQUIRE(row);
    REQUIRE(row->fields.size() == 3);
    CHECK(row->fields[0] == "a\"b");
    CHECK(row->fields[1] == "two\nlines");
    CHECK(row->fields[2] == "'=1");
}

TEST_CASE("a column is known by its title in any spelling, and a missing one is empty")
{
    for (auto const* title : { "First name", "first_name", "FIRST-NAME", "firstname" })
        CHECK(plain_title(title) == "firstname");
    std::string_view const fields[] { " Ada ", "", "x" };
    CsvRow row { .line = 1, .fields = fields };
    CHECK(cell(row, 0) == "Ada");
    CHECK(cell(row, 1).empty());
    CHECK(cell(row, 3).empty()); // The row is short.
    CHECK(cell(row, std::nullopt).empty());
}
