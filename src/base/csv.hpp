#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace gatehouse {

struct CsvLimits {
    std::size_t field_max = std::size_t { 64 } * 1024; // Bytes.
    std::size_t row_max = std::size_t { 1024 } * 1024; // Bytes, as they stand in the file. Bounds the reader's memory.
    std::size_t fields_max = 4096;
};

enum class CsvFault : std::uint8_t {
    none,
    quote_in_field,   // A quote inside a field that does not begin with one.
    text_after_quote, // Something between a closing quote and the next comma or line end.
    quote_not_closed, // The field goes on to the end of the file, or beyond what a row may hold.
    field_too_long,
    row_too_long,
    too_many_fields,
};
std::string_view to_string(CsvFault); // A sentence.

struct CsvRow {
    std::uint64_t line;                       // On which the row begins, counted from 1.
    std::span<std::string_view const> fields; // Good until the next call of next(). Empty for a faulty row.
    CsvFault fault = CsvFault::none;
    std::size_t faulty_field = 0; // Counted from 0; of a faulty row.
};

// Reads comma-separated values as RFC 4180 has them, from a stream of any length in bounded memory: fields may be
// quoted, then hold commas, line ends and doubled quotes; lines end in CRLF or LF; a byte-order mark in front and empty
// lines are skipped. What stands in the fields is handed on as it is: the reader knows nothing of UTF-8 or NUL.
//
// A row that breaks the rules is reported once, and reading goes on with the line after the one it began on, so that a
// single stray quote cannot swallow the good rows behind it.
class CsvReader {
public:
    // Puts the next bytes into the span and returns how many; 0 at the end. May throw.
    using Source = std::function<std::size_t(std::span<char>)>;
    static Source source_of(std::string_view text); // It must outlive the reader.

    explicit CsvReader(Source, CsvLimits = {});

    std::optional<CsvRow> next(); // Nothing at the end.

    // Quicker, for who needs of each row no more than its first `fields` (1 or more): what comes behind them may be
    // passed over. Then it is not in the row, and a fault in it is not found. No row that next() calls good is left
    // out.
    std::optional<CsvRow> next_start(std::size_t fields);

    std::uint64_t bytes_taken() const { return m_bytes_before + m_position; } // Of the source, by the rows so far.

private:
    enum class Step : std::uint8_t { row, blank, more, fault };

    struct Field { // Positions in m_buffer.
        std::size_t begin;
        std::size_t end;
        bool doubled_quotes;
    };

    std::optional<CsvRow> read();
    Step scan_row();
    Step scan_field(std::size_t& at);
    Step scan_quoted(std::size_t& at);
    Step scan_plain(std::size_t& at);
    Step end_field(std::size_t& at, Field);
    bool pass_over(std::size_t at);
    Step reject(CsvFault fault);
    void skip_byte_order_mark();
    void unescape(Field&);
    void skip_line();
    bool fill(); // False at the end of the source.
    CsvRow finish_row();

    Source m_source;
    CsvLimits m_limits;
    std::vector<char> m_buffer;
    std::size_t m_position = 0; // Where the next row begins.
    std::size_t m_size = 0;     // How much of the buffer is filled.
    std::size_t m_chunk = 4096; // What is asked of the source next: little for a small file.
    std::size_t m_after = 0;    // Where the row ends that scan_row found.
    std::size_t m_wanted = 0;   // How many fields next_start() wants; 0: all.
    bool m_at_end = false;      // The source has nothing more.
    bool m_started = false;
    std::uint64_t m_bytes_before = 0;
    std::uint64_t m_line = 1;       // On which m_position stands.
    std::uint64_t m_line_after = 1; // On which m_after stands.
    CsvFault m_fault = CsvFault::none;
    std::vector<Field> m_fields;
    std::vector<std::string_view> m_views;
};

} // namespace gatehouse
