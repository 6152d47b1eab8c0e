#include "audit/list.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <stdexcept>

#include <boost/json.hpp>

#include "audit/names.hpp"
#include "base/encoding.hpp"
#include "db/database.hpp"

namespace gatehouse {

namespace {

constexpr std::size_t id_size = 36;

AuditEntry read_entry(Row const& row)
{
    AuditEntry entry { row.text(0), row.instant(1), { actor_kind_from(row.text(2)), row.text(3) }, row.text(4), {},
        { subject_kind_from(row.text(6)), row.text(7) } };
    auto const detail = boost::json::parse(row.text(5));
    for (auto const& [name, value] : detail.as_object())
        entry.detail.emplace_back(name, value.as_string());
    return entry;
}

AuditPage page_of(std::vector<Row> const& rows, std::size_t count)
{
    AuditPage page;
    for (auto const& row : rows)
        page.entries.push_back(read_entry(row));
    if (page.entries.size() > count) {
        page.entries.resize(count);
        page.next = AuditCursor { page.entries.back().happened_at, page.entries.back().id };
    }
    return page;
}

// The smallest id of that time: see new_uuid().
std::string since_id(Instant moment)
{
    auto milliseconds
        = static_cast<std::uint64_t>(std::chrono::floor<std::chrono::milliseconds>(moment).time_since_epoch().count());
    std::array<std::byte, 6> bytes;
    for (std::size_t i = 0; i < bytes.size(); ++i)
        bytes[i] = static_cast<std::byte>(milliseconds >> (40 - 8 * i));
    return to_hex(bytes).insert(8, 1, '-');
}

bool is_id_character(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || c == '-'; }

} // namespace

std::string AuditCursor::text() const { return std::to_string(happened_at.time_since_epoch().count()) + "." + id; }

Result<AuditCursor> AuditCursor::parse(std::string_view text)
{
    auto refused = refuse(ErrorKind::invalid_input, "audit.bad_page");
    std::int64_t microseconds = 0;
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), microseconds);
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    if (error != std::errc() || !text.starts_with('.'))
        return refused;
    text.remove_prefix(1);
    if (text.size() != id_size || !std::ranges::all_of(text, is_id_character))
        return refused;
    return AuditCursor { Instant(std::chrono::microseconds(microseconds)), std::string(text) };
}

AuditPage list_audit(
    UnitOfWork& work, AuditSubject const& subject, std::size_t count, std::optional<AuditCursor> const& before)
{
    auto start = before.value_or(AuditCursor { Instant::max(), "" });
    auto rows = work.tx.query(R"sql(
        SELECT id, happened_at, actor_kind, actor_id, action, detail, subject_kind, subject_id FROM audit_fact
        WHERE plan_id = $1 AND subject_kind = $2 AND subject_id = $3 AND (happened_at, id) < ($4, $5)
        ORDER BY happened_at DESC, id DESC LIMIT $6
    )sql",
        { work.plan, to_string(subject.kind), subject.id, start.happened_at, start.id,
            static_cast<std::int64_t>(count) + 1 });
    return page_of(rows, count);
}

AuditPage list_audit_of(UnitOfWork& work, std::span<std::string_view const> actions, Instant since, std::size_t count,
    std::optional<AuditCursor> const& before)
{
    if (actions.size() > actions_max)
        throw std::length_error("too many kinds of facts in one list");
    // Ids begin with their time: the primary key serves, and writing a fact pays for no further index.
    std::vector<Value> values { work.plan.value, since_id(since), before ? before->id : std::string("~"),
        static_cast<std::int64_t>(count) + 1 };
    for (std::size_t i = 0; i < actions_max; ++i)
        values.emplace_back(i < actions.size() ? actions[i] : std::string_view());
    auto rows = work.tx.query(R"sql(
        SELECT id, happened_at, actor_kind, actor_id, action, detail, subject_kind, subject_id FROM audit_fact
        WHERE plan_id = $1 AND id >= $2 AND id < $3 AND action IN ($5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15,
            $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36)
        ORDER BY id DESC LIMIT $4
    )sql",
        values);
    return page_of(rows, count);
}

} // namespace gatehouse
