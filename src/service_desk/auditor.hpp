#pragma once

#include "audit/list.hpp"
#include "service_desk/service_desk.hpp"

namespace gatehouse {

// What an auditor looks at. Each needs Right::staff_audit; nothing here changes a row but for the result of a check.

struct PrivilegedChange {
    AuditEntry fact;
    std::string what;  // A sentence: "Let into the office".
    std::string who;   // A name, or the word of a machine.
    std::string about; // An office, an account, or the plan.
};
struct PrivilegedPage {
    std::vector<PrivilegedChange> changes {}; // Newest first.
    std::optional<AuditCursor> next {};
};
// Who was given rights or lost them, and what staff and operators did, since `since`.
Result<PrivilegedPage> privileged_changes(UnitOfWork&, Pack const&, Actor const&, Instant since, std::size_t count,
    std::optional<AuditCursor> const& before = {});

inline constexpr auto dormant_after = std::chrono::days(90);
struct DormantAccount {
    Account account;
    Instant last_used; // The last login, or the activation.
    std::int64_t offices;
};
// Active accounts that nobody has used for so long, of offices and of the plan; by id, those behind `after`.
Result<std::vector<DormantAccount>> dormant_accounts(
    UnitOfWork&, Actor const&, std::string_view after, std::int64_t at_most);

struct IntegrityCheck {
    Instant at;
    std::string by; // A name.
    std::int64_t length;
    std::int64_t faults;
    std::string first_fault; // Empty: none.
    std::int64_t late;       // Facts that have waited for the sealer for more than five minutes.
};
Result<std::optional<IntegrityCheck>> last_integrity_check(UnitOfWork&, Actor const&);

// Reads the whole chain, which takes seconds for a million facts, and keeps what came of it. It cannot see that the
// chain's end was cut off: for that, `gatehouse audit verify` compares it with the anchor file.
Result<> check_integrity(Database&, Pack const&, Actor const&);

// Writes down that a list left the portal.
Result<> record_export(UnitOfWork&, Actor const&, std::string_view list, std::size_t rows);

} // namespace gatehouse
