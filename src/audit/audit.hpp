#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.hpp"

namespace gatehouse {

struct UnitOfWork;

struct AuditActor {
    enum class Kind : std::uint8_t { account, staff, operator_at_console, system, stranger };
    Kind kind;
    std::string id; // An account's id; for the others a word: "letters print", "mailer", a network.
};

struct AuditSubject {
    enum class Kind : std::uint8_t { organisation, account, plan };
    Kind kind;
    std::string id;
};
inline AuditSubject about_organisation(ProviderId const& id) { return { AuditSubject::Kind::organisation, id.value }; }
inline AuditSubject about_account(AccountId const& id) { return { AuditSubject::Kind::account, id.value }; }
inline AuditSubject about_plan(PlanId const& id) { return { AuditSubject::Kind::plan, id.value }; }

// How much of a value an audit row may hold.
enum class FieldClass : std::uint8_t {
    open,
    personal, // Shown by its first and last character only.
    secret,   // Replaced by a word: that it was there is the fact.
};

struct AuditField {
    std::string_view name; // A literal: "capability", "before", "after".
    std::string value;
    FieldClass field_class = FieldClass::open;
};

// Something that happened and that an auditor may ask for.
struct AuditFact {
    AuditActor actor;
    std::string_view action; // A literal in the past tense: "membership.activated".
    AuditSubject subject;
    std::vector<AuditField> detail {};
};

// Appended in the caller's transaction: what did not happen is not recorded. It is numbered and hashed into the chain
// by the sealer afterwards (audit/chain.hpp).
void record(UnitOfWork&, AuditFact const&);

} // namespace gatehouse
