#include "forward_auth/load_session.hpp"

#include <algorithm>

#include "accounts/accounts.hpp"
#include "base/zones.hpp"
#include "db/database.hpp"
#include "forward_auth/forwarded_session_store.hpp"
#include "packs/pack.hpp"

namespace gatehouse {

namespace {

// Rights that hang on dates change at the plan's midnight.
Instant end_of_day(Pack const& pack, Instant now)
{
    auto zone = TimeZone::find(pack.time_zone.iana).value();
    return zone.start_of(zone.local_date(now) + std::chrono::days(1)) - std::chrono::microseconds(1);
}

} // namespace

std::optional<KnownSession> load_session(UnitOfWork& work, Pack const& pack, std::string_view token_hash)
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
    if (!session || session->stage != SessionStage::full || session->actor.kind != AccountKind::provider)
        return std::nullopt;
    return KnownSession {
        .session = session->actor.session,
        .account = session->actor.account,
        .host = std::move(host),
        .last_seen_at = session->last_seen_at,
        .good_until = std::min(session->good_until, end_of_day(pack, work.now)),
        .offices = rights_of(work, pack, session->actor.account),
    };
}

} // namespace gatehouse
