#include "letters/letters.hpp"

#include "db/database.hpp"
#include "letters/letter_store.hpp"

namespace gatehouse {

std::string_view to_string(LetterState state)
{
    switch (state) {
    case LetterState::queued: return "queued";
    case LetterState::printed: return "printed";
    case LetterState::mailed: return "mailed";
    case LetterState::expected_passed: return "expected_passed";
    case LetterState::used: return "used";
    case LetterState::expired: return "expired";
    case LetterState::superseded: return "superseded";
    case LetterState::returned: return "returned";
    }
    std::unreachable();
}

std::string_view label(LetterState state)
{
    switch (state) {
    case LetterState::queued: return say("common.queued");
    case LetterState::printed: return say("common.printed");
    case LetterState::mailed: return say("common.mailed");
    case LetterState::expected_passed: return say("common.expected_by_now");
    case LetterState::used: return say("common.used");
    case LetterState::expired: return say("common.expired");
    case LetterState::superseded: return say("common.superseded");
    case LetterState::returned: return say("common.returned_undelivered");
    }
    std::unreachable();
}

LetterDates letter_dates(LetterTerms const& terms, Instant now)
{
    auto const today = terms.zone.local_date(now);
    auto const mail_on = terms.calendar.add_business_days(today, terms.mail_after_business_days);
    auto const expected_on = terms.calendar.add_business_days(today, terms.expect_within_business_days);
    auto const clock_starts
        = terms.clock == LetterClock::issued ? now : terms.zone.start_of(mail_on + std::chrono::days(1));
    auto const use_by = clock_starts + terms.good_for;
    return { mail_on, expected_on, use_by, expected_on > terms.zone.local_date(use_by) };
}

Instant not_received_from(LetterTerms const& terms, Letter const& letter)
{
    auto const use_by = letter.use_by.value_or(letter_dates(terms, letter.queued_at).use_by);
    return std::min(terms.zone.start_of(letter.expected_on), use_by - terms.not_received_before_use_by);
}

std::optional<Letter> find_letter(UnitOfWork& work, LetterTerms const& terms, LetterId const& letter)
{
    return select_letter(work, terms, letter);
}

std::vector<Letter> letters_of_account(UnitOfWork& work, LetterTerms const& terms, AccountId const& account)
{
    return select_letters(work, terms, account);
}

std::vector<Letter> list_letters(UnitOfWork& work, LetterTerms const& terms, LetterFilter const& filter)
{
    return select_letters(work, terms, filter);
}

LetterCounts count_letters(UnitOfWork& work, LetterTerms const& terms) { return select_letter_counts(work, terms); }

} // namespace gatehouse
