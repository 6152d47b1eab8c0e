#include "access/access.hpp"
#include "access/member_rules.hpp"
#include "access/membership_store.hpp"
#include "db/database.hpp"

namespace gatehouse {

Result<std::vector<AccountId>> activate_founding_admin(
    UnitOfWork& work, AccountId const& account, ProviderId const& provider)
{
    auto claim = membership_store::find_open(work, account, provider);
    bool is_claim = claim && claim->status == MembershipStatus::pending && claim->role == Role::org_admin;
    if (!is_claim || !office_state(work, provider).org_admins.empty())
        return refuse(ErrorKind::conflict, "membership.claim_settled");

    AuditActor self { AuditActor::Kind::account, account.value };
    membership_store::activate(work, claim->id, Role::org_admin, nullptr);
    activate_account(work, account);
    record_change(work, self, "membership.founded", *claim, "pending", "active");
    settle_admin_gap(work, self, provider);
    revoke_cached_rights(work, account);
    return settle_claims(work, self, provider);
}

} // namespace gatehouse
