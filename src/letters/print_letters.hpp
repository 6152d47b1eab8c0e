#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/keys.hpp"
#include "letters/letter_sheet.hpp"
#include "letters/letters.hpp"

// Turns queued letters into PDFs on disk, in batches that survive a crash at any point: a batch is claimed in one
// transaction, drawn, brought to disk and renamed into sight, and then recorded as printed in one transaction that
// also erases the sealed secrets. A run that finds an unfinished batch finishes that one first.

namespace gatehouse {

class Database;
class Random;

struct PrintProgress {
    enum class Stage : std::uint8_t { claimed, drawn, published, completed };
    Stage stage;
    BatchId batch;
    std::size_t done; // Letters.
    std::size_t total;
};

struct PrintLetters {
    LetterKeyPair const& keys;
    LetterTerms const& terms;
    LetterWording const& wording;
    std::string folder;
    AuditActor actor { AuditActor::Kind::operator_at_console, "letters print" };
    std::int64_t batch_max = 500; // Letters; more become further batches.

    // An unfinished batch is finished in its own folder only, because that may already hold its letters. If that folder
    // is gone for good, this takes the batch over into `folder`.
    bool folder_is_lost = false;

    // Called in the transaction that fixes a letter's use-by moment, where the clock is `mailed`: what else dies then,
    // such as the temporary password, learns it here.
    std::function<void(UnitOfWork&, AccountId const&, Instant use_by)> use_by_fixed {};

    std::function<void(PrintProgress const&)> progress {};
};

struct PrintedBatch {
    BatchId id;
    std::string folder;
    std::size_t letters;
    bool was_unfinished; // Begun by an earlier run.
};

// A letter that was superseded instead of printed.
struct UnsentLetter {
    LetterId letter;
    std::string person;
    std::string provider_number;
    std::string because; // "too_late": even the fastest mail comes after its use-by moment; "unreadable".
};

struct PrintReport {
    std::vector<PrintedBatch> batches {};
    std::vector<UnsentLetter> unsent {};
    std::int64_t sealed_for_other_keys = 0; // Due, but another key opens them.
};

// Prints what is due on the plan's local date. Several at once are safe. Errors: `print.folder`,
// `print.other_folder` for an unfinished batch of another folder, `print.taken_over` when another run took this one's
// batch over, `letter.no_font`, `letter.too_long`, `letter.mailer_id`.
Result<PrintReport> print_letters(Database&, Random&, PlanId const&, PrintLetters const&);

} // namespace gatehouse
