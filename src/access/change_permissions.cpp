#include <algorithm>
#include <iterator>
#include <set>

#include "access/access.hpp"
#include "access/grant_store.hpp"
#include "access/member_rules.hpp"
#include "base/text.hpp"
#include "db/database.hpp"
#include "packs/pack.hpp"

namespace gatehouse {

namespace {

using Capabilities = std::set<std::string>;

std::vector<std::string> without(Capabilities const& keys, Capabilities const& others)
{
    std::vector<std::string> rest;
    std::ranges::set_difference(keys, others, std::back_inserter(rest));
    return rest;
}

Result<> require_changeable(Pack const& pack, Membership const& member)
{
    if (member.status != MembershipStatus::active)
        return refuse(ErrorKind::conflict, "member.not_active", { { "person", member.display_name } });
    if (member.role == Role::org_admin && pack.access.master_uses == MasterUses::all)
        return refuse(ErrorKind::conflict, "permissions.org_admin_has_all",
            { { "an_org_admin", capitalized(pack.words.org_admin.indefinite) } });
    return {};
}

} // namespace

Result<> change_permissions(UnitOfWork& work, Pack const& pack, Actor const& actor, ChangePermissions const& command)
{
    auto member = TRY(member_to_manage(work, pack, actor, command.who)).member;
    TRY(require_changeable(pack, member));

    auto before = grant_store::open_of(work, member.id);
    if (command.seen && Capabilities(command.seen->begin(), command.seen->end()) != before)
        return refuse(ErrorKind::conflict, "permissions.changed_meanwhile");
    Capabilities wanted(command.capabilities.begin(), command.capabilities.end());

    // What the member keeps was granted by somebody who could; only what is new needs the ceiling now.
    auto granted = without(wanted, before);
    auto ended = without(before, wanted);
    TRY(require_grantable(work, pack, member.provider, granted));
    if (granted.empty() && ended.empty())
        return {};

    auto text_before = joined(granted_capabilities(work, pack, member.id));
    for (auto const& capability : ended)
        grant_store::end(work, member.id, capability, actor.account);
    for (auto const& capability : granted)
        grant_store::insert(work, member.id, capability, actor.account);
    record_change(work, audit_actor(actor), "membership.permissions_changed", member, text_before,
        joined(granted_capabilities(work, pack, member.id)));
    revoke_cached_rights(work, member.account);
    return {};
}

} // namespace gatehouse
