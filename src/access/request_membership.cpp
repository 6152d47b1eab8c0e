#include "access/access.hpp"
#include "access/member_rules.hpp"
#include "access/membership_store.hpp"
#include "db/database.hpp"

namespace gatehouse {

Result<MembershipId> request_membership(UnitOfWork& work, RequestMembership const& request)
{
    if (membership_store::find_open(work, request.account, request.provider))
        return fail(
            ErrorKind::conflict, "membership.already_open", "You already belong to this office, or wait to be let in.");
    if (request.role == Role::org_admin && !office_state(work, request.provider).org_admins.empty())
        return fail(ErrorKind::conflict, "membership.has_org_admin",
            "This office is in good hands already. Register for an account of your own; it will be let in there.");

    auto account = find_account(work, request.account);
    if (!account || account->kind != AccountKind::provider)
        return fail(ErrorKind::forbidden, "membership.not_for_staff", "Plan staff do not belong to an office.");
    auto id = membership_store::insert_pending(work, request, *account);
    record(work,
        { { AuditActor::Kind::account, request.account.value }, "membership.requested",
            about_organisation(request.provider),
            { { "membership", id.value }, { "account", request.account.value }, { "before", "none" },
                { "after", "pending" }, { "role", std::string(to_string(request.role)) } } });
    return id;
}

} // namespace gatehouse
