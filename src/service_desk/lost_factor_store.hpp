#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "accounts/accounts.hpp"

// The SQL of whose lost second factor is the desk's to answer for.
namespace gatehouse::lost_factor_store {

// Whether an org_admin of one of the account's offices can: another one, who has not lost theirs as well.
bool office_can_answer(UnitOfWork&, AccountId const&);

struct Waiting {
    AccountId account;
    Instant asked_at;
    std::optional<AccountId> written_down_by; // Of the staff.
};
std::vector<Waiting> waiting_for_desk(UnitOfWork&, int at_most); // That nobody has approved, the oldest first.
std::int64_t count_for_desk(UnitOfWork&);

} // namespace gatehouse::lost_factor_store
