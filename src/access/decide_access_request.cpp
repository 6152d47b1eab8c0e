#include "access/access_request_store.hpp"
#include "access/permit.hpp"
#include "access/tell_member.hpp"
#include "db/database.hpp"
#include "packs/pack.hpp"

namespace gatehouse {

namespace {

// Before anything is written; the one who is first settles it.
Result<> settle(UnitOfWork& work, Actor const& actor, Asker const& asker, std::string_view outcome)
{
    if (!access_request_store::settle(work, asker.request.id, outcome, actor.account))
        return refuse(ErrorKind::conflict, "access_request.settled");
    record(work,
        { audit_actor(actor), "access." + std::string(outcome), about_organisation(asker.request.provider),
            { { "request", asker.request.id.value }, { "account", asker.request.account.value } } });
    return {};
}

} // namespace

Result<Asker> find_access_request(UnitOfWork& work, Pack const& pack, Actor const& actor, RequestAt const& at)
{
    TRY(permit(work, pack, actor, Right::manage_people, at.provider));
    auto found = access_request_store::find(work, at.request);
    if (!found || found->request.provider != at.provider)
        return refuse(ErrorKind::not_found, "access_request.unknown");
    if (found->settled)
        return fail(ErrorKind::conflict, "access_request.settled", say("access.somebody_of_your_office_has"));
    auto account = find_account(work, found->request.account).value();
    return Asker { std::move(found->request), std::move(account) };
}

Result<> approve_access_request(UnitOfWork& work, Pack const& pack, Actor const& actor, RequestAt const& at,
    std::vector<std::string> const& capabilities)
{
    auto asker = TRY(find_access_request(work, pack, actor, at));
    TRY(settle(work, actor, asker, "approved"));
    auto member = TRY(request_membership(
        work, { asker.request.account, at.provider, Role::org_user, asker.request.proved_tax_id_hash }));
    TRY(activate_untold(work, pack, actor, { { at.provider, member }, capabilities }));
    tell_member(work, pack,
        { asker.request.account, at.provider, say("access.you_have_access"),
            say("access.your_request_was_approved_log") });
    return {};
}

Result<> decline_access_request(UnitOfWork& work, Pack const& pack, Actor const& actor, RequestAt const& at)
{
    auto asker = TRY(find_access_request(work, pack, actor, at));
    TRY(settle(work, actor, asker, "declined"));
    tell_member(work, pack,
        { asker.request.account, at.provider, say("access.your_request_was_declined"),
            say("access.your_request_for_access_was", { { "org_admin", pack.words.org_admin.name } }) });
    return {};
}

} // namespace gatehouse
