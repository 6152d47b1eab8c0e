#include <algorithm>

#include "access/invitation_file.hpp"
#include "access/invitation_rules.hpp"
#include "access/permit.hpp"
#include "db/database.hpp"
#include "packs/pack.hpp"

namespace gatehouse {

namespace {

constexpr std::size_t rows_in_transaction = 100;

using Line = InvitationFileReader::Line;

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
    InvitationFileReader reader(pack, provider, csv);
    if (!reader.has_header())
        return refuse_field("invitation.bad_file", "csv",
            { { "asks_zip",
                std::string(pack.access.invitations.asks_zip ? say("access.comma_zip_code_at_the_end") : ".") } });

    InvitationFile file;
    std::vector<Line> lines;
    std::size_t rows = 0;
    while (auto line = reader.next()) {
        if (!*line) {
            file.refused.push_back(std::move(line->error()));
            continue;
        }
        if (++rows > rows_max) {
            file.refused.push_back(
                { (*line)->number, say("access.a_file_has_at_most", { { "rows_max", std::to_string(rows_max) } }) });
            break;
        }
        lines.push_back(std::move(**line));
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
