#include "mail/outbox.hpp"

#include "db/database.hpp"

namespace gatehouse {

void enqueue_mail(UnitOfWork& work, Mail const& mail)
{
    auto id = work.new_id();
    work.tx.query(R"sql(
        INSERT INTO outbox_mail (plan_id, id, message_id, sender_name, recipient, subject, sealed_body,
            queued_at, due_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8)
    )sql",
        { work.plan, id, "<" + id + "@gatehouse>", mail.sender_name, mail.to.text(), mail.subject,
            work.keys.sealing.seal(mail.text.reveal(), work.random), work.now });
}

} // namespace gatehouse
