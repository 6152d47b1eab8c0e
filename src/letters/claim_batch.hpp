#pragma once

#include "letters/batch_store.hpp"
#include "letters/print_folder.hpp"
#include "letters/print_letters.hpp"

namespace gatehouse {

struct ClaimedBatch {
    OpenBatch batch;
    bool was_unfinished;
    LocalDate mailed_on; // The next day on which it can be: today, or the business day after a day off.
    std::vector<Letter> letters;
    std::vector<SealedLetter> sealed; // In the same order.
};

struct Claim {
    std::optional<ClaimedBatch> batch {}; // Nothing when nothing is due.
    std::vector<UnsentLetter> unsent {};
};

// Takes up the batch that an earlier run left unfinished, or else makes one of what is due. Letters that would come
// too late are superseded. Errors: `print.other_folder`.
Result<Claim> claim_batch(UnitOfWork&, PrintLetters const&, PrintFolder const&);

// Supersedes a letter that cannot be sent, and its code.
UnsentLetter give_up(UnitOfWork&, Letter const&, std::string const& because, AuditActor const&);

} // namespace gatehouse
