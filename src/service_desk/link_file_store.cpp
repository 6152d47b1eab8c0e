#include "service_desk/link_file_store.hpp"

#include "db/database.hpp"
#include "service_desk/action_store.hpp"

namespace gatehouse::link_file_store {

namespace {

#define SELECT_LINK_FILE                                                                                   \
    "SELECT link_file.id, link_file.account_id, person.first_name, person.last_name, link_file.evidence, " \
    "link_file.row_count, link_file.asked_by, staff.first_name, staff.last_name, link_file.asked_at, "     \
    "link_file.decision, link_file.decided_by, "                                                           \
    "(SELECT count(*) FROM link_file_row WHERE plan_id = link_file.plan_id AND file_id = link_file.id "    \
    "AND outcome = 'linked'), "                                                                            \
    "(SELECT count(*) FROM link_file_row WHERE plan_id = link_file.plan_id AND file_id = link_file.id "    \
    "AND outcome = 'refused') "                                                                            \
    "FROM link_file "                                                                                      \
    "JOIN account AS person ON person.plan_id = link_file.plan_id AND person.id = link_file.account_id "   \
    "JOIN account AS staff ON staff.plan_id = link_file.plan_id AND staff.id = link_file.asked_by "

LinkFile read(Row const& row)
{
    return {
        .id = { row.text(0) },
        .account = { row.text(1) },
        .person = row.text(2) + " " + row.text(3),
        .evidence = action_store::evidence_of(row.text(4)),
        .rows = static_cast<std::size_t>(row.integer(5)),
        .asked_by = { row.text(6) },
        .asked_by_name = row.text(7) + " " + row.text(8),
        .asked_at = row.instant(9),
        .decision = row.is_null(10) ? std::nullopt : parse_desk_decision(row.text(10)),
        .decided_by = row.is_null(11) ? std::nullopt : std::optional(AccountId { row.text(11) }),
        .linked = static_cast<std::size_t>(row.integer(12)),
        .refused = static_cast<std::size_t>(row.integer(13)),
    };
}

std::vector<LinkFile> read_all(std::vector<Row> const& rows)
{
    std::vector<LinkFile> files;
    for (auto const& row : rows)
        files.push_back(read(row));
    return files;
}

std::vector<std::string> split(std::string_view text)
{
    std::vector<std::string> words;
    while (!text.empty()) {
        auto end = std::min(text.find(','), text.size());
        words.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return words;
}

} // namespace

LinkFileId insert(UnitOfWork& work, Actor const& actor, AccountId const& account, Evidence const& evidence,
    std::vector<NewRow> const& rows)
{
    LinkFileId id { work.new_id() };
    work.tx.query(R"sql(
        INSERT INTO link_file (plan_id, id, account_id, evidence, row_count, asked_by, asked_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
    )sql",
        { work.plan, id, account, action_store::text_of(evidence), static_cast<std::int64_t>(rows.size()),
            actor.account, work.now });
    for (auto const& row : rows)
        work.tx.query(R"sql(
            INSERT INTO link_file_row (plan_id, file_id, line, number, tax_id_hash, capabilities)
            VALUES ($1, $2, $3, $4, $5, $6)
        )sql",
            { work.plan, id, static_cast<std::int64_t>(row.line), row.number, row.tax_id_hash, row.capabilities });
    return id;
}

bool has_open(UnitOfWork& work, AccountId const& account)
{
    return work.tx
        .query_one("SELECT 1 FROM link_file WHERE plan_id = $1 AND account_id = $2 AND decided_at IS NULL LIMIT 1",
            { work.plan, account })
        .has_value();
}

std::optional<LinkFile> find(UnitOfWork& work, LinkFileId const& id)
{
    auto row
        = work.tx.query_one(SELECT_LINK_FILE "WHERE link_file.plan_id = $1 AND link_file.id = $2", { work.plan, id });
    return row ? std::optional(read(*row)) : std::nullopt;
}

std::vector<LinkFile> list_open(UnitOfWork& work, int count)
{
    return read_all(work.tx.query(SELECT_LINK_FILE "WHERE link_file.plan_id = $1 AND link_file.decided_at IS NULL "
                                                   "ORDER BY link_file.asked_at, link_file.id LIMIT $2",
        { work.plan, count }));
}

std::int64_t count_open(UnitOfWork& work)
{
    return work.tx.query_one("SELECT count(*) FROM link_file WHERE plan_id = $1 AND decided_at IS NULL", { work.plan })
        ->integer(0);
}

std::vector<LinkFile> of_account(UnitOfWork& work, AccountId const& account, int count)
{
    return read_all(work.tx.query(SELECT_LINK_FILE "WHERE link_file.plan_id = $1 AND link_file.account_id = $2 "
                                                   "ORDER BY link_file.asked_at DESC, link_file.id DESC LIMIT $3",
        { work.plan, account, count }));
}

std::vector<LinkFileRow> rows(
    UnitOfWork& work, LinkFileId const& id, bool refused_only, std::int64_t after_line, std::int64_t at_most)
{
    std::vector<LinkFileRow> found;
    for (auto const& row : work.tx.query(R"sql(
        SELECT line, number, capabilities, reason FROM link_file_row
        WHERE plan_id = $1 AND file_id = $2 AND line > $3 AND ($4 = 0 OR outcome = 'refused') ORDER BY line LIMIT $5
    )sql",
             { work.plan, id, after_line, refused_only ? 1 : 0, at_most }))
        found.push_back({ static_cast<std::uint64_t>(row.integer(0)), row.text(1), row.text(2),
            row.is_null(3) ? std::string() : row.text(3) });
    return found;
}

bool decide(UnitOfWork& work, LinkFileId const& id, AccountId const& by, DeskDecision decision)
{
    return work.tx
        .query_one(R"sql(
        UPDATE link_file SET decided_by = $3, decided_at = $4, decision = $5
        WHERE plan_id = $1 AND id = $2 AND decided_at IS NULL RETURNING id
    )sql",
            { work.plan, id, by, work.now, to_string(decision) })
        .has_value();
}

std::vector<OpenRow> next_open(UnitOfWork& work, std::int64_t at_most)
{
    std::vector<OpenRow> open;
    for (auto const& row : work.tx.query(R"sql(
        SELECT link_file_row.file_id, link_file_row.line FROM link_file_row
        JOIN link_file ON link_file.plan_id = link_file_row.plan_id AND link_file.id = link_file_row.file_id
        WHERE link_file_row.plan_id = $1 AND link_file_row.outcome IS NULL AND link_file.decision = 'approved'
        ORDER BY link_file_row.file_id, link_file_row.line LIMIT $2
    )sql",
             { work.plan, at_most }))
        open.push_back({ { row.text(0) }, row.integer(1) });
    return open;
}

std::optional<ClaimedRow> claim(UnitOfWork& work, OpenRow const& which)
{
    auto row = work.tx.query_one(R"sql(
        UPDATE link_file_row SET outcome = 'linked'
        WHERE plan_id = $1 AND file_id = $2 AND line = $3 AND outcome IS NULL
        RETURNING number, tax_id_hash, capabilities
    )sql",
        { work.plan, which.file, which.line });
    if (!row)
        return std::nullopt;
    return ClaimedRow { row->text(0), row->text(1), split(row->text(2)) };
}

bool has_open_rows(UnitOfWork& work, LinkFileId const& id)
{
    return work.tx
        .query_one("SELECT 1 FROM link_file_row WHERE plan_id = $1 AND file_id = $2 AND outcome IS NULL LIMIT 1",
            { work.plan, id })
        .has_value();
}

void refuse(UnitOfWork& work, OpenRow const& which, std::string_view reason)
{
    work.tx.query(R"sql(
        UPDATE link_file_row SET outcome = 'refused', reason = $4
        WHERE plan_id = $1 AND file_id = $2 AND line = $3 AND outcome IS NULL
    )sql",
        { work.plan, which.file, which.line, reason });
}

} // namespace gatehouse::link_file_store
