#include "letters/claim_batch.hpp"

#include "codes/one_time_code.hpp"
#include "db/database.hpp"
#include "letters/letter_keys.hpp"
#include "letters/letter_store.hpp"

namespace gatehouse {

namespace {

LocalDate next_mailing(LetterTerms const& terms, LocalDate today)
{
    return terms.calendar.is_business_day(today) ? today : terms.calendar.next_business_day(today);
}

// Not even a letter that comes on the business day after it is mailed would be in time.
bool comes_too_late(LetterTerms const& terms, LocalDate mailed_on, Instant use_by)
{
    return terms.zone.start_of(terms.calendar.next_business_day(mailed_on)) > use_by;
}

// Where the clock is `mailed` the use-by moment is fixed here, once: a re-run finds it as it is.
Instant fix_use_by(UnitOfWork& work, PrintLetters const& print, Letter const& letter)
{
    if (letter.use_by)
        return *letter.use_by;
    auto const use_by = work.now + print.terms.good_for;
    set_good_until(work, letter.code, use_by);
    if (print.use_by_fixed)
        print.use_by_fixed(work, letter.account, use_by);
    return use_by;
}

void claim_due_letters(UnitOfWork& work, PrintLetters const& print, PrintFolder const& folder, Claim& claim)
{
    auto const today = print.terms.zone.local_date(work.now);
    auto const mailed_on = next_mailing(print.terms, today);
    std::optional<OpenBatch> batch;
    for (auto const& letter :
        select_due_letters(work, print.terms, key_fingerprint(print.keys.public_key), print.batch_max)) {
        if (letter.use_by && comes_too_late(print.terms, mailed_on, *letter.use_by)) {
            claim.unsent.push_back(give_up(work, letter, "too_late", print.actor));
            continue;
        }
        if (!batch)
            batch = insert_batch(work, today, folder.path(), folder.id());
        put_into_batch(work, letter.id, batch->id, fix_use_by(work, print, letter));
    }
}

void drop_late_letters(UnitOfWork& work, PrintLetters const& print, BatchId const& batch, Claim& claim)
{
    auto const mailed_on = next_mailing(print.terms, print.terms.zone.local_date(work.now));
    for (auto const& letter : select_unprinted_letters(work, print.terms, batch))
        if (comes_too_late(print.terms, mailed_on, letter.use_by.value()))
            claim.unsent.push_back(give_up(work, letter, "too_late", print.actor));
}

} // namespace

UnsentLetter give_up(UnitOfWork& work, Letter const& letter, std::string const& because, AuditActor const& actor)
{
    supersede_letter(work, letter.id, because);
    supersede_code(work, letter.code);
    record(work,
        { actor, "letter.superseded", about_organisation(letter.provider),
            { { "letter", letter.id.value }, { "account", letter.account.value }, { "because", because } } });
    return { letter.id, letter.person, letter.provider_number, because };
}

Result<Claim> claim_batch(UnitOfWork& work, PrintLetters const& print, PrintFolder const& folder)
{
    Claim claim;
    auto open = select_open_batch(work);
    auto const was_unfinished = open.has_value();
    if (open) {
        if (open->folder_id != folder.id() && !print.folder_is_lost)
            return fail(ErrorKind::conflict, "print.other_folder",
                "Batch " + open->id.value + " was begun in " + open->folder
                    + " and is not finished. Run the same command with that folder. If it is gone for good, add "
                      "--folder-is-lost.");
        if (open->folder_id != folder.id())
            move_batch(work, open->id, folder.path(), folder.id());
        drop_late_letters(work, print, open->id, claim);
    } else {
        claim_due_letters(work, print, folder, claim);
        open = select_open_batch(work);
    }
    if (open)
        claim.batch
            = ClaimedBatch { *open, was_unfinished, next_mailing(print.terms, print.terms.zone.local_date(work.now)),
                  select_unprinted_letters(work, print.terms, open->id), select_sealed(work, open->id) };
    return claim;
}

} // namespace gatehouse
