#include "forward_auth/session_cache.hpp"

#include <algorithm>
#include <limits>
#include <stdexcept>

namespace gatehouse {

namespace {

// What a hash map's node and two buckets and the allocator's bookkeeping add to an entry (libstdc++, glibc).
constexpr std::size_t node_overhead = 8 + 2 * 8 + sizeof(Sha256) + 16;

std::uint8_t short_length(std::string_view text)
{
    if (text.size() > std::numeric_limits<std::uint8_t>::max())
        throw std::length_error("an id or a host that is too long for the session cache");
    return static_cast<std::uint8_t>(text.size());
}

} // namespace

CachedSession::CachedSession(
    KnownSession const& known, std::shared_ptr<PlanRules const> rules, Revocations::Number read_at)
    : m_rules(std::move(rules))
    , m_read_at(read_at)
    , m_last_seen_at(known.last_seen_at)
    , m_good_until(known.good_until)
    , m_session_slot(Revocations::slot_of(Revocations::Kind::session, known.session.value))
    , m_account_slot(Revocations::slot_of(Revocations::Kind::account, known.account.value))
    , m_plan_slot(Revocations::slot_of(Revocations::Kind::plan, m_rules->plan.value))
    , m_complete(known.complete)
    , m_sole(known.sole && !(known.complete && known.offices.size() != 1))
    , m_account_length(short_length(known.account.value))
    , m_session_length(short_length(known.session.value))
    , m_host_length(short_length(known.host))
{
    std::string texts = known.account.value + known.session.value + known.host;
    for (auto const& office : known.offices) {
        if (m_office_count == std::numeric_limits<std::uint16_t>::max())
            throw std::length_error("an account with too many offices for the session cache");
        PackedOffice packed {
            .capabilities = m_rules->capability_set(office.capabilities),
            .slot = Revocations::slot_of(Revocations::Kind::provider, office.provider.value),
            .role = office.role,
            .number_length = short_length(office.provider_number),
        };
        texts.append(reinterpret_cast<char const*>(&packed), sizeof packed).append(office.provider_number);
        ++m_office_count;
    }
    m_texts = std::string(texts); // Exactly as long as needed.
}

bool CachedSession::is_current(Instant now, Revocations const& revocations) const
{
    // The database's idle clock runs behind ours by as much as touch_every, so past it only the database can tell.
    return now <= m_good_until && now <= m_last_seen_at + m_rules->idle_max
        && !revocations.is_revoked(m_session_slot, m_read_at) && !revocations.is_revoked(m_account_slot, m_read_at)
        && !revocations.is_revoked(m_plan_slot, m_read_at);
}

std::optional<CachedSession::Office> CachedSession::find_office(std::string_view number) const
{
    if (number.empty() && (m_office_count == 0 || !m_sole))
        return std::nullopt;
    std::size_t at = std::size_t { m_account_length } + m_session_length + m_host_length;
    for (std::size_t index = 0; index < m_office_count; ++index) {
        PackedOffice packed;
        std::memcpy(&packed, m_texts.data() + at, sizeof packed);
        auto its_number = text(at + sizeof packed, packed.number_length);
        if (number.empty() || its_number == number)
            return Office { index, its_number, packed.role, packed.capabilities, packed.slot };
        at += sizeof packed + packed.number_length;
    }
    return std::nullopt;
}

std::vector<std::string> CachedSession::office_numbers() const
{
    std::vector<std::string> numbers;
    std::size_t at = std::size_t { m_account_length } + m_session_length + m_host_length;
    for (std::size_t index = 0; index < m_office_count; ++index) {
        PackedOffice packed;
        std::memcpy(&packed, m_texts.data() + at, sizeof packed);
        numbers.emplace_back(text(at + sizeof packed, packed.number_length));
        at += sizeof packed + packed.number_length;
    }
    return numbers;
}

std::size_t CachedSession::bytes() const { return sizeof *this + m_texts.capacity() + 16 + node_overhead; }

void SessionCache::put(Sha256 const& token_hash, CachedSession session)
{
    auto& shard = shard_of(token_hash);
    auto bytes = session.bytes();
    std::lock_guard lock(shard.mutex);
    if (auto old = shard.sessions.find(token_hash); old != shard.sessions.end()) {
        shard.bytes -= old->second.session.bytes();
        shard.sessions.erase(old);
    }
    if (bytes > m_shard_bytes_max)
        return;
    make_room(shard, bytes);
    shard.bytes += bytes;
    shard.sessions.emplace(token_hash, Entry { std::move(session) });
}

void SessionCache::forget(Sha256 const& token_hash)
{
    auto& shard = shard_of(token_hash);
    std::lock_guard lock(shard.mutex);
    auto old = shard.sessions.find(token_hash);
    if (old == shard.sessions.end())
        return;
    shard.bytes -= old->second.session.bytes();
    shard.sessions.erase(old);
}

// The hand goes from bucket to bucket: what has been used since it last came by stays for another round.
void SessionCache::make_room(Shard& shard, std::size_t bytes) const
{
    auto& sessions = shard.sessions;
    while (shard.bytes + bytes > m_shard_bytes_max && !sessions.empty()) {
        shard.hand = (shard.hand + 1) % sessions.bucket_count();
        std::vector<Sha256> unused;
        for (auto entry = sessions.begin(shard.hand); entry != sessions.end(shard.hand); ++entry)
            if (!std::exchange(entry->second.used, false))
                unused.push_back(entry->first);
        for (auto const& hash : unused) {
            auto entry = sessions.find(hash);
            shard.bytes -= entry->second.session.bytes();
            sessions.erase(entry);
        }
    }
}

std::size_t SessionCache::size() const
{
    std::size_t count = 0;
    for (auto const& shard : m_shards) {
        std::lock_guard lock(shard.mutex);
        count += shard.sessions.size();
    }
    return count;
}

std::size_t SessionCache::bytes() const
{
    std::size_t sum = 0;
    for (auto const& shard : m_shards) {
        std::lock_guard lock(shard.mutex);
        sum += shard.bytes;
    }
    return sum;
}

} // namespace gatehouse
