#include "access/access.hpp"
#include "access/member_rules.hpp"
#include "access/membership_store.hpp"
#include "access/succession.hpp"
#include "access/tell_member.hpp"
#include "db/database.hpp"
#include "packs/pack.hpp"

namespace gatehouse {

Result<> make_org_admin(UnitOfWork& work, Pack const& pack, Actor const& actor, Membership const& member)
{
    if (member.status != MembershipStatus::active)
        return refuse(ErrorKind::conflict, "member.not_active", { { "person", member.display_name } });
    if (member.role == Role::org_admin)
        return refuse(ErrorKind::conflict, "member.org_admin_already",
            { { "person", member.display_name }, { "an_org_admin", pack.words.org_admin.indefinite } });
    if (lock_state(work, member.account))
        return refuse(ErrorKind::conflict, "member.locked", { { "person", member.display_name } });

    membership_store::set_role(work, member.id, Role::org_admin);
    record_change(work, audit_actor(actor), "membership.upgraded", member, "org_user", "org_admin");
    revoke_cached_rights(work, member.account);
    return {};
}

bool can_be_upgraded(Member const& member)
{
    return member.membership.status == MembershipStatus::active && member.membership.role == Role::org_user
        && !member.lock;
}

Result<> upgrade_member(UnitOfWork& work, Pack const& pack, Actor const& actor, MemberOf const& who)
{
    auto member = TRY(member_to_manage(work, pack, actor, who)).member;
    TRY(make_org_admin(work, pack, actor, member));
    settle_admin_gap(work, audit_actor(actor), who.provider);
    settle_claims(work, audit_actor(actor), who.provider);
    tell_member(work, pack,
        { member.account, who.provider,
            say("access.you_are_an_org_admin", { { "an_org_admin", pack.words.org_admin.indefinite } }),
            say("access.you_were_made_an_org_admin", { { "an_org_admin", pack.words.org_admin.indefinite } }) });
    return {};
}

} // namespace gatehouse
