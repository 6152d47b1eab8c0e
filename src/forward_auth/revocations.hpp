#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <string_view>

namespace gatehouse {

// What has lately been revoked, as far as it makes what we remember of sessions worthless. Each revocation gets the
// next number and marks a slot with it; what was read from the database before that number, and hangs on that slot,
// is not to be believed any more. So a revocation costs the same however many sessions there are, and one that comes
// while a session is being read from the database is not lost. Two subjects that share a slot cost one look too
// many, never a wrong answer. Safe to use from several threads; nothing here waits.
class Revocations {
public:
    enum class Kind : std::uint8_t { session, account, provider, plan };
    using Slot = std::uint16_t;
    using Number = std::uint64_t;

    static Slot slot_of(Kind, std::string_view subject);

    // To be asked before the database is read, and kept with what was read.
    Number latest() const { return m_latest.load(); }

    void revoke(Kind, std::string_view subject);
    void revoke_everything();

    bool is_revoked(Slot slot, Number read_at) const { return m_slots[slot].load(std::memory_order_acquire) > read_at; }

private:
    static constexpr std::size_t slot_count = 16 * 1024;

    std::atomic<Number> m_latest = 0;
    std::array<std::atomic<Number>, slot_count> m_slots {};
};

} // namespace gatehouse
