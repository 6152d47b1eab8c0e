#include "forward_auth/revocations.hpp"

#include <functional>

namespace gatehouse {

Revocations::Slot Revocations::slot_of(Kind kind, std::string_view subject)
{
    auto mixed = std::hash<std::string_view> {}(subject) + static_cast<std::size_t>(kind) * 0x9e3779b97f4a7c15u;
    return static_cast<Slot>((mixed ^ (mixed >> 32)) % slot_count);
}

void Revocations::revoke(Kind kind, std::string_view subject)
{
    auto number = m_latest.fetch_add(1) + 1;
    auto& slot = m_slots[slot_of(kind, subject)];
    auto seen = slot.load();
    while (seen < number && !slot.compare_exchange_weak(seen, number)) { }
}

void Revocations::revoke_everything()
{
    auto number = m_latest.fetch_add(1) + 1;
    for (auto& slot : m_slots) {
        auto seen = slot.load();
        while (seen < number && !slot.compare_exchange_weak(seen, number)) { }
    }
}

} // namespace gatehouse
