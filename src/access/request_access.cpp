#include "access/access_request_store.hpp"
#include "access/membership_store.hpp"
#include "access/permit.hpp"
#include "db/database.hpp"

namespace gatehouse {

Result<AccessRequestId> request_access(UnitOfWork& work, RequestAccess const& request)
{
    if (membership_store::find_open(work, request.account, request.provider))
        return fail(ErrorKind::conflict, "membership.already_open", say("access.you_already_belong_to_this"));
    if (access_request_store::has_open(work, request.account, request.provider))
        return refuse(ErrorKind::conflict, "access_request.already_open");
    auto id = access_request_store::insert(work, request);
    record(work,
        { { AuditActor::Kind::account, request.account.value }, "access.requested",
            about_organisation(request.provider), { { "request", id.value }, { "account", request.account.value } } });
    return id;
}

std::vector<AccessRequest> open_access_requests_of(UnitOfWork& work, AccountId const& account)
{
    return access_request_store::open_of_account(work, account);
}

Result<std::vector<Asker>> list_access_requests(
    UnitOfWork& work, Pack const& pack, Actor const& actor, ProviderId const& provider)
{
    TRY(permit(work, pack, actor, Right::manage_people, provider));
    std::vector<Asker> askers;
    for (auto& request : access_request_store::open_of_provider(work, provider)) {
        auto account = find_account(work, request.account).value();
        askers.push_back({ std::move(request), std::move(account) });
    }
    return askers;
}

} // namespace gatehouse
