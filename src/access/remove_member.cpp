#include <algorithm>

#include "access/access.hpp"
#include "access/grant_store.hpp"
#include "access/member_rules.hpp"
#include "access/membership_store.hpp"
#include "access/succession.hpp"
#include "db/database.hpp"
#include "packs/pack.hpp"

namespace gatehouse {

namespace {

// Whoever still works for another office stays signed in there, but every cache must look again.
void take_access(UnitOfWork& work, AccountId const& account)
{
    bool works_elsewhere = std::ranges::any_of(membership_store::open_of_account(work, account),
        [](Membership const& membership) { return membership.status == MembershipStatus::active; });
    if (works_elsewhere)
        revoke_cached_rights(work, account);
    else
        end_all_sessions(work, account, SessionEnd::access_ended);
}

} // namespace

// Ends this membership only; the account and its other offices stay.
Result<> remove_member(UnitOfWork& work, Pack const& pack, Actor const& actor, LeavingMember const& command)
{
    auto member = TRY(member_to_manage(work, pack, actor, command.who)).member;
    TRY(provide_for_succession(work, pack, actor, member, command.successor));

    for (auto const& capability : grant_store::open_of(work, member.id))
        grant_store::end(work, member.id, capability, actor.account);
    membership_store::end(work, member.id, actor.account);
    record_change(work, audit_actor(actor), "membership.ended", member,
        std::string(to_string(member.status)) + " " + std::string(to_string(member.role)), "ended");
    if (member.role == Role::org_admin && member.status == MembershipStatus::active)
        settle_admin_gap(work, audit_actor(actor), member.provider);
    take_access(work, member.account);
    return {};
}

} // namespace gatehouse
