#include "mail/outbox.hpp"

#include "db/database.hpp"
#include "mail/message.hpp"

namespace gatehouse {

// A control character cannot come from anything that a person typed.
std::string mail_link(std::string_view words, std::string_view address)
{
    return link_mark + std::string(words) + link_mark + std::string(address);
}

std::string enqueue_mail(UnitOfWork& work, Mail const& mail)
{
    auto id = work.new_id();
    work.tx.query(R"sql(
        INSERT INTO outbox_mail (plan_id, id, sender_name, recipient, subject, sealed_body, queued_at, due_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $7)
    )sql",
        { work.plan, id, mail.sender_name, mail.to.text(), mail.subject,
            work.keys.sealing.seal(mail.text.reveal(), work.random), work.now });
    return id;
}

bool mail_was_given_up(UnitOfWork& work, std::string_view id)
{
    return work.tx
        .query_one(
            "SELECT 1 FROM outbox_mail WHERE plan_id = $1 AND id = $2 AND failed_at IS NOT NULL", { work.plan, id })
        .has_value();
}

OutboxState outbox_state(UnitOfWork& work)
{
    auto waiting = work.tx.query_one(R"sql(
        SELECT count(*), MIN(queued_at) FROM outbox_mail
        WHERE plan_id = $1 AND sent_at IS NULL AND failed_at IS NULL
    )sql",
        { work.plan });
    auto given_up = work.tx.query_one(
        "SELECT count(*) FROM outbox_mail WHERE plan_id = $1 AND failed_at IS NOT NULL", { work.plan });
    std::optional<Instant> oldest;
    if (!waiting->is_null(1))
        oldest = waiting->instant(1);
    return { waiting->integer(0), oldest, given_up->integer(0) };
}

std::vector<MailState> list_mails_to(UnitOfWork& work, EmailAddress const& address, int count)
{
    auto instant = [](Row const& row, std::size_t column) {
        return row.is_null(column) ? std::nullopt : std::optional(row.instant(column));
    };
    std::vector<MailState> mails;
    for (auto const& row : work.tx.query(R"sql(
        SELECT subject, queued_at, sent_at, failed_at, last_answer FROM outbox_mail
        WHERE plan_id = $1 AND recipient = $2 ORDER BY queued_at DESC, id DESC LIMIT $3
    )sql",
             { work.plan, address.text(), count }))
        mails.push_back(
            { row.text(0), row.instant(1), instant(row, 2), instant(row, 3), row.is_null(4) ? "" : row.text(4) });
    return mails;
}

} // namespace gatehouse
