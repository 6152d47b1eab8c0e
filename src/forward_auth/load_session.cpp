#include "forward_auth/load_session.hpp"

#include <algorithm>

#include "access/group_sight.hpp"
#include "accounts/accounts.hpp"
#include "base/zones.hpp"
#include "db/database.hpp"
#include "forward_auth/forwarded_session_store.hpp"
#include "packs/pack.hpp"

namespace gatehouse {

namespace {

constexpr std::size_t offices_remembered_max = 4; // At 30 bytes each, a session stays within 400 bytes.

// Rights that hang on dates change at the plan's midnight.
Instant end_of_day(Pack const& pack, Instant now)
{
    auto zone = TimeZone::find(pack.time_zone.iana).value();
    return zone.start_of(zone.local_date(now) + std::chrono::days(1)) - std::chrono::microseconds(1);
}

// Until when what was given is enough: a presented factor counts for so long only.
Instant good_until(Pack const& pack, OpenSession const& session, Instant now)
{
    auto until = std::min(session.good_until, end_of_day(pack, now));
    bool has_factor = session.factor.enrolled != FactorEnrolled::none;
    return has_factor ? std::min(until, session.given.factor->at + pack.second_factor.good_for) : until;
}

// All of them when they are few, so that any question is answered from memory; else those that are asked about.
void load_offices(UnitOfWork& work, Pack const& pack, std::vector<std::string> const& numbers, KnownSession& known)
{
    auto reach = reach_of(work, pack, known.account);
    bool few = reach.memberships <= static_cast<std::int64_t>(offices_remembered_max);
    known.complete = few && !reach.sees_more;
    known.sole = reach.memberships == 1;
    if (few)
        known.offices = rights_of(work, pack, known.account);
    if (known.complete)
        return;
    for (auto const& number : numbers) {
        bool is_there = std::ranges::find(known.offices, number, &RightsAt::provider_number) != known.offices.end();
        auto rights = is_there || number.empty() ? std::nullopt : rights_at(work, pack, known.account, number);
        if (rights && known.offices.size() < offices_remembered_max)
            known.offices.push_back(std::move(*rights));
    }
}

} // namespace

std::optional<KnownSession> load_session(
    UnitOfWork& work, Pack const& pack, std::string_view token_hash, std::vector<std::string> const& numbers)
{
    std::string host;
    auto session = find_open_session(work, pack, token_hash);
    if (!session) {
        auto forwarded = forwarded_session_store::find_by_token(work, token_hash);
        if (!forwarded)
            return std::nullopt;
        host = forwarded->host;
        session = find_open_session(work, pack, forwarded->session_token_hash);
    }
    if (!session || !session->is_complete() || session->actor.kind != AccountKind::provider)
        return std::nullopt;
    if (session->owes_agreement)
        return std::nullopt; // As if nobody were signed in: the sign-in page leads to what has to be accepted.
    auto known = KnownSession {
        .session = session->actor.session,
        .account = session->actor.account,
        .host = std::move(host),
        .last_seen_at = session->last_seen_at,
        .good_until = good_until(pack, *session, work.now),
        .offices = {},
    };
    load_offices(work, pack, numbers, known);
    return known;
}

} // namespace gatehouse
