#include "access/access.hpp"
#include "access/member_rules.hpp"
#include "access/membership_store.hpp"
#include "access/permit.hpp"
#include "db/database.hpp"
#include "packs/pack.hpp"

namespace gatehouse {

Result<std::vector<AccountId>> designate_org_admin(
    UnitOfWork& work, Pack const& pack, Actor const& actor, MemberOf const& who)
{
    TRY(permit_staff(work, actor, Right::staff_act));
    auto managed = TRY(member_to_manage(work, pack, actor, who));
    auto const& member = managed.member;
    bool is_pending = member.status == MembershipStatus::pending;
    if (!is_pending && member.role == Role::org_admin)
        return refuse(ErrorKind::conflict, "member.org_admin_already",
            { { "person", member.display_name }, { "an_org_admin", pack.words.org_admin.indefinite } });

    if (is_pending) {
        membership_store::activate(work, member.id, Role::org_admin, &actor.account);
        activate_account(work, member.account);
    } else {
        membership_store::set_role(work, member.id, Role::org_admin);
    }
    record_change(work, audit_actor(actor), "membership.designated", member,
        std::string(to_string(member.status)) + " " + std::string(to_string(member.role)), "active org_admin");
    settle_admin_gap(work, audit_actor(actor), who.provider);
    revoke_cached_rights(work, member.account);

    auto outdone = settle_claims(work, audit_actor(actor), who.provider);
    if (is_pending && member.role == Role::org_admin)
        outdone.push_back(member.account); // Its letter would activate what is active already.
    return outdone;
}

} // namespace gatehouse
