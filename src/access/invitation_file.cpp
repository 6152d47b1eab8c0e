#include "access/invitation_file.hpp"

#include <algorithm>

#include "access/named_capabilities.hpp"
#include "base/fold.hpp"
#include "packs/pack.hpp"

namespace gatehouse {

namespace {

std::string cell(CsvRow const& row, std::optional<std::size_t> column)
{
    if (!column || *column >= row.fields.size())
        return {};
    auto text = row.fields[*column];
    while (!text.empty() && text.front() == ' ')
        text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ')
        text.remove_suffix(1);
    return std::string(text);
}

} // namespace

InvitationFileReader::Columns InvitationFileReader::read_header(std::span<std::string_view const> header)
{
    Columns columns;
    for (std::size_t i = 0; i < header.size(); ++i) {
        auto name = fold(header[i]);
        std::erase_if(name, [](char c) { return c == ' ' || c == '_' || c == '-'; });
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
    , m_rows([rest = csv](std::span<char> space) mutable {
        auto size = std::min(space.size(), rest.size());
        std::copy_n(rest.begin(), size, space.begin());
        rest.remove_prefix(size);
        return size;
    })
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
    return Line { row->line,
        { m_provider, cell(*row, m_columns.email), cell(*row, m_columns.first_name), cell(*row, m_columns.last_name),
            cell(*row, m_columns.zip), named_capabilities(m_pack, cell(*row, m_columns.permissions)) } };
}

} // namespace gatehouse
