#include <algorithm>
#include <array>
#include <cstring>

#include "access/invitation_rules.hpp"
#include "access/named_capabilities.hpp"
#include "access/permit.hpp"
#include "base/csv.hpp"
#include "base/fold.hpp"
#include "base/text.hpp"
#include "db/database.hpp"
#include "packs/pack.hpp"

namespace gatehouse {

namespace {

constexpr std::size_t rows_in_transaction = 100;

struct Line {
    std::uint64_t number;
    InvitePerson person;
};

// Where each column stands in the file; nothing: absent.
struct Columns {
    std::optional<std::size_t> email, first_name, last_name, permissions, zip;

    static Columns read(std::span<std::string_view const> header)
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
};

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

std::string reason_of(Error const& error)
{
    if (error.fields.empty())
        return error.message;
    std::string text;
    for (auto const& field : error.fields)
        text += (text.empty() ? "" : " ") + field.message;
    return text;
}

void list_lines(
    Database& db, Pack const& pack, Actor const& actor, std::vector<Line> const& lines, InvitationFile& file)
{
    auto refused = db.write(pack.plan, [&](UnitOfWork& work) -> Result<std::vector<RefusedRow>> {
        std::vector<RefusedRow> rows;
        for (auto const& line : lines)
            if (auto listed = list_invitation(work, pack, actor, line.person); !listed)
                rows.push_back({ line.number, reason_of(listed.error()) });
        return rows;
    });
    file.listed += lines.size() - refused->size();
    std::ranges::move(*refused, std::back_inserter(file.refused));
}

} // namespace

Result<InvitationFile> list_from_csv(Database& db, Pack const& pack, Actor const& actor, ProviderId const& provider,
    std::string_view csv, std::size_t rows_max)
{
    TRY(db.read(pack.plan, [&](UnitOfWork& work) { return permit_inviting(work, pack, actor, provider); }));
    CsvReader reader([&](std::span<char> space) {
        auto size = std::min(space.size(), csv.size());
        std::memcpy(space.data(), csv.data(), size);
        csv.remove_prefix(size);
        return size;
    });
    auto header = reader.next();
    auto columns = header ? Columns::read(header->fields) : Columns {};
    if (!columns.email || !columns.first_name || !columns.last_name || !columns.permissions)
        return fail_field("invitation.bad_file", "csv",
            "The first line names the columns: Email, First name, Last name, Permissions"
                + std::string(pack.access.invitations.asks_zip ? ", ZIP code." : "."));

    InvitationFile file;
    std::vector<Line> lines;
    std::size_t rows = 0;
    while (auto row = reader.next()) {
        if (row->fault != CsvFault::none) {
            file.refused.push_back({ row->line, std::string(to_string(row->fault)) });
            continue;
        }
        if (++rows > rows_max) {
            file.refused.push_back({ row->line,
                "A file has at most " + std::to_string(rows_max)
                    + " people. This one and all after it are left out." });
            break;
        }
        lines.push_back({ row->line,
            { provider, cell(*row, columns.email), cell(*row, columns.first_name), cell(*row, columns.last_name),
                cell(*row, columns.zip), named_capabilities(pack, cell(*row, columns.permissions)) } });
        if (lines.size() == rows_in_transaction) {
            list_lines(db, pack, actor, lines, file);
            lines.clear();
        }
    }
    if (!lines.empty())
        list_lines(db, pack, actor, lines, file);
    std::ranges::stable_sort(file.refused, {}, &RefusedRow::line);
    return file;
}

} // namespace gatehouse
