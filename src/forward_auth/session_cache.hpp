#pragma once

#include <array>
#include <chrono>
#include <cstring>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "access/access.hpp"
#include "base/encoding.hpp"
#include "base/id.hpp"
#include "base/time.hpp"
#include "forward_auth/plan_rules.hpp"
#include "forward_auth/revocations.hpp"

namespace gatehouse {

// What the database says about a cookie's token.
struct KnownSession {
    SessionId session;
    AccountId account;
    std::string host {}; // The other host that the token was made for; empty for the portal's own cookie.
    Instant last_seen_at;
    Instant good_until; // Of the session or of what is known here, whichever ends first.
    std::vector<RightsAt> offices;
    // Whether these are all that the account may act for. If not, only the database knows whether another one is.
    bool complete = true;
    bool sole = true; // The first of them is the only one that the account belongs to, if there is one at all.
};

// The same, packed: a plan has a hundred thousand of these in memory.
class CachedSession {
public:
    struct Office {
        std::size_t index;
        std::string_view number; // The plan's provider ID. Good for as long as the session's object is.
        Role role;
        CapabilitySet capabilities;
        Revocations::Slot slot;
    };

    // A signature under the assertion that was last made for this session; see assertion.hpp.
    struct Signed {
        std::uint32_t at = 0; // Seconds since 1970; 0: none.
        std::uint16_t subsystem = 0;
        std::uint16_t office = 0;
        std::array<std::byte, 64> signature {};
    };

    // `read_at` is what Revocations::latest() said before the database was read.
    CachedSession(KnownSession const&, std::shared_ptr<PlanRules const>, Revocations::Number read_at);

    PlanRules const& rules() const { return *m_rules; }
    std::string_view account() const { return text(0, m_account_length); }
    std::string_view session() const { return text(m_account_length, m_session_length); }
    std::string_view host() const { return text(m_account_length + m_session_length, m_host_length); }

    // A session's parts lie in several places of a memory that the processor's cache does not hold. Asked for together,
    // they come in the time of one.
    void fetch() const
    {
        for (auto const* part : { reinterpret_cast<char const*>(&assertion), m_texts.data() }) {
            __builtin_prefetch(part);
            __builtin_prefetch(part + cache_line);
        }
    }

    // Neither revoked nor past its time. If not, only the database can tell what holds now.
    bool is_current(Instant now, Revocations const&) const;
    bool is_current(Office const& office, Revocations const& revocations) const
    {
        return !revocations.is_revoked(office.slot, m_read_at);
    }

    // True about once a minute of use: then the database must hear that the session is alive, and seen_at() be called.
    bool wants_touch(Instant now) const { return m_last_seen_at + touch_every <= now; }
    void seen_at(Instant now) { m_last_seen_at = now; }

    // The office of that number; for an empty number the only one there is. Of an account with many, or of a group,
    // only some are remembered: then nothing says nothing, unless is_complete().
    std::optional<Office> find_office(std::string_view number) const;
    std::size_t office_count() const { return m_office_count; }
    bool is_complete() const { return m_complete; }
    std::vector<std::string> office_numbers() const;

    std::size_t bytes() const; // All the memory that the session takes in the cache, about.

    static constexpr auto touch_every = std::chrono::minutes(1);

    Signed assertion;

private:
    static constexpr std::size_t cache_line = 64;

    struct PackedOffice {
        CapabilitySet capabilities;
        Revocations::Slot slot;
        Role role;
        std::uint8_t number_length;
    };

    std::string_view text(std::size_t from, std::size_t length) const
    {
        return std::string_view(m_texts).substr(from, length);
    }

    std::shared_ptr<PlanRules const> m_rules;
    Revocations::Number m_read_at;
    Instant m_last_seen_at;
    Instant m_good_until;
    Revocations::Slot m_session_slot;
    Revocations::Slot m_account_slot;
    Revocations::Slot m_plan_slot;
    std::uint16_t m_office_count = 0;
    bool m_complete;
    bool m_sole;
    std::uint8_t m_account_length;
    std::uint8_t m_session_length;
    std::uint8_t m_host_length;
    std::string m_texts; // The account's id, the session's, the host; then each office: PackedOffice and its number.
};

// The sessions that were asked about lately, found by the SHA-256 of their token. Bounded: what has not been used
// for longest goes, about (second chance). Safe to use from several threads; each holds a shard for microseconds.
class SessionCache {
public:
    explicit SessionCache(std::size_t bytes_max)
        : m_shard_bytes_max(bytes_max / shard_count)
    {
        for (auto& shard : m_shards)
            shard.sessions.max_load_factor(0.5f); // Each session passed on the way to another is a look into memory.
    }

    // Calls `use(CachedSession&)` when there is one, holding its shard: `use` must not wait for anything.
    template <class F>
    bool visit(Sha256 const& token_hash, F&& use)
    {
        auto& shard = shard_of(token_hash);
        std::lock_guard lock(shard.mutex);
        auto found = shard.sessions.find(token_hash);
        if (found == shard.sessions.end())
            return false;
        found->second.session.fetch();
        found->second.used = true;
        use(found->second.session);
        return true;
    }

    // In the place of what is known under that hash. A session too large for its share is not kept.
    void put(Sha256 const& token_hash, CachedSession);
    void forget(Sha256 const& token_hash);

    std::size_t size() const;
    std::size_t bytes() const;

private:
    static constexpr std::size_t shard_count = 64;

    struct Entry {
        CachedSession session;
        bool used = false; // Since the hand last came by.
    };
    struct FirstBytes { // Of a hash: nobody can choose them.
        std::size_t operator()(Sha256 const& hash) const noexcept
        {
            std::size_t first;
            std::memcpy(&first, hash.data(), sizeof first);
            return first;
        }
    };
    struct alignas(64) Shard {
        mutable std::mutex mutex;
        std::unordered_map<Sha256, Entry, FirstBytes> sessions;
        std::size_t bytes = 0;
        std::size_t hand = 0; // The bucket that is next to give something up.
    };

    Shard& shard_of(Sha256 const& hash) { return m_shards[std::to_integer<std::size_t>(hash.back()) % shard_count]; }
    void make_room(Shard&, std::size_t bytes) const;

    std::size_t m_shard_bytes_max;
    std::array<Shard, shard_count> m_shards;
};

} // namespace gatehouse
