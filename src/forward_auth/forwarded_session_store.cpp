#include "forward_auth/forwarded_session_store.hpp"

#include "db/database.hpp"

namespace gatehouse::forwarded_session_store {

std::string insert(UnitOfWork& work, Offer const& offer)
{
    auto id = work.new_id();
    work.tx.query(R"sql(
        INSERT INTO forwarded_session (plan_id, id, session_id, host, return_url, state_hash, offered_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
    )sql",
        { work.plan, id, offer.session, offer.host, offer.return_url, offer.state_hash, work.now });
    return id;
}

std::optional<Offer> find_offer(UnitOfWork& work, std::string_view id)
{
    auto row = work.tx.query_one(R"sql(
        SELECT session.id, session.account_id, host, return_url, state_hash
        FROM forwarded_session
        JOIN session ON session.plan_id = forwarded_session.plan_id AND session.id = forwarded_session.session_id
        WHERE forwarded_session.plan_id = $1 AND forwarded_session.id = $2 AND redeemed_at IS NULL
            AND session.ended_at IS NULL AND session.good_until >= $3
    )sql",
        { work.plan, id, work.now });
    if (!row)
        return std::nullopt;
    return Offer { { row->text(0) }, { row->text(1) }, row->text(2), row->text(3), row->text(4) };
}

void set_token(UnitOfWork& work, std::string_view id, std::string_view token_hash)
{
    work.tx.query("UPDATE forwarded_session SET redeemed_at = $3, token_hash = $4 WHERE plan_id = $1 AND id = $2",
        { work.plan, id, work.now, token_hash });
}

std::optional<Forwarded> find_by_token(UnitOfWork& work, std::string_view token_hash)
{
    auto row = work.tx.query_one(R"sql(
        SELECT forwarded_session.host, session.token_hash
        FROM forwarded_session
        JOIN session ON session.plan_id = forwarded_session.plan_id AND session.id = forwarded_session.session_id
        WHERE forwarded_session.plan_id = $1 AND forwarded_session.token_hash = $2
    )sql",
        { work.plan, token_hash });
    if (!row)
        return std::nullopt;
    return Forwarded { row->text(0), row->text(1) };
}

} // namespace gatehouse::forwarded_session_store
