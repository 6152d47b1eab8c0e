#pragma once

#include "service_desk/service_desk.hpp"

// The SQL of service_desk_action.
namespace gatehouse::action_store {

struct NewAction {
    std::string_view kind;     // As in the database.
    std::string_view happened; // The audit trail's word for it, a literal: "service_desk.code_reissued".
    ProviderId provider;
    AccountId account;
    std::optional<LetterId> letter {};
    Evidence evidence;
};

// Writes the row and the audit fact.
void insert(UnitOfWork&, Actor const&, NewAction const&);

std::vector<DeskAction> of_provider(UnitOfWork&, ProviderId const&, int count); // The latest first.

std::string text_of(Evidence const&); // As a column holds it.
Evidence evidence_of(std::string_view text);

} // namespace gatehouse::action_store
