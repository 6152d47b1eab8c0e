#include "access/access.hpp"
#include "access/membership_store.hpp"
#include "db/database.hpp"

namespace gatehouse {

OfficeState office_state(UnitOfWork& work, ProviderId const& provider)
{
    OfficeState state { {}, 0, membership_store::without_admin_since(work, provider) };
    for (auto& member : membership_store::admins_of_provider(work, provider)) {
        if (member.status == MembershipStatus::active)
            state.org_admins.push_back(std::move(member));
        else
            ++state.claims;
    }
    return state;
}

std::vector<OfficeWithoutAdmin> offices_without_admin(UnitOfWork& work, int count)
{
    return membership_store::open_admin_gaps(work, count);
}

std::vector<Membership> memberships_of(UnitOfWork& work, AccountId const& account)
{
    return membership_store::open_of_account(work, account);
}

} // namespace gatehouse
