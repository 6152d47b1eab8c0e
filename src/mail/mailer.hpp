#pragma once

#include <chrono>
#include <cstddef>
#include <optional>

#include "base/email.hpp"
#include "base/id.hpp"
#include "base/time.hpp"

namespace gatehouse {

class Database;
class MailTransport;

struct MailerSettings {
    EmailAddress sender;                         // In every From; its domain ends every Message-ID.
    std::chrono::seconds claim_for { 300 };      // How long a try may take; longer than the transport's own limit.
    std::chrono::seconds first_pause { 60 };     // After the first failure; twice that after each further one,
    std::chrono::seconds longest_pause { 3600 }; // up to this. A random half of it is left out.
    std::chrono::seconds no_server_pause { 30 }; // Before the next run, when no server could be reached.
    std::chrono::hours give_up_after { 48 };     // Since it was queued; then the next failure is the last.
    std::size_t mails_max = 100;                 // In one run.
};

struct MailerRun {
    int sent = 0;
    int postponed = 0;
    int given_up = 0;
    std::optional<Instant> next_due {}; // When to run again; nothing while the outbox is empty.
};

// Sends the plan's mails that are due. Safe to call on several nodes at once: a mail is claimed by one atomic
// statement, sent outside any transaction, and settled in another.
//
// A mail is sent at least once, always with the same Message-ID. There is one window for a second copy: after the
// server has taken the message and before our commit that says so. Who dies in it (or loses the database) leaves a
// claim that lapses after `claim_for`, and the mail is then sent again.
MailerRun run_mailer_once(Database&, PlanId const&, MailTransport&, MailerSettings const&);

} // namespace gatehouse
