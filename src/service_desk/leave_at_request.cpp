#include "access/permit.hpp"
#include "db/database.hpp"
#include "packs/pack.hpp"
#include "registration/registration.hpp"
#include "service_desk/action_store.hpp"

namespace gatehouse {

Result<> demote_at_request(UnitOfWork& work, Pack const& pack, Actor const& actor, AtRequest const& request)
{
    TRY(permit_staff(work, actor, Right::staff_act));
    auto member = TRY(find_member(work, pack, actor, request.who));
    TRY(demote_member(work, pack, actor, { request.who }));
    action_store::insert(work, actor,
        { .kind = "demote",
            .happened = "service_desk.org_admin_demoted",
            .provider = request.who.provider,
            .account = member.account.id,
            .evidence = request.evidence });
    return {};
}

Result<> remove_at_request(UnitOfWork& work, Pack const& pack, Actor const& actor, AtRequest const& request)
{
    TRY(permit_staff(work, actor, Right::staff_act));
    auto member = TRY(find_member(work, pack, actor, request.who));
    auto const& membership = member.membership;
    TRY(remove_member(work, pack, actor, { request.who }));
    // The letter of a claim that has ended would lead nowhere.
    if (membership.role == Role::org_admin && membership.status == MembershipStatus::pending)
        withdraw_letter(work, audit_actor(actor), member.account.id);
    action_store::insert(work, actor,
        { .kind = "remove",
            .happened = "service_desk.member_removed",
            .provider = request.who.provider,
            .account = member.account.id,
            .evidence = request.evidence });
    return {};
}

} // namespace gatehouse
