#pragma once

#include "base/encoding.hpp"
#include "letters/letters.hpp"

// The letter tables' SQL. Private to letters/.

namespace gatehouse {

struct NewLetter {
    LetterId id;
    Bytes sealed_secret;
    std::string sealed_for;
    LocalDate mail_on;
    LocalDate expected_on;
    std::optional<Instant> use_by;
};
void insert_letter(UnitOfWork&, QueueLetter const&, NewLetter const&);

// Letters whose code could still be redeemed, for the provider, not counting those of `account`.
std::int64_t count_open_letters(UnitOfWork&, ProviderId const&, AccountId const& account);
std::int64_t count_letters_since(UnitOfWork&, ProviderId const&, Instant since);

// Each erases the sealed secret and leaves the code to the caller. They return the codes of the letters that were
// still open, so that nothing that is over is touched.
std::vector<CodeId> supersede_account_letters(
    UnitOfWork&, AccountId const&, std::string_view because, CodeId const& except);
void supersede_letter(UnitOfWork&, LetterId const&, std::string_view because);

void set_letter_used(UnitOfWork&, CodeId const&);
void set_letter_returned(UnitOfWork&, LetterId const&, std::string const& reason);

std::vector<Letter> select_letters(UnitOfWork&, LetterTerms const&, AccountId const&);
std::optional<Letter> select_letter(UnitOfWork&, LetterTerms const&, LetterId const&);
std::vector<Letter> select_letters(UnitOfWork&, LetterTerms const&, LetterFilter const&);
LetterCounts select_letter_counts(UnitOfWork&, LetterTerms const&);

} // namespace gatehouse
