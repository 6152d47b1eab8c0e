#include "base/csv.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <string>
#include <utility>

#include "base/say.hpp"

namespace gatehouse {

namespace {

constexpr std::size_t chunk_max = std::size_t { 256 } * 1024;
constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";

// The bytes that mean something in a field without quotes.
constexpr auto is_special = [] {
    std::array<bool, 256> table {};
    for (char c : { ',', '"', '\n', '\r' })
        table[static_cast<unsigned char>(c)] = true;
    return table;
}();

} // namespace

std::string_view to_string(CsvFault fault)
{
    switch (fault) {
    case CsvFault::none: return "";
    case CsvFault::quote_in_field: return say("base.a_quote_inside_a_field");
    case CsvFault::text_after_quote: return say("base.text_after_a_closing_quote");
    case CsvFault::quote_not_closed: return say("base.the_field_opens_with_a");
    case CsvFault::field_too_long: return say("base.the_field_is_too_long");
    case CsvFault::row_too_long: return say("base.the_row_is_too_long");
    case CsvFault::too_many_fields: return say("base.the_row_has_too_many");
    }
    std::unreachable();
}

CsvReader::Source CsvReader::source_of(std::string_view text)
{
    return [rest = text](std::span<char> space) mutable {
        auto size = std::min(space.size(), rest.size());
        std::copy_n(rest.begin(), size, space.begin());
        rest.remove_prefix(size);
        return size;
    };
}

CsvReader::CsvReader(Source source, CsvLimits limits)
    : m_source(std::move(source))
    , m_limits(limits)
{
}

std::optional<CsvRow> CsvReader::next()
{
    m_wanted = 0;
    return read();
}

std::optional<CsvRow> CsvReader::next_start(std::size_t fields)
{
    m_wanted = fields;
    return read();
}

std::optional<CsvRow> CsvReader::read()
{
    if (!std::exchange(m_started, true))
        skip_byte_order_mark();
    for (;;) {
        switch (scan_row()) {
        case Step::row: return finish_row();
        case Step::blank:
            m_position = m_after;
            m_line = m_line_after;
            break;
        case Step::more:
            if (!fill() && m_position == m_size)
                return std::nullopt;
            break;
        case Step::fault:
            CsvRow row { m_line, {}, m_fault, m_fields.size() };
            skip_line();
            return row;
        }
    }
}

void CsvReader::skip_byte_order_mark()
{
    while (m_size < byte_order_mark.size() && fill()) { }
    if (std::string_view(m_buffer.data(), m_size).starts_with(byte_order_mark))
        m_position = byte_order_mark.size();
}

// Finds the row at m_position: its fields, where it ends and on which line. Asks for more when the buffer ends first.
CsvReader::Step CsvReader::scan_row()
{
    m_fields.clear();
    m_line_after = m_line;
    auto at = m_position;
    if (at == m_size)
        return Step::more;
    for (;;) {
        auto step = scan_field(at);
        if (step != Step::row || m_after == at)
            return step;
        bool on_first_line = m_line_after == m_line; // Else a row that is faulty would end further up.
        if (m_fields.size() == m_wanted && on_first_line && pass_over(at))
            return Step::row;
    }
}

// From the beginning of a field to the end of its row, if the next line end is one: with an odd number of quotes before
// it, it may stand inside a field. Behind a faulty row next() goes on there as well, if it is the row's first line end.
bool CsvReader::pass_over(std::size_t at)
{
    auto const* from = m_buffer.data() + at;
    auto const* end = at == m_size ? nullptr : static_cast<char const*>(std::memchr(from, '\n', m_size - at));
    if (!end || std::ranges::count(from, end, '"') % 2 != 0)
        return false;
    m_after = static_cast<std::size_t>(end - m_buffer.data()) + 1;
    ++m_line_after;
    return true;
}

// Reads one field from `at` and moves it to where the next begins. Sets m_after = at when the row ends here.
CsvReader::Step CsvReader::scan_field(std::size_t& at)
{
    m_after = m_position;
    if (m_fields.size() == m_limits.fields_max)
        return reject(CsvFault::too_many_fields);
    return at < m_size && m_buffer[at] == '"' ? scan_quoted(at) : scan_plain(at);
}

CsvReader::Step CsvReader::scan_quoted(std::size_t& at)
{
    Field field { at + 1, at + 1, false };
    for (;;) {
        auto const* from = m_buffer.data() + field.end;
        auto left = m_size - field.end;
        auto const* quote = left == 0 ? nullptr : static_cast<char const*>(std::memchr(from, '"', left));
        auto reached = quote ? static_cast<std::size_t>(quote - m_buffer.data()) : m_size;
        std::string_view inside(from, reached - field.end);
        m_line_after += static_cast<std::uint64_t>(std::ranges::count(inside, '\n'));
        if (!quote)
            return m_at_end || m_size - m_position > m_limits.row_max ? reject(CsvFault::quote_not_closed) : Step::more;
        if (reached + 1 == m_size && !m_at_end)
            return Step::more; // Whether it closes the field, the next byte says.
        field.end = reached;
        if (reached + 1 == m_size || m_buffer[reached + 1] != '"')
            break;
        field.doubled_quotes = true;
        field.end += 2;
    }
    at = field.end + 1;
    return end_field(at, field);
}

CsvReader::Step CsvReader::scan_plain(std::size_t& at)
{
    Field field { at, at, false };
    for (;; ++field.end) {
        while (field.end < m_size && !is_special[static_cast<unsigned char>(m_buffer[field.end])])
            ++field.end;
        if (field.end < m_size && m_buffer[field.end] == '"')
            return reject(CsvFault::quote_in_field);
        // A carriage return by itself is a character like any other.
        bool is_last = field.end + 1 >= m_size;
        bool is_text = field.end < m_size && m_buffer[field.end] == '\r'
            && (is_last ? m_at_end : m_buffer[field.end + 1] != '\n');
        if (!is_text)
            break;
    }
    at = field.end;
    return end_field(at, field);
}

// `at` stands behind the field: a comma, a line end or the end of the file must follow.
CsvReader::Step CsvReader::end_field(std::size_t& at, Field field)
{
    auto left = m_size - at;
    bool undecided = left == 0 || (left == 1 && m_buffer[at] == '\r');
    if (undecided && !m_at_end)
        return m_size - m_position > m_limits.row_max ? reject(CsvFault::row_too_long) : Step::more;
    if (field.end - field.begin > m_limits.field_max)
        return reject(CsvFault::field_too_long);
    if (at - m_position > m_limits.row_max)
        return reject(CsvFault::row_too_long);

    bool alone = m_fields.empty() && field.begin == field.end && m_buffer[m_position] != '"';
    m_fields.push_back(field);
    if (left > 0 && m_buffer[at] == ',') {
        ++at;
        return Step::row;
    }
    if (left > 0 && m_buffer[at] == '\n')
        at += 1;
    else if (left > 1 && m_buffer[at] == '\r' && m_buffer[at + 1] == '\n')
        at += 2;
    else if (left > 0) {
        m_fields.pop_back();
        return reject(CsvFault::text_after_quote);
    }
    m_line_after += left > 0;
    m_after = at;
    return alone ? Step::blank : Step::row;
}

CsvReader::Step CsvReader::reject(CsvFault fault)
{
    m_fault = fault;
    return Step::fault;
}

// Moves what is left to the front and reads on behind it. The buffer grows to a row and a chunk, no further.
bool CsvReader::fill()
{
    if (m_at_end)
        return false;
    std::copy(m_buffer.data() + m_position, m_buffer.data() + m_size, m_buffer.data());
    m_bytes_before += m_position;
    m_size -= m_position;
    m_position = 0;
    auto const size_before = m_size;
    auto const size_wanted = m_size + m_chunk;
    m_chunk = std::min(2 * m_chunk, chunk_max);
    if (m_buffer.size() < size_wanted)
        m_buffer.resize(size_wanted);
    while (!m_at_end && m_size < size_wanted) { // A pipe hands out little at a time.
        auto count = m_source(std::span(m_buffer).subspan(m_size, size_wanted - m_size));
        m_size += count;
        m_at_end = count == 0;
    }
    return m_size > size_before;
}

// The fault may lie lines below; the rows between may be good ones.
void CsvReader::skip_line()
{
    for (;;) {
        auto const* from = m_buffer.data() + m_position;
        auto left = m_size - m_position;
        auto const* end = left == 0 ? nullptr : static_cast<char const*>(std::memchr(from, '\n', left));
        m_position = end ? static_cast<std::size_t>(end - m_buffer.data()) + 1 : m_size;
        m_line += end != nullptr;
        if (end || !fill())
            return;
    }
}

void CsvReader::unescape(Field& field)
{
    auto* to = m_buffer.data() + field.begin;
    for (auto from = field.begin; from < field.end; ++from) {
        *to++ = m_buffer[from];
        from += m_buffer[from] == '"'; // The second one of two.
    }
    field.end = static_cast<std::size_t>(to - m_buffer.data());
}

CsvRow CsvReader::finish_row()
{
    m_views.clear();
    for (auto& field : m_fields) {
        if (field.doubled_quotes)
            unescape(field);
        m_views.emplace_back(m_buffer.data() + field.begin, field.end - field.begin);
    }
    CsvRow row { m_line, m_views };
    m_position = m_after;
    m_line = m_line_after;
    return row;
}

} // namespace gatehouse
