#pragma once

#include "base/encoding.hpp"
#include "letters/letters.hpp"

// The SQL of printing. Private to letters/.

namespace gatehouse {

struct OpenBatch {
    BatchId id;
    Instant created_at;
    std::string folder;
    std::string folder_id;
};
std::optional<OpenBatch> select_open_batch(UnitOfWork&);

// Named after the day, with a number that no other batch of the day has.
OpenBatch insert_batch(UnitOfWork&, LocalDate today, std::string const& folder, std::string const& folder_id);
void move_batch(UnitOfWork&, BatchId const&, std::string const& folder, std::string const& folder_id);

// Letters that are due, in no batch yet and sealed for the key, oldest first.
std::vector<Letter> select_due_letters(
    UnitOfWork&, LetterTerms const&, std::string const& key_fingerprint, std::int64_t limit);
std::int64_t count_due_for_other_keys(UnitOfWork&, LetterTerms const&, std::string const& key_fingerprint);

// Gives the letter its batch, its use-by moment and the next serial number of the plan.
void put_into_batch(UnitOfWork&, LetterId const&, BatchId const&, Instant use_by);

// The batch's letters that are still to be printed, oldest first.
std::vector<Letter> select_unprinted_letters(UnitOfWork&, LetterTerms const&, BatchId const&);

struct SealedLetter {
    LetterId id;
    Bytes sealed_secret;
    std::int64_t mail_serial;
};
std::vector<SealedLetter> select_sealed(UnitOfWork&, BatchId const&); // In the same order.

// False when the batch is complete already or belongs to another folder now.
bool complete_batch(UnitOfWork&, BatchId const&, std::string const& folder_id);

// Marks them as printed and erases the secrets. Returns their ids, oldest first.
std::vector<LetterId> set_letters_printed(UnitOfWork&, BatchId const&);

} // namespace gatehouse
