#pragma once

#include <cstdint>
#include <string>

#include "base/email.hpp"
#include "base/secret.hpp"
#include "base/time.hpp"

namespace gatehouse {

// One message as the outbox holds it; every try sends the same bytes.
struct OutgoingMail {
    std::string message_id; // "<018f…@portal.example>", stable over all tries.
    Instant written_at;     // The Date of its header.
    std::string sender_name;
    EmailAddress sender;
    EmailAddress recipient;
    std::string subject;
    Secret<> text; // UTF-8, lines end in \n. May hold a one-time code.
};

struct DeliveryAnswer {
    enum class Verdict : std::uint8_t {
        accepted,  // The server has taken the message over.
        try_later, // Not this message now: a 4xx.
        refused,   // Never this message: a 5xx to its sender, its recipient or its text.
        no_server, // No word about this message: no connection, no TLS, no sign-in. Another message fares no better.
    };
    Verdict verdict;
    std::string reason {}; // Of everything but `accepted`: the server's words or ours, fit to be stored and shown.
};

// The seam to the world's mail. Safe to use from several threads. It answers rather than throws: what it throws is a
// crash, after which nobody knows whether the server took the message.
class MailTransport {
public:
    virtual ~MailTransport() = default;
    virtual DeliveryAnswer send(OutgoingMail const&) = 0;
};

} // namespace gatehouse
