#include "access/succession.hpp"

#include "access/member_rules.hpp"
#include "db/database.hpp"
#include "packs/pack.hpp"

namespace gatehouse {

Result<> provide_for_succession(UnitOfWork& work, Pack const& pack, Actor const& actor, Membership const& leaving,
    std::optional<MembershipId> const& successor)
{
    bool is_admin = leaving.role == Role::org_admin && leaving.status == MembershipStatus::active;
    if (successor) {
        auto next = TRY(member_to_manage(work, pack, actor, { leaving.provider, *successor })).member;
        if (next.id == leaving.id)
            return refuse_field("member.own_successor", "successor");
        return make_org_admin(work, pack, actor, next);
    }
    if (!is_admin || actor.kind == AccountKind::staff || office_state(work, leaving.provider).org_admins.size() > 1)
        return {};
    return refuse(ErrorKind::conflict, "member.last_org_admin",
        { { "person", leaving.display_name }, { "org_admin", pack.words.org_admin.name } });
}

} // namespace gatehouse
