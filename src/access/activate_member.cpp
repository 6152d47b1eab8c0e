#include <set>

#include "access/access.hpp"
#include "access/grant_store.hpp"
#include "access/member_rules.hpp"
#include "access/membership_store.hpp"
#include "access/tell_member.hpp"
#include "db/database.hpp"
#include "packs/pack.hpp"

namespace gatehouse {

Result<> activate_untold(UnitOfWork& work, Pack const& pack, Actor const& actor, ActivateMember const& command)
{
    auto member = TRY(member_to_manage(work, pack, actor, command.who)).member;
    if (member.status != MembershipStatus::pending)
        return refuse(ErrorKind::conflict, "member.active_already", { { "person", member.display_name } });
    // A claim is proved by the letter's code, so that whoever is let in by others never becomes org_admin by it.
    if (member.role == Role::org_admin)
        return refuse(ErrorKind::conflict, "member.awaits_letter",
            { { "person", member.display_name }, { "code", pack.words.code } });
    if (command.capabilities.empty())
        return refuse_field("permissions.none", "capabilities", { { "person", member.display_name } });
    TRY(require_grantable(work, pack, member.provider, command.capabilities));

    membership_store::activate(work, member.id, Role::org_user, &actor.account);
    activate_account(work, member.account);
    for (auto const& capability : std::set(command.capabilities.begin(), command.capabilities.end()))
        grant_store::insert(work, member.id, capability, actor.account);
    record_change(work, audit_actor(actor), "membership.activated", member, "pending",
        "active: " + joined(granted_capabilities(work, pack, member.id)));
    revoke_cached_rights(work, member.account);
    return {};
}

Result<> activate_member(UnitOfWork& work, Pack const& pack, Actor const& actor, ActivateMember const& command)
{
    TRY(activate_untold(work, pack, actor, command));
    auto account = membership_store::find(work, command.who.member).value().account;
    tell_member(work, pack,
        { account, command.who.provider, say("access.your_account_is_active"),
            say("access.your_account_was_activated_log") });
    return {};
}

} // namespace gatehouse
