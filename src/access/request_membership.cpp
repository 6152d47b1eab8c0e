#include "access/access.hpp"
#include "access/member_rules.hpp"
#include "access/membership_store.hpp"
#include "db/database.hpp"

namespace gatehouse {

Result<MembershipId> request_membership(UnitOfWork& work, RequestMembership const& request)
{
    if (membership_store::find_open(work, request.account, request.provider))
        return fail(ErrorKind::conflict, "membership.already_open", say("access.you_already_belong_to_this"));
    if (request.role == Role::org_admin && !office_state(work, request.provider).org_admins.empty())
        return refuse(ErrorKind::conflict, "membership.has_org_admin");

    auto account = find_account(work, request.account);
    if (!account || account->kind != AccountKind::provider)
        return refuse(ErrorKind::forbidden, "membership.not_for_staff");
    auto id = membership_store::insert_pending(work, request, *account);
    record(work,
        { { AuditActor::Kind::account, request.account.value }, "membership.requested",
            about_organisation(request.provider),
            { { "membership", id.value }, { "account", request.account.value }, { "before", "none" },
                { "after", "pending" }, { "role", std::string(to_string(request.role)) } } });
    return id;
}

} // namespace gatehouse
