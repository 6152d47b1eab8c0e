#include "access/access.hpp"
#include "access/member_rules.hpp"
#include "access/membership_store.hpp"
#include "access/permit.hpp"
#include "db/database.hpp"
#include "packs/pack.hpp"

namespace gatehouse {

namespace {

std::vector<AgreementOfMember> agreements_of(UnitOfWork& work, Pack const& pack, AccountId const& account)
{
    std::vector<AgreementOfMember> agreements;
    for (auto const& agreement : pack.agreements)
        agreements.push_back({ agreement.title, agreement_state(work, pack, account, agreement.key) });
    return agreements;
}

} // namespace

Member look_up_member(UnitOfWork& work, Pack const& pack, Membership const& membership)
{
    return {
        .membership = membership,
        .account = find_account(work, membership.account).value(),
        .granted = granted_capabilities(work, pack, membership.id),
        .effective = effective_capabilities(work, pack, membership),
        .lock = lock_state(work, membership.account),
        .agreements = agreements_of(work, pack, membership.account),
    };
}

Result<std::vector<Member>> list_members(
    UnitOfWork& work, Pack const& pack, Actor const& actor, ProviderId const& provider)
{
    if (actor.kind == AccountKind::staff)
        TRY(permit_staff(work, actor, Right::staff_see));
    else
        TRY(permit(work, pack, actor, Right::manage_people, provider));
    std::vector<Member> members;
    for (auto const& membership : membership_store::open_of_provider(work, provider))
        members.push_back(look_up_member(work, pack, membership));
    return members;
}

Result<Member> find_member(UnitOfWork& work, Pack const& pack, Actor const& actor, MemberOf const& who)
{
    auto managed = TRY(member_to_manage(work, pack, actor, who));
    return look_up_member(work, pack, managed.member);
}

} // namespace gatehouse
