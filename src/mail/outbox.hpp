#pragma once

#include <string>

#include "base/email.hpp"
#include "base/secret.hpp"

namespace gatehouse {

struct UnitOfWork;

struct Mail {
    std::string sender_name; // From the pack; the address comes from the server's configuration.
    EmailAddress to;
    std::string subject;
    Secret<> text; // May hold a one-time code.
};

// Queued in the caller's transaction: if that rolls back, the mail was never written. The text is sealed, and erased
// once the mail is sent or given up (mail/mailer.hpp).
void enqueue_mail(UnitOfWork&, Mail const&);

} // namespace gatehouse
