#include "access/recently_used.hpp"

#include "access/membership_store.hpp"
#include "access/recent_store.hpp"

namespace gatehouse {

std::vector<Linked> recently_used(UnitOfWork& work, AccountId const& account)
{
    std::vector<Linked> used;
    for (auto const& provider : recent_store::noted(work, account, recently_used_max)) {
        auto membership = membership_store::find_open(work, account, provider);
        auto linked = membership ? find_linked(work, membership->id) : std::nullopt;
        if (linked)
            used.push_back(std::move(*linked));
    }
    return used;
}

bool wants_to_note(UnitOfWork& work, AccountId const& account, ProviderId const& provider)
{
    auto latest = recent_store::noted(work, account, 1);
    return latest.empty() || latest.front() != provider;
}

void note_use(UnitOfWork& work, AccountId const& account, ProviderId const& provider)
{
    recent_store::note(work, account, provider);
    recent_store::forget_all_but(work, account, recently_used_max);
}

} // namespace gatehouse
