#include "notices/notice_store.hpp"

#include "db/database.hpp"

namespace gatehouse::notice_store {

namespace {

std::string lines_of(std::vector<NoticeLink> const& links)
{
    std::string lines;
    for (auto const& link : links)
        lines += (lines.empty() ? "" : "\n") + link.label + " " + link.address;
    return lines;
}

std::vector<NoticeLink> links_in(std::string_view lines)
{
    std::vector<NoticeLink> links;
    while (!lines.empty()) {
        auto end = std::min(lines.find('\n'), lines.size());
        if (auto link = NoticeLink::parse(lines.substr(0, end)))
            links.push_back(std::move(*link));
        lines.remove_prefix(std::min(end + 1, lines.size()));
    }
    return links;
}

NoticeReach parse_reach(std::string_view word)
{
    for (auto reach : { NoticeReach::updates, NoticeReach::login, NoticeReach::strip })
        if (to_string(reach) == word)
            return reach;
    throw DatabaseFailure("an unknown reach of a notice");
}

std::optional<Instant> instant_or_nothing(Row const& row, std::size_t column)
{
    return row.is_null(column) ? std::nullopt : std::optional(row.instant(column));
}

// Eight columns from `at` on: title, body, links, effective, topic, reach, show_from, show_until.
NoticeText text_in(Row const& row, std::size_t at)
{
    return { .title = row.text(at),
        .body = row.text(at + 1),
        .links = links_in(row.text(at + 2)),
        .effective = row.text(at + 3),
        .topic = row.text(at + 4),
        .reach = parse_reach(row.text(at + 5)),
        .show_from = row.instant(at + 6),
        .show_until = instant_or_nothing(row, at + 7) };
}

std::string author_in(Row const& row, std::size_t at)
{
    return row.is_null(at) ? "" : row.text(at) + " " + row.text(at + 1);
}

struct PublishedTimes {
    Instant from;
    std::optional<Instant> until;
};

NoticeState state_of(Notice const& notice, std::optional<PublishedTimes> const& times, Instant now)
{
    if (!times)
        return NoticeState::draft;
    if (notice.ended_at)
        return NoticeState::ended;
    if (times->until && *times->until <= now)
        return NoticeState::over;
    return times->from > now ? NoticeState::scheduled : NoticeState::shown;
}

Notice notice_in(Row const& row, Instant now)
{
    Notice notice { .id = { row.text(0) },
        .latest = { row.integer(6), text_in(row, 7), author_in(row, 16), row.instant(15) },
        .published_version = row.is_null(1) ? std::nullopt : std::optional(row.integer(1)),
        .published_at = instant_or_nothing(row, 2),
        .ended_at = instant_or_nothing(row, 3),
        .state = NoticeState::draft };
    std::optional<PublishedTimes> times;
    if (notice.published_version)
        times = { row.instant(4), instant_or_nothing(row, 5) };
    notice.state = state_of(notice, times, now);
    return notice;
}

// A notice, the days of its published version, and its latest version with its author.
constexpr std::string_view one_notice = R"sql(
    SELECT n.id, n.published_version, n.published_at, n.ended_at, p.show_from, p.show_until,
           v.version, v.title, v.body, v.links, v.effective, v.topic, v.reach, v.show_from, v.show_until,
           v.written_at, a.first_name, a.last_name
    FROM notice n
    JOIN notice_version v ON v.plan_id = n.plan_id AND v.notice_id = n.id
        AND v.version = (SELECT max(o.version) FROM notice_version o WHERE o.plan_id = $1 AND o.notice_id = n.id)
    LEFT JOIN notice_version p ON p.plan_id = n.plan_id AND p.notice_id = n.id AND p.version = n.published_version
    LEFT JOIN account a ON a.plan_id = v.plan_id AND a.id = v.written_by
    WHERE n.plan_id = $1 AND n.id = $2)sql";
constexpr std::string_view every_notice = R"sql(
    SELECT n.id, n.published_version, n.published_at, n.ended_at, p.show_from, p.show_until,
           v.version, v.title, v.body, v.links, v.effective, v.topic, v.reach, v.show_from, v.show_until,
           v.written_at, a.first_name, a.last_name
    FROM notice n
    JOIN notice_version v ON v.plan_id = n.plan_id AND v.notice_id = n.id
        AND v.version = (SELECT max(o.version) FROM notice_version o WHERE o.plan_id = $1 AND o.notice_id = n.id)
    LEFT JOIN notice_version p ON p.plan_id = n.plan_id AND p.notice_id = n.id AND p.version = n.published_version
    LEFT JOIN account a ON a.plan_id = v.plan_id AND a.id = v.written_by
    WHERE n.plan_id = $1
    ORDER BY n.position, n.id)sql";

Value id_or_null(std::optional<AccountId> const& id) { return id ? Value(*id) : Value(nullptr); }

} // namespace

void insert(UnitOfWork& work, NoticeId const& id, std::int64_t position, std::optional<std::string> const& seed_key)
{
    work.tx.query("INSERT INTO notice (plan_id, id, seed_key, position, created_at) VALUES ($1, $2, $3, $4, $5)",
        { work.plan, id, seed_key ? Value(*seed_key) : Value(nullptr), position, work.now });
}

void add_version(UnitOfWork& work, NoticeId const& id, std::int64_t version, NoticeText const& text,
    std::optional<AccountId> const& author)
{
    work.tx.query(
        R"sql(INSERT INTO notice_version (plan_id, notice_id, version, title, body, links, effective, topic, reach,
                  show_from, show_until, written_by, written_at)
              VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13))sql",
        { work.plan, id, version, text.title, text.body, lines_of(text.links), text.effective, text.topic,
            to_string(text.reach), text.show_from, text.show_until ? Value(*text.show_until) : Value(nullptr),
            id_or_null(author), work.now });
}

void set_published(UnitOfWork& work, NoticeId const& id, std::int64_t version, std::optional<AccountId> const& by)
{
    work.tx.query(
        R"sql(UPDATE notice SET published_version = $3, published_at = $4, published_by = $5, ended_at = NULL,
                  ended_by = NULL WHERE plan_id = $1 AND id = $2)sql",
        { work.plan, id, version, work.now, id_or_null(by) });
}

void set_ended(UnitOfWork& work, NoticeId const& id, AccountId const& by)
{
    work.tx.query("UPDATE notice SET ended_at = $3, ended_by = $4 WHERE plan_id = $1 AND id = $2",
        { work.plan, id, work.now, by });
}

std::optional<Notice> find(UnitOfWork& work, NoticeId const& id)
{
    auto row = work.tx.query_one(one_notice, { work.plan, id });
    return row ? std::optional(notice_in(*row, work.now)) : std::nullopt;
}

std::vector<Notice> all(UnitOfWork& work)
{
    std::vector<Notice> notices;
    for (auto const& row : work.tx.query(every_notice, { work.plan }))
        notices.push_back(notice_in(row, work.now));
    return notices;
}

std::vector<ShownNotice> shown(UnitOfWork& work)
{
    std::vector<ShownNotice> notices;
    for (auto const& row : work.tx.query(
             R"sql(SELECT n.id, n.published_at, v.title, v.body, v.links, v.effective, v.topic, v.reach, v.show_from,
                       v.show_until
                   FROM notice n JOIN notice_version v
                       ON v.plan_id = n.plan_id AND v.notice_id = n.id AND v.version = n.published_version
                   WHERE n.plan_id = $1 AND n.ended_at IS NULL AND v.show_from <= $2
                       AND (v.show_until IS NULL OR v.show_until > $2)
                   ORDER BY n.position, n.id)sql",
             { work.plan, work.now }))
        notices.push_back({ { row.text(0) }, text_in(row, 2), row.instant(1) });
    return notices;
}

std::int64_t lowest_position(UnitOfWork& work)
{
    return work.tx.query_one("SELECT coalesce(min(position), 0) FROM notice WHERE plan_id = $1", { work.plan })
        ->integer(0);
}

std::int64_t highest_position(UnitOfWork& work)
{
    return work.tx.query_one("SELECT coalesce(max(position), 0) FROM notice WHERE plan_id = $1", { work.plan })
        ->integer(0);
}

std::optional<NoticeId> find_seed(UnitOfWork& work, std::string_view key)
{
    auto row = work.tx.query_one("SELECT id FROM notice WHERE plan_id = $1 AND seed_key = $2", { work.plan, key });
    return row ? std::optional(NoticeId { row->text(0) }) : std::nullopt;
}

bool is_seeded(UnitOfWork& work, std::string_view key, std::int64_t revision)
{
    return work.tx
        .query_one("SELECT 1 FROM notice_seed WHERE plan_id = $1 AND seed_key = $2 AND revision = $3",
            { work.plan, key, revision })
        .has_value();
}

void mark_seeded(UnitOfWork& work, std::string_view key, std::int64_t revision, NoticeId const& id)
{
    work.tx.query(
        R"sql(INSERT INTO notice_seed (plan_id, seed_key, revision, notice_id, seeded_at)
              VALUES ($1, $2, $3, $4, $5))sql",
        { work.plan, key, revision, id, work.now });
}

} // namespace gatehouse::notice_store

namespace gatehouse {

std::vector<NoticeVersion> notice_versions(UnitOfWork& work, NoticeId const& id)
{
    using namespace notice_store;
    std::vector<NoticeVersion> versions;
    for (auto const& row : work.tx.query(
             R"sql(SELECT v.version, v.title, v.body, v.links, v.effective, v.topic, v.reach, v.show_from,
                       v.show_until, v.written_at, a.first_name, a.last_name
                   FROM notice_version v LEFT JOIN account a ON a.plan_id = v.plan_id AND a.id = v.written_by
                   WHERE v.plan_id = $1 AND v.notice_id = $2 ORDER BY v.version DESC)sql",
             { work.plan, id }))
        versions.push_back({ row.integer(0), text_in(row, 1), author_in(row, 10), row.instant(9) });
    return versions;
}

} // namespace gatehouse
