#include <catch2/catch.hpp>

#include <rapidcheck.h>

#include "base/csv.hpp"

using namespace gatehouse;

namespace {

using Table = std::vector<std::vector<std::string>>;

struct ReadRow {
    std::uint64_t line;
    std::vector<std::string> fields;
    CsvFault fault;
    bool operator==(ReadRow const&) const = default;
};

// Hands the text out in pieces of at most `piece` bytes.
CsvReader::Source source_of(std::string text, std::size_t piece)
{
    return [text = std::move(text), piece, at = std::size_t { 0 }](std::span<char> room) mutable {
        auto count = std::min({ piece, room.size(), text.size() - at });
        std::copy_n(text.data() + at, count, room.data());
        at += count;
        return count;
    };
}

std::vector<ReadRow> read_all(std::string const& text, CsvLimits limits = {}, std::size_t piece = 65536)
{
    CsvReader reader(source_of(text, piece), limits);
    std::vector<ReadRow> rows;
    while (auto row = reader.next())
        rows.push_back({ row->line, { row->fields.begin(), row->fields.end() }, row->fault });
    CHECK(reader.bytes_taken() == text.size());
    return rows;
}

Table fields_of(std::vector<ReadRow> const& rows)
{
    Table table;
    for (auto const& row : rows)
        table.push_back(row.fields);
    return table;
}

rc::Gen<std::string> any_field()
{
    return rc::gen::container<std::string>(rc::gen::weightedElement<char>(
        { { 6, 'a' }, { 2, ',' }, { 2, '"' }, { 2, '\n' }, { 1, '\r' }, { 2, ' ' }, { 1, '\xc3' }, { 1, '\0' } }));
}

// Quoted where it must be, and elsewhere when `always`.
std::string written(std::string const& field, bool always)
{
    if (!always && field.find_first_of(",\"\n\r") == field.npos)
        return field;
    std::string text = "\"";
    for (char c : field)
        text.append(c == '"' ? 2 : 1, c);
    return text + '"';
}

} // namespace

TEST_CASE("CSV: what was written is read, whatever the quoting, line ends and pieces it comes in")
{
    CHECK(rc::check("round trip", [] {
        auto row_gen = rc::gen::nonEmpty(rc::gen::container<std::vector<std::string>>(any_field()));
        auto table = *rc::gen::resize(15, rc::gen::container<Table>(row_gen));
        auto always = *rc::gen::arbitrary<bool>();
        std::string line_end = *rc::gen::element<std::string>("\n", "\r\n");
        std::string text = *rc::gen::element<std::string>("", "\xef\xbb\xbf");
        std::vector<std::uint64_t> lines;
        for (auto const& row : table) {
            lines.push_back(1 + static_cast<std::uint64_t>(std::ranges::count(text, '\n')));
            for (std::size_t i = 0; i < row.size(); ++i)
                text += (i > 0 ? "," : "") + written(row[i], always || row.size() == 1);
            text += line_end;
        }
        if (*rc::gen::arbitrary<bool>() && !table.empty())
            text.resize(text.size() - line_end.size()); // The last line needs no end.

        auto rows = read_all(text, {}, *rc::gen::inRange<std::size_t>(1, 9));
        RC_ASSERT(fields_of(rows) == table);
        for (std::size_t i = 0; i < rows.size(); ++i)
            RC_ASSERT(rows[i].line == lines[i]);
    }));
}

TEST_CASE("CSV: any bytes come to an end, lines go up, and the pieces make no difference")
{
    CHECK(rc::check("any bytes", [] {
        auto text = *any_field();
        CsvLimits limits { .field_max = 8, .row_max = 16, .fields_max = 4 };
        auto rows = read_all(text, limits);
        RC_ASSERT(read_all(text, limits, 1) == rows);
        for (std::size_t i = 1; i < rows.size(); ++i)
            RC_ASSERT(rows[i - 1].line < rows[i].line);
    }));
}

TEST_CASE("CSV: who wants the starts of the rows alone gets those of all good rows")
{
    CHECK(rc::check("starts", [] {
        auto text = *any_field();
        CsvLimits limits { .field_max = 8, .row_max = 16, .fields_max = 4 };
        auto piece = *rc::gen::inRange<std::size_t>(1, 9);
        CsvReader reader(source_of(text, piece), limits);
        std::vector<std::pair<std::uint64_t, std::string>> starts;
        while (auto row = reader.next_start(1))
            if (row->fault == CsvFault::none)
                starts.emplace_back(row->line, row->fields.front());
        RC_ASSERT(reader.bytes_taken() == text.size());
        auto next = starts.begin();
        for (auto const& row : read_all(text, limits))
            if (row.fault == CsvFault::none) {
                next = std::find(next, starts.end(), std::pair(row.line, row.fields.front()));
                RC_ASSERT(next != starts.end());
            }
    }));
    auto starts = [](std::string const& text) {
        CsvReader reader(CsvReader::source_of(text));
        std::string seen;
        while (auto row = reader.next_start(1))
            if (row->fault == CsvFault::none)
                (seen += std::to_string(row->line)).append(row->fields.front());
        return seen;
    };
    CHECK(starts("a,b\nc,\"d\ne\"\nf,\"\"\"\n,\"\n\n\"g\",\"h\"\r\ni") == "1a2c4f7g8i");
    // Behind a faulty row reading goes on with its second line, which a wanted field may have spanned.
    CHECK(starts("900,Good\n\"901,Foo\n100,\", Smith\",\"12\nSuite 5\"\n")
        == "1900"
           "3100");
}

TEST_CASE("CSV: empty lines are skipped, an empty quoted field is a row")
{
    auto rows = read_all("a\n\n\r\n\"\"\n\nb");
    CHECK(fields_of(rows) == Table { { "a" }, { "" }, { "b" } });
    CHECK(rows.back().line == 6);
}

TEST_CASE("CSV: a carriage return by itself belongs to the field")
{
    CHECK(fields_of(read_all("a\rb,c\r\r\nd\r")) == Table { { "a\rb", "c\r" }, { "d\r" } });
}

TEST_CASE("CSV: a faulty row is reported with its line and the next one is read")
{
    auto [text, fault] = GENERATE(table<std::string, CsvFault>({
        { "a\"b", CsvFault::quote_in_field },
        { "\"a\"b", CsvFault::text_after_quote },
        { "\"a\"\rb", CsvFault::text_after_quote },
        { "a,\"b", CsvFault::quote_not_closed },
        { "a,bbbbbbbbbbb", CsvFault::field_too_long },
        { "a,\"bbbb\"\"bbbbbbb\"", CsvFault::field_too_long },
        { "aaaaaaaaa,aaaaaaaaa,aaaaaaaaa,aaaaaaaaa", CsvFault::row_too_long },
        { "1,2,3,4,5", CsvFault::too_many_fields },
    }));
    CAPTURE(text);
    auto piece = GENERATE(std::size_t { 1 }, std::size_t { 1000 });
    auto rows = read_all("x\n\n" + text + "\r\nnext,row\n", { .field_max = 10, .row_max = 30, .fields_max = 4 }, piece);
    REQUIRE(rows.size() == 3);
    CHECK(rows[1] == ReadRow { 3, {}, fault });
    CHECK(rows[2] == ReadRow { 4, { "next", "row" }, CsvFault::none });
    CHECK_FALSE(to_string(fault).empty());
}

TEST_CASE("CSV: a stray quote does not swallow the good rows behind it")
{
    std::string text = "\"stray,1\n";
    for (int i = 0; i < 100'000; ++i)
        text += "good," + std::to_string(i) + "\n";
    auto rows = read_all(text);
    REQUIRE(rows.size() == 100'001);
    CHECK(rows[0].fault == CsvFault::quote_not_closed);
    CHECK(rows[1] == ReadRow { 2, { "good", "0" }, CsvFault::none });
    CHECK(rows.back().line == 100'001);
}

TEST_CASE("CSV: fields at the limits are read")
{
    CsvLimits limits { .field_max = 10, .row_max = 21, .fields_max = 2 };
    CHECK(fields_of(read_all("aaaaaaaaaa,bbbbbbbbbb\n", limits)) == Table { { "aaaaaaaaaa", "bbbbbbbbbb" } });
}
