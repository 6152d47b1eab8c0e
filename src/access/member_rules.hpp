#pragma once

#include <span>

#include "access/access.hpp"

// What the use cases about members have in common.
namespace gatehouse {

// A member that somebody is about to change, and whether he may.
struct Managed {
    Membership member;
    bool by_staff;
};

// Checks permit(manage_people), or Right::staff_act for plan staff, and finds the open membership. A member of another
// provider is as unknown as one that does not exist: `member.unknown` (404).
Result<Managed> member_to_manage(UnitOfWork&, Pack const&, Actor const&, MemberOf const&);

// Refuses what is no capability of the pack, and what may not be granted at the provider now.
Result<> require_grantable(UnitOfWork&, Pack const&, ProviderId const&, std::span<std::string const> capabilities);

// To be called after anything that makes or unmakes an org_admin: opens or closes the flag "no active master".
void settle_admin_gap(UnitOfWork&, AuditActor const&, ProviderId const&);

// The office has an org_admin: whoever else claims to be that waits as an org_user. Returns their accounts.
std::vector<AccountId> settle_claims(UnitOfWork&, AuditActor const&, ProviderId const&);

// Everything that is shown of a membership.
Member look_up_member(UnitOfWork&, Pack const&, Membership const&);

// What happened to a membership, as one audit row.
void record_change(
    UnitOfWork&, AuditActor const&, std::string_view action, Membership const&, std::string before, std::string after);

std::string joined(std::span<std::string const>); // "claims.submit, eligibility.view"

} // namespace gatehouse
