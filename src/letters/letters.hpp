#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "audit/audit.hpp"
#include "base/business_days.hpp"
#include "base/id.hpp"
#include "base/result.hpp"
#include "base/secret.hpp"
#include "base/zones.hpp"

// Letters on paper that bring an authentication code and a temporary password. Nothing here can show what a letter
// says: the secret is sealed for the printing key, whose private half this server does not hold, and is erased once
// printed (letters/print_letters.hpp).

namespace gatehouse {

class Random;
struct UnitOfWork;

enum class LetterClock : std::uint8_t {
    issued, // The code lives from the moment the letter is queued.
    mailed, // It lives from the moment the letter is printed, which is when its last moment is fixed.
};

// A plan's numbers for its letters, from its pack.
struct LetterTerms {
    TimeZone zone;
    BusinessCalendar calendar;
    LetterClock clock = LetterClock::issued;
    std::chrono::days good_for { 15 }; // Of 24 hours each; the last moment is included.
    int mail_after_business_days = 1;
    int expect_within_business_days = 10; // Counted from the day it was queued on.
    std::chrono::days not_received_before_use_by { 3 };
    int open_max = 3;      // Letters that could still be redeemed, for one provider.
    int per_year_max = 12; // For one provider, in any 365 days.
};

struct LetterDates {
    LocalDate mail_on;
    LocalDate expected_on;
    Instant use_by;       // Where the clock is `mailed`: the latest it can be if the letter is printed on its day.
    bool may_miss_use_by; // It may take until a day after the one on which its code dies.
};

// What a letter queued now would have. `use_by` is what to issue its code with.
LetterDates letter_dates(LetterTerms const&, Instant now);

// What the letter brings. The caller hashes both with argon2id, outside any transaction, and forgets them.
struct LetterSecret {
    Secret<> code;               // "KQ7F-M3aN-44RT": 12 of 41 characters, 64 bits.
    Secret<> temporary_password; // "harbor-Quartz-maple-58": 37 bits, good only together with the code.
};

// The code has none of the characters that paper and eye confuse: no O o 0, I l 1, S 5, Z 2, B 8, and no small letter
// that looks like its capital. It is typed exactly as printed.
LetterSecret make_letter_secret(Random&);

struct LetterAddress { // As the provider's record has it; nobody types it.
    std::string line_1;
    std::string line_2; // May be empty.
    std::string city;
    std::string state; // "AZ"
    std::string zip;   // "85281" or "852814410", with or without a hyphen.
};

struct QueueLetter {
    ProviderId provider;
    AccountId account;
    CodeId code;        // Issued in this transaction for the account, good until letter_dates(...).use_by.
    std::string person; // Who registered: "Noor Hathaway". The letter goes to them and names them.
    std::string provider_name;
    std::string provider_number; // The plan's provider ID.
    LetterAddress address;
    Instant registered_at; // Printed. The code's days count from now, so that a re-issue starts new ones.
    AuditActor actor;
};

// Puts the letter into the queue and makes the account's earlier ones useless. Call it in a serializable transaction,
// or the limits may be passed by letters queued at the same time. Errors: `letter.no_key` when the server has no
// letter key, `letter.too_many_open`, `letter.too_many_this_year`.
Result<LetterId> queue_letter(UnitOfWork&, LetterTerms const&, QueueLetter const&, LetterSecret const&);

// Whether queue_letter would refuse another letter to this provider for this account, to say so before anybody types.
Result<> check_letter_limits(UnitOfWork&, LetterTerms const&, ProviderId const&, AccountId const&);

// The code was redeemed. No letter of its own: nothing happens.
void mark_letter_used(UnitOfWork&, CodeId const&);

// Makes the account's letters and their codes useless, because it was removed or its claim has ended.
void supersede_letters(UnitOfWork&, AccountId const&, AuditActor const&);

// The postal service brought it back. Its code is useless from now on: whoever opens the plan's mail could read it.
// Errors: `letter.not_found`, `letter.not_printed`, `letter.already_used`, `letter.already_returned`, and
// `letter.no_reason` when the reason is empty.
Result<> mark_letter_returned(UnitOfWork&, LetterId const&, std::string const& reason, AuditActor const&);

enum class LetterState : std::uint8_t {
    queued,
    printed,
    mailed,
    expected_passed, // Should have come by now.
    used,
    expired,
    superseded,
    returned,
};
std::string_view to_string(LetterState); // "expected_passed"
std::string_view label(LetterState);     // "Expected by now"

struct Letter {
    LetterId id;
    ProviderId provider;
    AccountId account;
    CodeId code;
    std::int64_t number; // 1 for the account's first letter.
    std::string person;
    std::string provider_name;
    std::string provider_number;
    LetterAddress address;
    Instant registered_at;
    Instant queued_at;
    LocalDate mail_on;
    LocalDate expected_on;
    std::optional<Instant> use_by; // Nothing until it is printed, where the clock is `mailed`.
    std::optional<BatchId> batch;
    std::optional<Instant> printed_at;
    std::optional<Instant> mailed_at;
    std::optional<Instant> used_at;
    std::optional<Instant> superseded_at;
    std::string superseded_because; // "replaced", "account_ended", "too_late", "unreadable" or empty.
    std::optional<Instant> returned_at;
    std::string return_reason;
    LetterState state; // At the time of the transaction that read it.
    bool may_miss_use_by;
};

std::optional<Letter> find_letter(UnitOfWork&, LetterTerms const&, LetterId const&);
std::vector<Letter> letters_of_account(UnitOfWork&, LetterTerms const&, AccountId const&); // Newest first.

// "I have not received my code" is offered from the earlier of the day it was expected on and a few days before its
// use-by moment, as long as it could still be waited for or was returned.
Instant not_received_from(LetterTerms const&, Letter const&);

struct LetterFilter {
    std::optional<LetterState> state {};
    bool unanswered_only = false; // The account's last letter, and its claim has not ended: what waits for somebody.
    std::optional<LetterId> before {}; // For the next page: the last one of this.
    int limit = 50;
};
std::vector<Letter> list_letters(UnitOfWork&, LetterTerms const&, LetterFilter const&); // Newest first.

struct LetterCounts { // Each account's last letter counts.
    std::int64_t queued;
    std::int64_t expired; // This and what follows waits for plan staff.
    std::int64_t returned;
    std::int64_t unsent; // Superseded instead of printed: too late, or its secret was damaged.
};
LetterCounts count_letters(UnitOfWork&, LetterTerms const&);

struct LetterBatch {
    BatchId id; // Reads well, because somebody types it: "2026-12-21-1".
    Instant created_at;
    std::optional<Instant> completed_at; // All its letters are on disk.
    std::optional<Instant> mailed_at;
    std::int64_t letters;
};
std::vector<LetterBatch> list_batches(UnitOfWork&, int limit); // Newest first.

// The batch was handed over to the postal service. Returns how many letters. Errors: `batch.not_found`,
// `batch.not_completed`, `batch.already_mailed`.
Result<std::int64_t> record_batch_mailed(UnitOfWork&, BatchId const&, AuditActor const&);

} // namespace gatehouse
