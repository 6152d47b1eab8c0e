#include "audit/audit.hpp"

#include <boost/json.hpp>

#include "audit/names.hpp"
#include "db/database.hpp"

namespace gatehouse {

namespace {

// Of characters, not of bytes: half a character would not be UTF-8.
std::string first_and_last(std::string_view text)
{
    auto continues = [](char c) { return (static_cast<unsigned char>(c) & 0xc0) == 0x80; };
    std::size_t first_end = 1, last = text.size();
    while (first_end < text.size() && continues(text[first_end]))
        ++first_end;
    while (last > 0 && continues(text[--last])) { }
    if (text.empty() || last <= first_end)
        return "…";
    return std::string(text.substr(0, first_end)) + "…" + std::string(text.substr(last));
}

std::string redacted(AuditField const& field)
{
    switch (field.field_class) {
    case FieldClass::open: return field.value;
    case FieldClass::personal: return first_and_last(field.value);
    case FieldClass::secret: return "(redacted)";
    }
    std::unreachable();
}

} // namespace

void record(UnitOfWork& work, AuditFact const& fact)
{
    boost::json::object detail;
    for (auto const& field : fact.detail)
        detail[field.name] = redacted(field);
    auto id = work.new_id();
    work.tx.query(R"sql(
        INSERT INTO audit_fact (plan_id, id, happened_at, actor_kind, actor_id, action, subject_kind, subject_id,
            detail)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
    )sql",
        { work.plan, id, work.now, to_string(fact.actor.kind), fact.actor.id, fact.action, to_string(fact.subject.kind),
            fact.subject.id, boost::json::serialize(detail) });
    work.tx.query("INSERT INTO audit_unsealed (plan_id, fact_id) VALUES ($1, $2)", { work.plan, id });
}

} // namespace gatehouse
