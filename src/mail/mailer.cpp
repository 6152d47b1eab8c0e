#include "mail/mailer.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/random.hpp"
#include "db/database.hpp"
#include "mail/transport.hpp"

namespace gatehouse {

namespace {

using Verdict = DeliveryAnswer::Verdict;

struct Claim {
    std::string id;
    std::int64_t attempt; // The first is 1. Whoever claims the mail later has another number.
    Instant queued_at;
    std::optional<OutgoingMail> mail; // Nothing when the row cannot be read with our keys.
};

std::optional<OutgoingMail> read_mail(UnitOfWork& work, Row const& row, EmailAddress const& sender)
{
    auto recipient = EmailAddress::parse(row.text(5));
    auto text = work.keys.sealing.open(row.bytes(7));
    if (!recipient || !text)
        return std::nullopt;
    return OutgoingMail { row.text(3), row.instant(2), row.text(4), sender, *recipient, row.text(6), std::move(*text) };
}

// Two nodes may pick the same mail; the second finds it claimed when its turn comes and goes away empty-handed.
Result<std::optional<Claim>> claim_one(UnitOfWork& work, MailerSettings const& settings)
{
    auto const& address = settings.sender.text();
    auto row = work.tx.query_one(R"sql(
        UPDATE outbox_mail
        SET claimed_until = $3, attempts = attempts + 1, message_id = COALESCE(message_id, '<' || id || $4 || '>')
        WHERE plan_id = $1 AND sent_at IS NULL AND failed_at IS NULL AND due_at <= $2
            AND (claimed_until IS NULL OR claimed_until < $2)
            AND id = (
                SELECT id FROM outbox_mail
                WHERE plan_id = $1 AND sent_at IS NULL AND failed_at IS NULL AND due_at <= $2
                    AND (claimed_until IS NULL OR claimed_until < $2)
                ORDER BY due_at, id LIMIT 1)
        RETURNING id, attempts, queued_at, message_id, sender_name, recipient, subject, sealed_body
    )sql",
        { work.plan, work.now, work.now + settings.claim_for, address.substr(address.find('@')) });
    if (!row)
        return std::nullopt;
    return Claim { row->text(0), row->integer(1), row->instant(2), read_mail(work, *row, settings.sender) };
}

// Whoever got the server's word may say so, even when its claim has lapsed: the message is out.
void settle_sent(UnitOfWork& work, Claim const& claim)
{
    work.tx.query(R"sql(
        UPDATE outbox_mail
        SET sent_at = $3, failed_at = NULL, claimed_until = NULL, sealed_body = NULL, last_answer = NULL
        WHERE plan_id = $1 AND id = $2 AND sent_at IS NULL
    )sql",
        { work.plan, claim.id, work.now });
}

void give_up(UnitOfWork& work, Claim const& claim, std::string const& reason)
{
    work.tx.query(R"sql(
        UPDATE outbox_mail SET failed_at = $4, claimed_until = NULL, sealed_body = NULL, last_answer = $5
        WHERE plan_id = $1 AND id = $2 AND attempts = $3 AND sent_at IS NULL
    )sql",
        { work.plan, claim.id, claim.attempt, work.now, reason });
}

Instant next_try(UnitOfWork& work, std::int64_t attempt, MailerSettings const& settings)
{
    using std::chrono::microseconds;
    auto doublings = std::min<std::int64_t>(attempt - 1, 16);
    microseconds pause = std::min(settings.first_pause * (1 << doublings), settings.longest_pause);
    std::array<std::byte, 1> chance; // Mails that failed together should not come back together.
    work.random.fill(chance);
    return work.now + pause / 2 + pause / 2 * std::to_integer<int>(chance[0]) / 255;
}

void postpone(UnitOfWork& work, Claim const& claim, MailerSettings const& settings, std::string const& reason)
{
    work.tx.query(R"sql(
        UPDATE outbox_mail SET due_at = $4, claimed_until = NULL, last_answer = $5
        WHERE plan_id = $1 AND id = $2 AND attempts = $3 AND sent_at IS NULL AND failed_at IS NULL
    )sql",
        { work.plan, claim.id, claim.attempt, next_try(work, claim.attempt, settings), reason });
}

enum class Outcome : std::uint8_t { sent, postponed, given_up };

Result<Outcome> settle(
    UnitOfWork& work, Claim const& claim, DeliveryAnswer const& answer, MailerSettings const& settings)
{
    if (answer.verdict == Verdict::accepted) {
        settle_sent(work, claim);
        return Outcome::sent;
    }
    if (answer.verdict == Verdict::refused || claim.queued_at + settings.give_up_after < work.now) {
        give_up(work, claim, answer.reason);
        return Outcome::given_up;
    }
    postpone(work, claim, settings, answer.reason);
    return Outcome::postponed;
}

std::optional<Instant> next_due(Database& db, PlanId const& plan)
{
    return db
        .read(plan,
            [](UnitOfWork& work) -> Result<std::optional<Instant>> {
                auto row = work.tx.query_one(R"sql(
                    SELECT MIN(CASE WHEN claimed_until >= due_at THEN claimed_until + 1 ELSE due_at END)
                    FROM outbox_mail WHERE plan_id = $1 AND sent_at IS NULL AND failed_at IS NULL
                )sql",
                    { work.plan });
                if (row->is_null(0))
                    return std::nullopt;
                return row->instant(0);
            })
        .value();
}

Instant now(Database& db, PlanId const& plan)
{
    return db.read(plan, [](UnitOfWork& work) -> Result<Instant> { return work.now; }).value();
}

DeliveryAnswer unreadable() { return { Verdict::refused, "The message cannot be read with this server's keys." }; }

} // namespace

MailerRun run_mailer_once(Database& db, PlanId const& plan, MailTransport& transport, MailerSettings const& settings)
{
    MailerRun run;
    for (std::size_t count = 0; count < settings.mails_max; ++count) {
        auto claim = db.write(plan, Isolation::read_committed, [&](UnitOfWork& work) {
                           return claim_one(work, settings);
                       }).value();
        if (!claim)
            break;
        auto answer = claim->mail ? transport.send(*claim->mail) : unreadable();
        auto settled = db.write(plan, Isolation::read_committed, [&](UnitOfWork& work) {
                             return settle(work, *claim, answer, settings);
                         }).value();
        run.sent += settled == Outcome::sent;
        run.postponed += settled == Outcome::postponed;
        run.given_up += settled == Outcome::given_up;
        if (answer.verdict == Verdict::no_server) {
            run.next_due = now(db, plan) + settings.no_server_pause;
            return run;
        }
    }
    run.next_due = next_due(db, plan);
    return run;
}

} // namespace gatehouse
