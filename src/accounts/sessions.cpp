#include "accounts/accounts.hpp"

#include <array>

#include "accounts/factor_store.hpp"
#include "base/encoding.hpp"
#include "base/random.hpp"
#include "db/database.hpp"
#include "packs/pack.hpp"

namespace gatehouse {

namespace {

// last_seen_at is for people to look at and for the idle limit: to the minute will do.
constexpr auto last_seen_precision = std::chrono::minutes(1);

// A step towards a full session is a form or two; whoever leaves it lying starts again.
constexpr auto unfinished_for = std::chrono::minutes(30);

std::string_view to_string(SessionStage stage)
{
    switch (stage) {
    case SessionStage::activation_code: return "activation_code";
    case SessionStage::new_password: return "new_password";
    case SessionStage::full: return "full";
    }
    std::unreachable();
}

SessionStage parse_stage(std::string_view text)
{
    if (text == "activation_code")
        return SessionStage::activation_code;
    return text == "new_password" ? SessionStage::new_password : SessionStage::full;
}

std::string_view to_string(SessionEnd end)
{
    switch (end) {
    case SessionEnd::signed_out: return "signed_out";
    case SessionEnd::replaced: return "replaced";
    case SessionEnd::ended_by_owner: return "ended_by_owner";
    case SessionEnd::password_changed: return "password_changed";
    case SessionEnd::access_ended: return "access_ended";
    case SessionEnd::recovered: return "recovered";
    }
    std::unreachable();
}

void revoke(UnitOfWork& work, std::string_view kind, std::string const& subject)
{
    work.tx.query("INSERT INTO revocation (plan_id, id, kind, subject, happened_at) VALUES ($1, $2, $3, $4, $5)",
        { work.plan, work.new_id(), kind, subject, work.now });
}

std::chrono::microseconds idle_limit(Pack const& pack, AccountKind kind)
{
    return kind == AccountKind::staff ? pack.sessions.staff_idle : pack.sessions.idle;
}

} // namespace

NewSession open_session(UnitOfWork& work, Pack const& pack, AccountId const& account, SessionStage stage,
    SessionPlace const& place, TakenOver const& given)
{
    std::array<std::byte, 32> bits;
    work.random.fill(bits);
    Secret<> token(to_base64url(bits));
    SessionId id { work.new_id() };

    auto kind = find_account(work, account).value().kind;
    std::chrono::microseconds absolute
        = kind == AccountKind::staff ? pack.sessions.staff_absolute : pack.sessions.absolute;
    auto good_until = work.now + (stage == SessionStage::full ? absolute : unfinished_for);
    work.tx.query(R"sql(
        INSERT INTO session (plan_id, id, token_hash, account_id, stage, authenticated_at, created_at, last_seen_at,
            good_until, browser, network, factor_used, factor_presented_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8, $9, $10, $11, $12)
    )sql",
        { work.plan, id, sha256_hex(token.reveal()), account, to_string(stage), given.password_at.value_or(work.now),
            work.now, good_until, place.browser, place.network,
            given.factor ? Value(to_string(given.factor->kind)) : Value(nullptr),
            given.factor ? Value(given.factor->at) : Value(nullptr) });
    return { id, std::move(token), stage };
}

Result<> replace_session(UnitOfWork& work, SessionId const& id)
{
    auto open = work.tx.query_one(R"sql(
        UPDATE session SET ended_at = $3, end_reason = 'replaced'
        WHERE plan_id = $1 AND id = $2 AND ended_at IS NULL RETURNING id
    )sql",
        { work.plan, id, work.now });
    if (!open)
        return refuse(ErrorKind::unauthenticated, "session.ended");
    revoke(work, "session", id.value);
    work.announce("session.ended", id.value);
    return {};
}

void end_session(UnitOfWork& work, SessionId const& id, SessionEnd reason)
{
    work.tx.query(R"sql(
        UPDATE session SET ended_at = $3, end_reason = $4 WHERE plan_id = $1 AND id = $2 AND ended_at IS NULL
    )sql",
        { work.plan, id, work.now, to_string(reason) });
    revoke(work, "session", id.value);
    work.announce("session.ended", id.value);
}

void end_all_sessions(
    UnitOfWork& work, AccountId const& account, SessionEnd reason, std::optional<SessionId> const& but)
{
    work.tx.query(R"sql(
        UPDATE session SET ended_at = $3, end_reason = $4
        WHERE plan_id = $1 AND account_id = $2 AND ended_at IS NULL AND id <> $5
    )sql",
        { work.plan, account, work.now, to_string(reason), but ? but->value : "" });
    revoke_cached_rights(work, account);
}

void revoke_cached_rights(UnitOfWork& work, AccountId const& account)
{
    revoke(work, "account", account.value);
    work.announce("account.revoked", account.value);
}

namespace {

std::optional<PresentedFactor> presented_factor(Row const& row, std::size_t used, std::size_t at)
{
    if (row.is_null(used))
        return std::nullopt;
    bool by_app = row.text(used) == to_string(FactorKind::app_code);
    return PresentedFactor { by_app ? FactorKind::app_code : FactorKind::recovery_code, row.instant(at) };
}

FactorPresented how_presented(
    Pack const& pack, std::optional<PresentedFactor> const& given, std::optional<Instant> enrolled_at, Instant now)
{
    if (!given)
        return FactorPresented::none;
    bool is_older = enrolled_at && given->at < *enrolled_at; // Of a factor that was replaced since.
    if (is_older || given->at + pack.second_factor.good_for < now)
        return FactorPresented::lapsed;
    return given->kind == FactorKind::app_code ? FactorPresented::app_code : FactorPresented::recovery_code;
}

// Who has only given a password, and leaves it at that, starts again.
bool was_left_unfinished(FactorState const& factor, Instant created_at, Instant now)
{
    return factor.presented == FactorPresented::none
        && factor_decision(factor, FactorRoute::work) != FactorDecision::pass && created_at + unfinished_for < now;
}

} // namespace

bool OpenSession::is_complete() const
{
    return stage == SessionStage::full && factor_decision(factor, FactorRoute::work) == FactorDecision::pass;
}

std::optional<OpenSession> find_open_session(UnitOfWork& work, Pack const& pack, std::string_view token_hash)
{
    auto row = work.tx.query_one(R"sql(
        SELECT session.id, session.account_id, account.kind, session.stage, session.authenticated_at,
            session.last_seen_at, session.good_until, session.created_at, session.factor_used,
            session.factor_presented_at, factor.enrolled_at
        FROM session JOIN account ON account.plan_id = session.plan_id AND account.id = session.account_id
        LEFT JOIN second_factor AS factor ON factor.plan_id = session.plan_id
            AND factor.account_id = session.account_id AND factor.removed_at IS NULL
        WHERE session.plan_id = $1 AND session.token_hash = $2 AND session.ended_at IS NULL
            AND session.good_until >= $3
    )sql",
        { work.plan, token_hash, work.now });
    if (!row)
        return std::nullopt;
    auto kind = row->text(2) == "staff" ? AccountKind::staff : AccountKind::provider;
    if (row->instant(5) + idle_limit(pack, kind) + last_seen_precision < work.now)
        return std::nullopt;
    AccountId account { row->text(1) };
    auto stage = parse_stage(row->text(3));
    auto given = presented_factor(*row, 8, 9);
    auto enrolled_at = row->is_null(10) ? std::nullopt : std::optional(row->instant(10));
    FactorState factor { .enrolled = enrolled_at ? FactorEnrolled::app : FactorEnrolled::none,
        .presented = how_presented(pack, given, enrolled_at, work.now),
        .demanded = factor_store::is_demanded(work, pack, account, kind) };
    if (was_left_unfinished(factor, row->instant(7), work.now))
        return std::nullopt;
    auto password_at = row->instant(4);
    bool can_owe = stage == SessionStage::full && kind == AccountKind::provider;
    return OpenSession {
        .actor = { account, { row->text(0) }, work.plan, kind },
        .stage = stage,
        .authenticated_at = given && enrolled_at ? std::min(password_at, given->at) : password_at,
        .last_seen_at = row->instant(5),
        .good_until = row->instant(6),
        .given = { password_at, given },
        .factor = factor,
        .owes_agreement = can_owe && !open_agreements(work, pack, account).empty(),
    };
}

void touch_session(UnitOfWork& work, SessionId const& id)
{
    work.tx.query(R"sql(
        UPDATE session SET last_seen_at = $3
        WHERE plan_id = $1 AND id = $2 AND ended_at IS NULL AND last_seen_at <= $4
    )sql",
        { work.plan, id, work.now, work.now - last_seen_precision });
}

void prolong_session(UnitOfWork& work, Pack const& pack, std::string_view token_hash)
{
    work.tx.query(R"sql(
        UPDATE session SET authenticated_at = $3, last_seen_at = $3, good_until = $4,
            factor_presented_at = CASE WHEN factor_presented_at IS NOT NULL THEN CAST($3 AS BIGINT) END
        WHERE plan_id = $1 AND token_hash = $2 AND ended_at IS NULL
    )sql",
        { work.plan, token_hash, work.now, work.now + pack.sessions.absolute });
}

bool wants_touch(OpenSession const& session, Instant now) { return session.last_seen_at + last_seen_precision <= now; }

std::vector<SessionRow> list_sessions(UnitOfWork& work, AccountId const& account)
{
    std::vector<SessionRow> sessions;
    auto rows = work.tx.query(R"sql(
        SELECT id, browser, network, created_at, last_seen_at FROM session
        WHERE plan_id = $1 AND account_id = $2 AND ended_at IS NULL AND good_until >= $3 AND stage = 'full'
        ORDER BY last_seen_at DESC, id DESC LIMIT 50
    )sql",
        { work.plan, account, work.now });
    for (auto const& row : rows)
        sessions.push_back({ { row.text(0) }, { row.text(1), row.text(2) }, row.instant(3), row.instant(4) });
    return sessions;
}

Result<> end_own_session(UnitOfWork& work, Actor const& actor, SessionId const& id)
{
    auto own = work.tx.query_one(
        "SELECT 1 FROM session WHERE plan_id = $1 AND id = $2 AND account_id = $3 AND ended_at IS NULL",
        { work.plan, id, actor.account });
    if (!own)
        return refuse(ErrorKind::not_found, "session.unknown");
    end_session(work, id, id == actor.session ? SessionEnd::signed_out : SessionEnd::ended_by_owner);
    record(work,
        { audit_actor(actor), "session.ended_by_owner", about_account(actor.account), { { "session", id.value } } });
    return {};
}

} // namespace gatehouse
