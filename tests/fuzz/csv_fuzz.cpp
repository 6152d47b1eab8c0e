// libFuzzer: whatever the bytes, the reader comes to an end, stays within its limits, counts lines upwards, and reads
// the same rows however the bytes arrive.

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "base/csv.hpp"
#include "fuzz/require.hpp"

namespace {

using namespace gatehouse;

constexpr CsvLimits limits { .field_max = 64, .row_max = 256, .fields_max = 16 };

// What was read, as one text.
std::string read_all(std::string_view text, std::size_t piece)
{
    std::size_t at = 0;
    CsvReader reader(
        [&](std::span<char> room) {
            auto count = std::min({ piece, room.size(), text.size() - at });
            std::copy_n(text.data() + at, count, room.data());
            at += count;
            return count;
        },
        limits);
    std::string seen;
    std::uint64_t line = 0;
    while (auto row = reader.next()) {
        require(row->line > line);
        require(row->fields.size() <= limits.fields_max);
        require((row->fault == CsvFault::none) == !row->fields.empty());
        line = row->line;
        seen += std::to_string(line) + ':' + std::string(to_string(row->fault));
        for (auto field : row->fields) {
            require(field.size() <= limits.field_max);
            (seen += '|').append(field);
        }
    }
    require(reader.bytes_taken() == text.size());
    return seen;
}

// Of each row without a fault its line and first field, in the order of the lines.
std::vector<std::string> read_starts(std::string_view text, bool quick)
{
    CsvReader reader(CsvReader::source_of(text), limits);
    std::vector<std::string> seen;
    while (auto row = quick ? reader.next_start(1) : reader.next())
        if (row->fault == CsvFault::none)
            seen.push_back(std::to_string(row->line) + ':' + std::string(row->fields.front()));
    return seen;
}

// All of `some`, in this order, are among `all`.
bool contains(std::vector<std::string> const& all, std::vector<std::string> const& some)
{
    auto at = all.begin();
    for (auto const& each : some) {
        at = std::find(at, all.end(), each);
        if (at == all.end())
            return false;
        ++at;
    }
    return true;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    std::string_view text(reinterpret_cast<char const*>(data), size);
    require(read_all(text, 1) == read_all(text, size + 1));
    require(contains(read_starts(text, true), read_starts(text, false))); // It may let faulty rows pass, no other.
    return 0;
}
