#pragma once

#include "service_desk/auditor.hpp"

// The SQL of audit_check, and of accounts that nobody uses.
namespace gatehouse::auditor_store {

std::vector<DormantAccount> dormant(UnitOfWork&, Instant used_before, std::string_view after_id, std::int64_t at_most);

struct NewCheck {
    AccountId by;
    std::int64_t length;
    std::int64_t faults;
    std::string first_fault;
    std::int64_t late;
};
void insert_check(UnitOfWork&, NewCheck const&);
std::optional<IntegrityCheck> last_check(UnitOfWork&);

} // namespace gatehouse::auditor_store
