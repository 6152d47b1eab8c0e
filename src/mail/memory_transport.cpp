#include "mail/memory_transport.hpp"

#include "mail/message.hpp"

namespace gatehouse {

DeliveryAnswer MemoryTransport::send(OutgoingMail const& mail)
{
    std::lock_guard lock(m_mutex);
    m_mails.push_front({ mail.message_id, mail.written_at, mail.sender_name, mail.sender.text(), mail.recipient.text(),
        mail.subject, plain_part(mail.text.reveal()), html_part(mail.text.reveal()) });
    if (m_mails.size() > m_count_max)
        m_mails.pop_back();
    return { DeliveryAnswer::Verdict::accepted };
}

std::vector<CapturedMail> MemoryTransport::list(std::string_view recipient) const
{
    std::lock_guard lock(m_mutex);
    std::vector<CapturedMail> mails;
    for (auto const& mail : m_mails)
        if (recipient.empty() || mail.recipient == recipient)
            mails.push_back(mail);
    return mails;
}

} // namespace gatehouse
