// libFuzzer: whatever stands in a file that looks like NPPES's, a row is refused with reasons, or what is kept of it is
// an NPI and JSON that any reader reads.

#include <cstdint>

#include <boost/json/parse.hpp>

#include "base/csv.hpp"
#include "base/encoding.hpp"
#include "base/npi.hpp"
#include "fuzz/require.hpp"
#include "providers/import_row.hpp"

namespace {

using namespace gatehouse;
namespace bj = boost::json;

void check_content(ImportRow const& row)
{
    require(Npi::parse(row.key).has_value());
    ColumnReader columns(std::string_view(row.content).substr(content_hash_size));
    auto kind = columns.next_text();
    require(kind == "individual" || kind == "organization" || kind == "unknown");
    require(is_utf8(columns.next_text()));
    auto status = columns.next_text();
    require(status == "active" || status == "ended");
    boost::system::error_code error;
    auto detail = bj::parse(bj::string_view(columns.next_text()), error);
    require(!error && detail.is_object());
    for (auto const* part : { "mailing", "practice", "taxonomies" })
        require(detail.get_object().at(part).is_array());
    require(columns.next_text().size() == content_hash_size);
    require(columns.at_end());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    CsvReader file(CsvReader::source_of({ reinterpret_cast<char const*>(data), size }));
    auto header = file.next();
    if (!header)
        return 0;
    auto format = read_nppes_rows(header->fields);
    if (!format) {
        require(!format.error().message.empty());
        return 0;
    }
    while (auto line = file.next()) {
        if (line->fault != CsvFault::none)
            continue;
        ImportRow row, again;
        std::vector<RowProblem> problems;
        format->read(line->fields, row, problems);
        for (auto const& problem : problems)
            require(!problem.reason.empty());
        require(problems.empty() == !row.key.empty());
        if (problems.empty())
            require(format->key_of(line->fields) == row.key);
        if (!problems.empty())
            continue;
        check_content(row);
        format->read(line->fields, again, problems);
        require(problems.empty() && again.key == row.key && again.content == row.content);
    }
    return 0;
}
