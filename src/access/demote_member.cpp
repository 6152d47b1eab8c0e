#include "access/access.hpp"
#include "access/member_rules.hpp"
#include "access/membership_store.hpp"
#include "access/succession.hpp"
#include "db/database.hpp"
#include "packs/pack.hpp"

namespace gatehouse {

// The permissions that the member had before the upgrade count again.
Result<> demote_member(UnitOfWork& work, Pack const& pack, Actor const& actor, LeavingMember const& command)
{
    auto member = TRY(member_to_manage(work, pack, actor, command.who)).member;
    if (member.status != MembershipStatus::active || member.role != Role::org_admin)
        return refuse(ErrorKind::conflict, "member.not_org_admin",
            { { "person", member.display_name }, { "org_admin", pack.words.org_admin.name } });
    TRY(provide_for_succession(work, pack, actor, member, command.successor));

    membership_store::set_role(work, member.id, Role::org_user);
    record_change(work, audit_actor(actor), "membership.demoted", member, "org_admin", "org_user");
    settle_admin_gap(work, audit_actor(actor), member.provider);
    revoke_cached_rights(work, member.account);
    return {};
}

} // namespace gatehouse
