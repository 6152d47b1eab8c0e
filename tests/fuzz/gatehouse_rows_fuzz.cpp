// libFuzzer: whatever stands in a plan's file of providers, a header is refused or read; a row is refused with reasons,
// or its columns can be read back, are storable text, and are the same when it is read again.

#include <cstdint>

#include "base/csv.hpp"
#include "base/encoding.hpp"
#include "base/random.hpp"
#include "base/text.hpp"
#include "fuzz/require.hpp"
#include "providers/import_row.hpp"

namespace {

using namespace gatehouse;

constexpr int columns_min = 13; // Up to the number of Tax IDs; a Tax ID and the search terms follow.

void check_content(ImportRow const& row)
{
    require(!row.key.empty() && row.key.size() <= 32 && is_utf8(row.key));
    require(row.content.size() > content_hash_size);
    ColumnReader columns(std::string_view(row.content).substr(content_hash_size));
    int count = 0;
    for (; !columns.at_end(); ++count) {
        auto value = columns.next().held();
        if (auto const* text = std::get_if<std::string>(&value))
            require(is_utf8(*text) && !text->contains('\0'));
    }
    require(count >= columns_min);
}

void check_problems(std::vector<RowProblem> const& problems)
{
    for (auto const& problem : problems)
        require(!problem.reason.empty() && is_utf8(problem.reason));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    static SeededRandom random(1);
    static Keys const keys = make_keys(random);
    static TimeZone const zone = TimeZone::find("America/Phoenix").value();

    CsvReader file(CsvReader::source_of({ reinterpret_cast<char const*>(data), size }));
    auto header = file.next();
    if (!header)
        return 0;
    auto format = read_gatehouse_rows(header->fields, { keys, random, zone });
    if (!format) {
        require(!format.error().message.empty());
        return 0;
    }
    while (auto line = file.next()) {
        if (line->fault != CsvFault::none)
            continue;
        ImportRow row, again;
        std::vector<RowProblem> problems, same_problems;
        format->read(line->fields, row, problems);
        format->read(line->fields, again, same_problems);
        check_problems(problems);
        require(problems.size() == same_problems.size());
        require(problems.empty() == !row.key.empty());
        if (problems.empty())
            require(format->key_of(line->fields) == row.key);
        if (!problems.empty())
            continue;
        check_content(row);
        // All but the sealed Tax ID, which is never sealed alike twice.
        require(row.key == again.key && row.content.size() == again.content.size());
        require(row.content.substr(0, content_hash_size) == again.content.substr(0, content_hash_size));
    }
    return 0;
}
