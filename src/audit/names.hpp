#pragma once

#include <string_view>

#include "audit/audit.hpp"

namespace gatehouse {

// How the database spells them. Private to audit/.
std::string_view to_string(AuditActor::Kind);
std::string_view to_string(AuditSubject::Kind);
// Throw DatabaseFailure for a word that the schema does not know.
AuditActor::Kind actor_kind_from(std::string_view);
AuditSubject::Kind subject_kind_from(std::string_view);

} // namespace gatehouse
