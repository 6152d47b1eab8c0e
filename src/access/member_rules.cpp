#include "access/member_rules.hpp"

#include <algorithm>

#include "access/membership_store.hpp"
#include "access/permit.hpp"
#include "db/database.hpp"
#include "packs/pack.hpp"

namespace gatehouse {

Result<Managed> member_to_manage(UnitOfWork& work, Pack const& pack, Actor const& actor, MemberOf const& who)
{
    bool by_staff = actor.kind == AccountKind::staff;
    if (by_staff)
        TRY(permit_staff(work, actor, Right::staff_act));
    else
        TRY(permit(work, pack, actor, Right::manage_people, who.provider));

    auto member = membership_store::find(work, who.member);
    if (!member || member->provider != who.provider || member->status == MembershipStatus::ended)
        return refuse(ErrorKind::not_found, "member.unknown");
    return Managed { std::move(*member), by_staff };
}

Result<> require_grantable(
    UnitOfWork& work, Pack const& pack, ProviderId const& provider, std::span<std::string const> capabilities)
{
    auto grantable = grantable_capabilities(work, pack, provider);
    for (auto const& key : capabilities) {
        auto const* capability = pack.access.find_capability(key);
        if (!capability)
            return refuse_field("permissions.unknown", "capabilities", { { "key", key } });
        if (std::ranges::find(grantable, key) == grantable.end())
            return refuse_field("permissions.above_ceiling", "capabilities",
                { { "name", pack.name }, { "capability", capability->label } });
    }
    return {};
}

void settle_admin_gap(UnitOfWork& work, AuditActor const& actor, ProviderId const& provider)
{
    bool has_admin = !office_state(work, provider).org_admins.empty();
    bool is_flagged = membership_store::without_admin_since(work, provider).has_value();
    if (has_admin != is_flagged)
        return;
    if (has_admin)
        membership_store::end_admin_gap(work, provider);
    else
        membership_store::begin_admin_gap(work, provider);
    record(work,
        { actor, has_admin ? "organisation.has_org_admin_again" : "organisation.left_without_org_admin",
            about_organisation(provider) });
}

std::vector<AccountId> settle_claims(UnitOfWork& work, AuditActor const& actor, ProviderId const& provider)
{
    std::vector<AccountId> others;
    for (auto const& claim : membership_store::admins_of_provider(work, provider)) {
        if (claim.status != MembershipStatus::pending)
            continue;
        membership_store::set_role(work, claim.id, Role::org_user);
        record_change(work, actor, "membership.claim_settled", claim, "org_admin", "org_user");
        others.push_back(claim.account);
    }
    return others;
}

void record_change(UnitOfWork& work, AuditActor const& actor, std::string_view action, Membership const& member,
    std::string before, std::string after)
{
    record(work,
        { actor, action, about_organisation(member.provider),
            { { "membership", member.id.value }, { "account", member.account.value }, { "before", std::move(before) },
                { "after", std::move(after) } } });
}

std::string joined(std::span<std::string const> words)
{
    std::string text;
    for (auto const& word : words)
        text += (text.empty() ? "" : ", ") + word;
    return text;
}

} // namespace gatehouse
