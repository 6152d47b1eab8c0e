#include "audit/audit.hpp"

#include <boost/json.hpp>

#include "db/database.hpp"

namespace gatehouse {

namespace {

std::string_view to_string(AuditActor::Kind kind)
{
    switch (kind) {
    case AuditActor::Kind::account: return "account";
    case AuditActor::Kind::staff: return "staff";
    case AuditActor::Kind::operator_at_console: return "operator";
    case AuditActor::Kind::system: return "system";
    case AuditActor::Kind::stranger: return "stranger";
    }
    std::unreachable();
}

std::string_view to_string(AuditSubject::Kind kind)
{
    switch (kind) {
    case AuditSubject::Kind::organisation: return "organisation";
    case AuditSubject::Kind::account: return "account";
    case AuditSubject::Kind::plan: return "plan";
    }
    std::unreachable();
}

std::string redacted(AuditField const& field)
{
    switch (field.field_class) {
    case FieldClass::open: return field.value;
    case FieldClass::personal:
        if (field.value.size() < 3)
            return "…";
        return field.value.substr(0, 1) + "…" + field.value.substr(field.value.size() - 1);
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
    work.tx.query(R"sql(
        INSERT INTO audit_fact (plan_id, id, happened_at, actor_kind, actor_id, action, subject_kind, subject_id,
            detail)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
    )sql",
        { work.plan, work.new_id(), work.now, to_string(fact.actor.kind), fact.actor.id, fact.action,
            to_string(fact.subject.kind), fact.subject.id, boost::json::serialize(detail) });
}

} // namespace gatehouse
