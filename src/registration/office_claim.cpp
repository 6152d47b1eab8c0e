#include "registration/registration_store.hpp"

#include "db/database.hpp"
#include "packs/pack.hpp"

namespace gatehouse {

OfficeClaim office_claim(UnitOfWork& work, Pack const& pack, ProviderId const& provider)
{
    if (!office_state(work, provider).org_admins.empty())
        return { OfficeClaim::Kind::held };
    if (auto letter = registration_store::open_claim_letter(work, provider))
        return { OfficeClaim::Kind::pending, find_letter(work, letter_terms(pack), *letter) };
    return { OfficeClaim::Kind::open };
}

} // namespace gatehouse
