#pragma once

#include <cstddef>
#include <deque>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "mail/transport.hpp"

namespace gatehouse {

struct CapturedMail {
    std::string message_id;
    Instant written_at;
    std::string sender_name;
    std::string sender;
    std::string recipient;
    std::string subject;
    std::string text;    // With its links: whoever holds this list holds the codes.
    std::string html {}; // Empty when the mail has only text.
};

// Accepts every message and keeps the last `count_max` in memory: for the demo's mailbox and for tests, never for a
// plan's real mail.
class MemoryTransport final : public MailTransport {
public:
    explicit MemoryTransport(std::size_t count_max)
        : m_count_max(count_max)
    {
    }
    DeliveryAnswer send(OutgoingMail const&) override;

    std::vector<CapturedMail> list(std::string_view recipient = {}) const; // Newest first; of all when empty.

private:
    std::size_t m_count_max;
    mutable std::mutex m_mutex;
    std::deque<CapturedMail> m_mails; // Newest first.
};

} // namespace gatehouse
