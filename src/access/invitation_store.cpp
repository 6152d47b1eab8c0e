#include "access/invitation_store.hpp"

#include <algorithm>
#include <iterator>

#include "db/database.hpp"
#include "mail/outbox.hpp"

namespace gatehouse {

std::string_view to_string(InvitationState state)
{
    switch (state) {
    case InvitationState::listed: return "listed";
    case InvitationState::sent: return "sent";
    case InvitationState::failed: return "failed";
    case InvitationState::expired: return "expired";
    case InvitationState::accepted: return "accepted";
    case InvitationState::cancelled: return "cancelled";
    }
    std::unreachable();
}

} // namespace gatehouse

namespace gatehouse::invitation_store {

namespace {

std::vector<std::string> split(std::string const& text)
{
    std::vector<std::string> parts;
    for (std::size_t at = 0; at < text.size();) {
        auto end = std::min(text.find(',', at), text.size());
        parts.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return parts;
}

std::string join(std::vector<std::string> const& parts)
{
    std::string text;
    for (auto const& part : parts)
        text += (text.empty() ? "" : ",") + part;
    return text;
}

InvitationState state_of(Row const& row, Instant now)
{
    using enum InvitationState;
    if (!row.is_null(10)) {
        auto const& outcome = row.text(10);
        return outcome == "accepted" ? accepted : outcome == "cancelled" ? cancelled : failed;
    }
    if (row.is_null(8))
        return listed;
    return row.instant(9) < now ? expired : sent;
}

std::optional<Instant> instant_or_nothing(Row const& row, std::size_t column)
{
    return row.is_null(column) ? std::nullopt : std::optional(row.instant(column));
}

Invitation read(UnitOfWork& work, Row const& row)
{
    auto state = state_of(row, work.now);
    bool is_under_way = state == InvitationState::sent || state == InvitationState::expired;
    return {
        .id = { row.text(0) },
        .provider = { row.text(1) },
        .email = EmailAddress::parse(row.text(2)).value(),
        .first_name = row.text(3),
        .last_name = row.text(4),
        .capabilities = split(row.text(5)),
        .invited_by = { row.text(6) },
        .listed_at = row.instant(7),
        .sent_at = instant_or_nothing(row, 8),
        .good_until = instant_or_nothing(row, 9),
        .state = state,
        .reason = row.text(11),
        .mail_was_given_up = is_under_way && !row.is_null(12) && mail_was_given_up(work, row.text(12)),
        .batch = row.is_null(13) ? std::nullopt : std::optional(BatchId { row.text(13) }),
    };
}

std::optional<Invitation> read_one(UnitOfWork& work, std::optional<Row> const& row)
{
    return row ? std::optional(read(work, *row)) : std::nullopt;
}

std::vector<Invitation> read_all(UnitOfWork& work, std::vector<Row> const& rows)
{
    std::vector<Invitation> invitations;
    std::ranges::transform(rows, std::back_inserter(invitations), [&](Row const& row) { return read(work, row); });
    return invitations;
}

} // namespace

std::optional<Invitation> find(UnitOfWork& work, InvitationId const& id)
{
    return read_one(work,
        work.tx.query_one(R"sql(
        SELECT id, provider_id, email, first_name, last_name, capabilities, invited_by, listed_at, sent_at, good_until,
            outcome, reason, mail_id, batch_id
        FROM invitation WHERE plan_id = $1 AND id = $2
    )sql",
            { work.plan, id }));
}

std::optional<Invitation> find_open(UnitOfWork& work, ProviderId const& provider, EmailAddress const& email)
{
    return read_one(work,
        work.tx.query_one(R"sql(
        SELECT id, provider_id, email, first_name, last_name, capabilities, invited_by, listed_at, sent_at, good_until,
            outcome, reason, mail_id, batch_id
        FROM invitation WHERE plan_id = $1 AND provider_id = $2 AND email = $3 AND closed_at IS NULL
    )sql",
            { work.plan, provider, email.text() }));
}

InvitationId insert(UnitOfWork& work, NewInvitation const& invitation)
{
    InvitationId id { work.new_id() };
    work.tx.query(R"sql(
        INSERT INTO invitation (plan_id, id, provider_id, email, first_name, last_name, capabilities, invited_by,
            listed_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
    )sql",
        { work.plan, id, invitation.provider, invitation.email.text(), invitation.first_name, invitation.last_name,
            join(invitation.capabilities), invitation.invited_by, work.now });
    return id;
}

void mark_sent(UnitOfWork& work, Invitation const& invitation, AccountId const& by, Instant good_until,
    std::string_view mail, std::optional<BatchId> const& batch)
{
    work.tx.query(R"sql(
        UPDATE invitation SET invited_by = $3, sent_at = $4, good_until = $5, mail_id = $6,
            batch_id = COALESCE($7, batch_id), closed_at = NULL, outcome = NULL, reason = ''
        WHERE plan_id = $1 AND id = $2
    )sql",
        { work.plan, invitation.id, by, work.now, good_until, mail, batch ? Value(*batch) : Value(nullptr) });
}

void mark_failed(UnitOfWork& work, InvitationId const& id, std::string_view reason, BatchId const& batch)
{
    work.tx.query(R"sql(
        UPDATE invitation SET closed_at = $3, outcome = 'failed', reason = $4, batch_id = $5
        WHERE plan_id = $1 AND id = $2
    )sql",
        { work.plan, id, work.now, reason, batch });
}

void mark_cancelled(UnitOfWork& work, InvitationId const& id)
{
    work.tx.query("UPDATE invitation SET closed_at = $3, outcome = 'cancelled' WHERE plan_id = $1 AND id = $2",
        { work.plan, id, work.now });
}

bool mark_accepted(UnitOfWork& work, InvitationId const& id, MembershipId const& membership)
{
    return work.tx
        .query_one(R"sql(
            UPDATE invitation SET closed_at = $3, outcome = 'accepted', membership_id = $4
            WHERE plan_id = $1 AND id = $2 AND closed_at IS NULL RETURNING id
        )sql",
            { work.plan, id, work.now, membership })
        .has_value();
}

std::int64_t count_listed(UnitOfWork& work, ProviderId const& provider, AccountId const& by)
{
    return work.tx
        .query_one(R"sql(
            SELECT count(*) FROM invitation
            WHERE plan_id = $1 AND provider_id = $2 AND invited_by = $3 AND closed_at IS NULL AND sent_at IS NULL
        )sql",
            { work.plan, provider, by })
        ->integer(0);
}

std::int64_t count_open(UnitOfWork& work, ProviderId const& provider)
{
    return work.tx
        .query_one(R"sql(
            SELECT count(*) FROM invitation
            WHERE plan_id = $1 AND provider_id = $2 AND closed_at IS NULL AND sent_at IS NOT NULL
        )sql",
            { work.plan, provider })
        ->integer(0);
}

InvitationBatch count_batch(UnitOfWork& work, ProviderId const& provider, BatchId const& batch)
{
    auto row = work.tx.query_one(R"sql(
        SELECT count(*), count(CASE WHEN outcome = 'failed' THEN 1 END) FROM invitation
        WHERE plan_id = $1 AND batch_id = $2 AND provider_id = $3
    )sql",
        { work.plan, batch, provider });
    return { row->integer(0), row->integer(1) };
}

std::vector<Invitation> listed(UnitOfWork& work, InvitationQuery const& query, AccountId const& by)
{
    return read_all(work,
        work.tx.query(R"sql(
        SELECT id, provider_id, email, first_name, last_name, capabilities, invited_by, listed_at, sent_at, good_until,
            outcome, reason, mail_id, batch_id
        FROM invitation
        WHERE plan_id = $1 AND provider_id = $2 AND invited_by = $3 AND closed_at IS NULL AND sent_at IS NULL
        ORDER BY listed_at, id LIMIT $4 OFFSET $5
    )sql",
            { work.plan, query.provider, by, query.limit, query.offset }));
}

std::vector<Invitation> open(UnitOfWork& work, InvitationQuery const& query)
{
    return read_all(work,
        work.tx.query(R"sql(
        SELECT id, provider_id, email, first_name, last_name, capabilities, invited_by, listed_at, sent_at, good_until,
            outcome, reason, mail_id, batch_id
        FROM invitation
        WHERE plan_id = $1 AND provider_id = $2 AND closed_at IS NULL AND sent_at IS NOT NULL
        ORDER BY listed_at DESC, id DESC LIMIT $3 OFFSET $4
    )sql",
            { work.plan, query.provider, query.limit, query.offset }));
}

std::vector<Invitation> all(UnitOfWork& work, InvitationQuery const& query)
{
    return read_all(work,
        work.tx.query(R"sql(
        SELECT id, provider_id, email, first_name, last_name, capabilities, invited_by, listed_at, sent_at, good_until,
            outcome, reason, mail_id, batch_id
        FROM invitation WHERE plan_id = $1 AND provider_id = $2
        ORDER BY listed_at DESC, id DESC LIMIT $3 OFFSET $4
    )sql",
            { work.plan, query.provider, query.limit, query.offset }));
}

std::vector<Invitation> of_batch(UnitOfWork& work, InvitationQuery const& query, BatchId const& batch)
{
    return read_all(work,
        work.tx.query(R"sql(
        SELECT id, provider_id, email, first_name, last_name, capabilities, invited_by, listed_at, sent_at, good_until,
            outcome, reason, mail_id, batch_id
        FROM invitation WHERE plan_id = $1 AND batch_id = $2 AND provider_id = $3
        ORDER BY CASE WHEN outcome IS NOT NULL AND outcome = 'failed' THEN 0 ELSE 1 END, listed_at, id
        LIMIT $4 OFFSET $5
    )sql",
            { work.plan, batch, query.provider, query.limit, query.offset }));
}

} // namespace gatehouse::invitation_store
