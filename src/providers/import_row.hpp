#pragma once

#include <cstdint>
#include <cstring>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/keys.hpp"
#include "base/result.hpp"
#include "base/zones.hpp"
#include "db/database.hpp"

namespace gatehouse {

// A good row of a file on its way into the database. What the sorter carries is one text: the content hash, then the
// columns one after the other, as they will be bound.
struct ImportRow {
    std::string key; // The provider ID or the NPI.
    std::string content;
};

constexpr std::size_t content_hash_size = 16;

// Something to mend in a row. Quotes no value: it may be personal.
struct RowProblem {
    std::string field; // The column's name; empty: the row as a whole.
    std::string reason;
};

// Makes one row of its fields, or says what is wrong with it.
using RowReader
    = std::function<void(std::span<std::string_view const> fields, ImportRow& row, std::vector<RowProblem>& problems)>;

struct RowSurroundings {
    Keys const& keys;
    Random& random;
    TimeZone zone; // In which the file's days begin and end.
};

// By what a row of the fields would be sorted; empty when it has nothing of the kind.
using KeyReader = std::function<std::string(std::span<std::string_view const> fields)>;

// How the rows of a file are read whose titles are known. `read` may not be used by two threads at once.
struct RowFormat {
    RowReader read;
    KeyReader key_of;
    std::size_t key_fields; // So many of a row's first fields are enough for key_of.
};

// For the file whose first row is `header`. Errors: `import.header`, with a sentence for the operator.
Result<RowFormat> read_gatehouse_rows(std::span<std::string_view const> header, RowSurroundings const&);
Result<RowFormat> read_nppes_rows(std::span<std::string_view const> header);

struct ProviderRecord;

// What of a record is computed with keys.
struct KeyedParts {
    std::vector<std::string> tax_id_hashes; // In the order of the record's Tax IDs.
    Bytes sealed_tax_ids;
    Bytes content_hash;
    std::string addresses; // encode_addresses(): the hash is made of them too.
};
// The columns of provider_record, then what the two tables hold by which it is found.
void encode_provider(ProviderRecord const&, KeyedParts const&, ImportRow&);

// The columns of a row's content.
inline void append_column(std::string& content, std::string_view text)
{
    auto size = static_cast<std::uint32_t>(text.size());
    content += 't';
    content.append(reinterpret_cast<char const*>(&size), sizeof size).append(text);
}
inline void append_column(std::string& content, Bytes const& bytes)
{
    append_column(content, std::string_view(reinterpret_cast<char const*>(bytes.data()), bytes.size()));
    content[content.size() - bytes.size() - sizeof(std::uint32_t) - 1] = 'b';
}
inline void append_column(std::string& content, std::int64_t number)
{
    content += 'n';
    content.append(reinterpret_cast<char const*>(&number), sizeof number);
}
inline void append_null(std::string& content) { content += '0'; }
inline void append_column(std::string& content, std::optional<Instant> const& instant)
{
    if (instant)
        append_column(content, std::int64_t { instant->time_since_epoch().count() });
    else
        append_null(content);
}

class ColumnReader {
public:
    explicit ColumnReader(std::string_view columns)
        : m_rest(columns)
    {
    }
    bool at_end() const { return m_rest.empty(); }

    Value next()
    {
        char tag = take(1)[0];
        if (tag == '0')
            return nullptr;
        if (tag == 'n')
            return take_number<std::int64_t>();
        auto text = take(take_number<std::uint32_t>());
        if (tag == 't')
            return text;
        auto const* first = reinterpret_cast<std::byte const*>(text.data());
        return Bytes(first, first + text.size());
    }
    std::string_view next_text()
    {
        take(1);
        return take(take_number<std::uint32_t>());
    }
    void skip()
    {
        char tag = take(1)[0];
        if (tag == 'n')
            take(sizeof(std::int64_t));
        else if (tag != '0')
            take(take_number<std::uint32_t>());
    }
    std::string_view rest() const { return m_rest; }

private:
    std::string_view take(std::size_t size)
    {
        auto part = m_rest.substr(0, size);
        m_rest.remove_prefix(size);
        return part;
    }
    template <class T>
    T take_number()
    {
        T number {};
        std::memcpy(&number, take(sizeof number).data(), sizeof number);
        return number;
    }

    std::string_view m_rest;
};

} // namespace gatehouse
