#include "access/confirm_lost_factor.hpp"

#include "access/member_rules.hpp"
#include "accounts/factor_reset.hpp"
#include "db/database.hpp"
#include "packs/pack.hpp"

namespace gatehouse {

namespace {

Result<Membership> member_who_lost_it(UnitOfWork& work, Pack const& pack, Actor const& actor, MemberOf const& who)
{
    auto managed = TRY(member_to_manage(work, pack, actor, who));
    if (managed.by_staff)
        return refuse(ErrorKind::forbidden, "factor_reset.not_by_staff");
    if (managed.member.account == actor.account)
        return refuse(ErrorKind::forbidden, "factor_reset.own");
    if (managed.member.status != MembershipStatus::active)
        return refuse(ErrorKind::conflict, "member.not_active", { { "person", managed.member.display_name } });
    return std::move(managed.member);
}

} // namespace

Result<> confirm_lost_factor(
    Database& db, SlowHash& slow_hash, Pack const& pack, Actor const& actor, MemberOf const& who)
{
    TRY(db.read(pack.plan, [&](UnitOfWork& work) { return member_who_lost_it(work, pack, actor, who); }));
    auto code = TRY(make_reset_code(db, slow_hash, pack));
    return db.write(pack.plan, [&](UnitOfWork& work) -> Result<> {
        auto member = TRY(member_who_lost_it(work, pack, actor, who));
        TRY(approve_factor_reset(work, pack, member.account, { ApprovedAs::org_admin, actor.account }, code));
        record_change(work, audit_actor(actor), "membership.lost_factor_confirmed", member, "asked", "confirmed");
        return {};
    });
}

Result<> decline_lost_factor(UnitOfWork& work, Pack const& pack, Actor const& actor, MemberOf const& who)
{
    auto member = TRY(member_who_lost_it(work, pack, actor, who));
    TRY(decline_factor_reset(work, pack, member.account));
    record_change(work, audit_actor(actor), "membership.lost_factor_declined", member, "asked", "declined");
    return {};
}

} // namespace gatehouse
