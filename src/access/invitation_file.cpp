#include "access/invitation_file.hpp"

#include "access/named_capabilities.hpp"
#include "base/csv_text.hpp"
#include "packs/pack.hpp"

namespace gatehouse {

InvitationFileReader::Columns InvitationFileReader::read_header(std::span<std::string_view const> header)
{
    Columns columns;
    for (std::size_t i = 0; i < header.size(); ++i) {
        auto name = plain_title(header[i]);
        auto* place = name == "email"            ? &columns.email
            : name == "firstname"                ? &columns.first_name
            : name == "lastname"                 ? &columns.last_name
            : name == "permissions"              ? &columns.permissions
            : name == "zip" || name == "zipcode" ? &columns.zip
                                                 : nullptr;
        if (place)
            *place = i;
    }
    return columns;
}

InvitationFileReader::InvitationFileReader(Pack const& pack, ProviderId const& provider, std::string_view csv)
    : m_pack(pack)
    , m_provider(provider)
    , m_rows(CsvReader::source_of(csv))
{
    if (auto header = m_rows.next())
        m_columns = read_header(header->fields);
}

bool InvitationFileReader::has_header() const
{
    return m_columns.email && m_columns.first_name && m_columns.last_name && m_columns.permissions;
}

std::optional<std::expected<InvitationFileReader::Line, RefusedRow>> InvitationFileReader::next()
{
    auto row = m_rows.next();
    if (!row)
        return std::nullopt;
    if (row->fault != CsvFault::none)
        return std::unexpected(RefusedRow { row->line, std::string(to_string(row->fault)) });
    auto text = [&](std::optional<std::size_t> column) { return std::string(cell(*row, column)); };
    return Line { row->line,
        { m_provider, text(m_columns.email), text(m_columns.first_name), text(m_columns.last_name), text(m_columns.zip),
            named_capabilities(m_pack, cell(*row, m_columns.permissions)) } };
}

} // namespace gatehouse
