#include "access/access.hpp"
#include "access/member_rules.hpp"
#include "db/database.hpp"
#include "packs/pack.hpp"

namespace gatehouse {

// A lock sits on the account, so that lifting it opens the way to the person's other offices too; but only for who
// knows the password. Nothing that belongs to the account itself changes.
Result<> unlock_member(UnitOfWork& work, Pack const& pack, Actor const& actor, MemberOf const& who)
{
    auto managed = TRY(member_to_manage(work, pack, actor, who));
    auto const& member = managed.member;
    if (!managed.by_staff && !pack.lockout.org_admin_unlocks)
        return refuse(ErrorKind::forbidden, "unlock.not_by_org_admin",
            { { "name", pack.name }, { "forgot_password", pack.words.forgot_password } });
    if (member.status != MembershipStatus::active)
        return refuse(ErrorKind::conflict, "member.not_active", { { "person", member.display_name } });
    if (!lock_state(work, member.account))
        return refuse(ErrorKind::conflict, "member.not_locked", { { "person", member.display_name } });

    unlock_account(work, member.account);
    record_change(work, audit_actor(actor), "membership.unlocked", member, "locked", "unlocked");
    return {};
}

} // namespace gatehouse
