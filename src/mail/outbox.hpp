#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/email.hpp"
#include "base/secret.hpp"
#include "base/time.hpp"

namespace gatehouse {

struct UnitOfWork;

struct Mail {
    std::string sender_name; // From the pack; the address comes from the server's configuration.
    EmailAddress to;
    std::string subject;
    Secret<> text; // UTF-8, one line a paragraph, of which some may be a mail_link(). May hold a one-time code.
};

// A paragraph that is nothing but a link with words of its own. The mail then has an HTML part too, in which the words
// are the link; in the plain part the address stands below them.
std::string mail_link(std::string_view words, std::string_view address);

// Queued in the caller's transaction: if that rolls back, the mail was never written. The text is sealed, and erased
// once the mail is sent or given up (mail/mailer.hpp).
// Returns the id of the outbox's row, for whoever wants to know later how it went.
std::string enqueue_mail(UnitOfWork&, Mail const&);

// Whether the mail with this id was given up: the recipient's server refused it, or could not be reached for too long.
bool mail_was_given_up(UnitOfWork&, std::string_view id);

// How the plan's outbox stands: for /metrics and for staff.
struct OutboxState {
    std::int64_t waiting;
    std::optional<Instant> oldest_queued_at; // Of those that wait.
    std::int64_t given_up;
};
OutboxState outbox_state(UnitOfWork&);

// What was mailed to somebody, for the service desk: never its text.
struct MailState {
    std::string subject;
    Instant queued_at;
    std::optional<Instant> sent_at;
    std::optional<Instant> failed_at; // Given up.
    std::string last_answer;          // The mail server's last refusal; may be empty.
};
std::vector<MailState> list_mails_to(UnitOfWork&, EmailAddress const&, int count); // The latest first.

} // namespace gatehouse
