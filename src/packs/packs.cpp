#include "packs/pack.hpp"

#include <mutex>

namespace gatehouse {

std::shared_ptr<Pack const> Packs::find(PlanId const& plan) const
{
    std::shared_lock const lock(m_mutex);
    auto const found = m_packs.find(plan);
    return found != m_packs.end() ? found->second : nullptr;
}

std::vector<PlanId> Packs::plans() const
{
    std::shared_lock const lock(m_mutex);
    std::vector<PlanId> plans;
    for (auto const& [plan, pack] : m_packs)
        plans.push_back(plan);
    return plans;
}

void Packs::put(Pack pack)
{
    auto const plan = pack.plan;
    auto const shared = std::make_shared<Pack const>(std::move(pack));
    std::unique_lock const lock(m_mutex);
    m_packs[plan] = shared;
}

} // namespace gatehouse
