#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <string_view>

#include "access/invitations.hpp"
#include "base/csv.hpp"

namespace gatehouse {

// The CSV of list_from_csv(), read row by row without a look at the database.
class InvitationFileReader {
public:
    // The text must outlive the reader.
    InvitationFileReader(Pack const&, ProviderId const&, std::string_view csv);

    bool has_header() const; // The columns that every file needs. Without them there is nothing to read.

    struct Line {
        std::uint64_t number;
        InvitePerson person; // As typed: nothing is checked yet.
    };
    std::optional<std::expected<Line, RefusedRow>> next(); // Nothing at the end.

private:
    // Where each column stands in the file; nothing: absent.
    struct Columns {
        std::optional<std::size_t> email, first_name, last_name, permissions, zip;
    };
    static Columns read_header(std::span<std::string_view const>);

    Pack const& m_pack;
    ProviderId m_provider;
    CsvReader m_rows;
    Columns m_columns;
};

} // namespace gatehouse
