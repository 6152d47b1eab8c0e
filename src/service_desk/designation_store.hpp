#pragma once

#include "service_desk/service_desk.hpp"

// The SQL of designation_request. Nothing here changes what was asked.
namespace gatehouse::designation_store {

DesignationId insert(UnitOfWork&, Actor const&, Member const&, Evidence const&);
bool has_open(UnitOfWork&, MembershipId const&);
std::optional<Designation> find(UnitOfWork&, DesignationId const&); // Decided ones too.
std::vector<Designation> list_open(UnitOfWork&, int count);         // The oldest first.
std::int64_t count_open(UnitOfWork&);

// False when somebody else decided first.
bool decide(UnitOfWork&, DesignationId const&, AccountId const& by, DeskDecision);

} // namespace gatehouse::designation_store
