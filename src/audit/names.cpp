#include "audit/names.hpp"

#include <string>
#include <utility>

#include "db/database.hpp"

namespace gatehouse {

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

AuditActor::Kind actor_kind_from(std::string_view word)
{
    using Kind = AuditActor::Kind;
    for (auto kind : { Kind::account, Kind::staff, Kind::operator_at_console, Kind::system, Kind::stranger })
        if (to_string(kind) == word)
            return kind;
    throw DatabaseFailure("an unknown kind of actor: " + std::string(word));
}

AuditSubject::Kind subject_kind_from(std::string_view word)
{
    using Kind = AuditSubject::Kind;
    for (auto kind : { Kind::organisation, Kind::account, Kind::plan })
        if (to_string(kind) == word)
            return kind;
    throw DatabaseFailure("an unknown kind of subject: " + std::string(word));
}

} // namespace gatehouse
