#include "access/permit.hpp"

#include <algorithm>

#include "access/membership_store.hpp"
#include "db/database.hpp"
#include "packs/pack.hpp"

namespace gatehouse {

namespace {

constexpr std::size_t givers_named_max = 3;

// The same for a provider of somebody else and for one that does not exist: nobody learns which it is.
Result<Membership> require_member(UnitOfWork& work, Actor const& actor, ProviderId const& provider)
{
    auto membership = actor.kind == AccountKind::provider && actor.plan == work.plan
        ? membership_store::find_open(work, actor.account, provider)
        : std::nullopt;
    if (!membership || membership->status != MembershipStatus::active)
        return refuse(ErrorKind::not_found, "provider.unknown");
    return std::move(*membership);
}

std::vector<std::string> org_admins_of(UnitOfWork& work, ProviderId const& provider)
{
    std::vector<std::string> names;
    for (auto const& admin : office_state(work, provider).org_admins)
        names.push_back(admin.display_name);
    return names;
}

std::string service_desk_of(Pack const& pack)
{
    return say("access.service_desk_with_address",
        { { "service_desk_name", pack.contacts.service_desk_name },
            { "service_desk_email", pack.contacts.service_desk_email } });
}

std::string listed(std::vector<std::string> const& names)
{
    std::string text;
    auto shown = std::min(names.size(), givers_named_max);
    for (std::size_t i = 0; i < shown; ++i) {
        bool is_last = i + 1 == shown && shown == names.size();
        text += (i == 0 ? "" : is_last ? say("access.or") : ", ") + names[i];
    }
    return shown == names.size()
        ? text
        : say("access.text_or_names_more", { { "text", text }, { "names", std::to_string(names.size() - shown) } });
}

// As who_can_give(), for a refusal: with why it is the service desk.
std::string whom_to_ask(UnitOfWork& work, Pack const& pack, ProviderId const& provider)
{
    auto names = org_admins_of(work, provider);
    return !names.empty()
        ? listed(names)
        : say("access.as_this_office_has_no",
            { { "service_desk", service_desk_of(pack) }, { "org_admin", pack.words.org_admin.name } });
}

} // namespace

std::string who_can_give(UnitOfWork& work, Pack const& pack, ProviderId const& provider)
{
    auto names = org_admins_of(work, provider);
    return names.empty() ? service_desk_of(pack) : listed(names);
}

Result<Permission> permit(
    UnitOfWork& work, Pack const& pack, Actor const& actor, Right right, ProviderId const& provider)
{
    auto membership = TRY(require_member(work, actor, provider));
    if (right == Right::see_office || membership.role == Role::org_admin)
        return Permission { std::move(membership) };
    return refuse(ErrorKind::forbidden, "access.org_admin_only",
        { { "an_org_admin", pack.words.org_admin.indefinite }, { "who", whom_to_ask(work, pack, provider) } });
}

Result<Permission> permit_capability(
    UnitOfWork& work, Pack const& pack, Actor const& actor, std::string_view key, ProviderId const& provider)
{
    auto membership = TRY(require_member(work, actor, provider));
    auto const* capability = pack.access.find_capability(key);
    if (!capability)
        return refuse(ErrorKind::not_found, "access.no_such_capability");
    auto contains = [&](std::vector<std::string> const& keys) { return std::ranges::find(keys, key) != keys.end(); };
    if (!contains(grantable_capabilities(work, pack, provider)))
        return refuse(ErrorKind::forbidden, "access.above_ceiling",
            { { "name", pack.name }, { "capability", capability->label },
                { "service_desk_name", pack.contacts.service_desk_name },
                { "service_desk_email", pack.contacts.service_desk_email } });
    if (!contains(effective_capabilities(work, pack, membership)))
        return refuse(ErrorKind::forbidden, "access.not_granted",
            { { "capability", capability->label }, { "who", whom_to_ask(work, pack, provider) } });
    return Permission { std::move(membership) };
}

Result<StaffRank> permit_staff(UnitOfWork& work, Actor const& actor, Right right)
{
    using enum StaffRank;
    auto account = actor.plan == work.plan ? find_account(work, actor.account) : std::nullopt;
    if (!account || !account->staff_rank)
        return refuse(ErrorKind::forbidden, "access.staff_only");
    auto rank = *account->staff_rank;
    bool may = right == Right::staff_signed_in || right == Right::staff_see
        || (right == Right::staff_act && (rank == service_desk || rank == service_desk_lead))
        || (right == Right::staff_audit && (rank == auditor || rank == service_desk_lead))
        || (right == Right::staff_notices && rank == network_manager);
    if (!may && right == Right::staff_notices)
        return refuse(ErrorKind::forbidden, "access.staff_rank");
    if (!may)
        return fail(ErrorKind::forbidden, "access.staff_rank", say("access.your_role_does_not_allow_that"));
    return rank;
}

Result<> permit_on_account(UnitOfWork& work, Actor const& actor, Account const& account)
{
    auto rank = TRY(permit_staff(work, actor, Right::staff_act));
    if (account.kind == AccountKind::provider || (account.staff_rank && *account.staff_rank < rank))
        return {};
    return refuse(ErrorKind::forbidden, "access.peer_account");
}

} // namespace gatehouse
