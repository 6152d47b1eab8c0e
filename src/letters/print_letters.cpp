#include "letters/print_letters.hpp"

#include "db/database.hpp"
#include "letters/claim_batch.hpp"
#include "letters/intelligent_mail.hpp"
#include "letters/letter_keys.hpp"
#include "letters/manifest.hpp"

namespace gatehouse {

namespace {

constexpr auto manifest_csv = "manifest.csv";
constexpr auto manifest_json = "manifest.json"; // Written last: what it lists is there.

std::string file_name(LetterId const& letter) { return letter.value + ".pdf"; }

// One run: it holds the folder's lock from the first batch to the last.
class Printer {
public:
    Printer(Database& db, PlanId const& plan, PrintLetters const& print, PrintFolder folder)
        : m_db(db)
        , m_plan(plan)
        , m_print(print)
        , m_folder(std::move(folder))
    {
    }

    Result<PrintReport> run()
    {
        for (;;) {
            auto claim = TRY(claim_next());
            if (!claim.batch)
                break;
            TRY(print_batch(*claim.batch));
        }
        auto others = TRY(m_db.read(m_plan, [&](UnitOfWork& work) -> Result<std::int64_t> {
            return count_due_for_other_keys(work, m_print.terms, key_fingerprint(m_print.keys.public_key));
        }));
        m_report.sealed_for_other_keys = others;
        return std::move(m_report);
    }

private:
    Result<Claim> claim_next()
    {
        auto claim = TRY(m_db.write(m_plan, [&](UnitOfWork& work) { return claim_batch(work, m_print, m_folder); }));
        m_report.unsent.insert(m_report.unsent.end(), claim.unsent.begin(), claim.unsent.end());
        if (claim.batch && !claim.batch->was_unfinished)
            m_begun = claim.batch->batch.id;
        return claim;
    }

    // A letter may be superseded while its batch is drawn. Then the batch is claimed again, without it; the next round
    // of run() does so.
    Result<> print_batch(ClaimedBatch const& claimed)
    {
        tell(PrintProgress::Stage::claimed, claimed, 0);
        if (claimed.letters.empty()) {
            m_folder.withdraw(claimed.batch.id);
        } else if (!is_published(claimed)) {
            auto drawn = TRY(draw(claimed));
            if (!drawn)
                return {};
        }
        auto completed = m_db.write(m_plan, [&](UnitOfWork& work) { return complete(work, claimed); });
        if (!completed && completed.error().code == "print.batch_changed")
            return {};
        if (!completed && completed.error().code == "print.taken_over")
            m_folder.withdraw(claimed.batch.id); // Somebody else prints these letters.
        TRY(std::move(completed));
        tell(PrintProgress::Stage::completed, claimed, claimed.letters.size());
        if (!claimed.letters.empty())
            m_report.batches.push_back({ claimed.batch.id, m_folder.path_of(claimed.batch.id), claimed.letters.size(),
                claimed.batch.id != m_begun });
        return {};
    }

    // False when one of the letters cannot be opened; it is given up then.
    Result<bool> draw(ClaimedBatch const& claimed)
    {
        auto const& batch = claimed.batch.id;
        m_folder.withdraw(batch);
        m_folder.start(batch);
        Manifest manifest { m_plan, batch, iso_date(claimed.mailed_on), {} };
        for (std::size_t i = 0; i < claimed.letters.size(); ++i) {
            auto const& letter = claimed.letters[i];
            auto const secret = open_secret(m_print.keys, claimed.sealed[i].sealed_secret);
            if (!secret) {
                TRY(give_up_unreadable(letter));
                return false;
            }
            auto digits = TRY(barcode(letter, claimed.sealed[i].mail_serial));
            auto pdf = TRY(draw_letter(sheet(claimed, letter, digits), *secret, m_print.wording));
            m_folder.put(batch, file_name(letter.id), pdf.reveal());
            manifest.lines.push_back({ letter.id, file_name(letter.id), sha256_hex(pdf.reveal()), letter.person,
                letter.provider_name, letter.address, digits });
            tell(PrintProgress::Stage::drawn, claimed, i + 1);
        }
        m_folder.put(batch, manifest_csv, to_csv(manifest));
        m_folder.put(batch, manifest_json, to_json(manifest));
        m_folder.publish(batch);
        tell(PrintProgress::Stage::published, claimed, claimed.letters.size());
        return true;
    }

    // A run that was cut short after it had shown the batch left it whole, unless a letter was superseded since.
    bool is_published(ClaimedBatch const& claimed) const
    {
        auto const found = m_folder.read(claimed.batch.id, manifest_json);
        if (!found)
            return false;
        auto const listed = read_manifest_files(*found);
        if (!listed || listed->size() != claimed.letters.size())
            return false;
        for (std::size_t i = 0; i < listed->size(); ++i) {
            auto const& [file, sha256] = (*listed)[i];
            auto const content = m_folder.read(claimed.batch.id, file);
            if (file != file_name(claimed.letters[i].id) || !content || sha256_hex(*content) != sha256)
                return false;
        }
        return true;
    }

    Result<> complete(UnitOfWork& work, ClaimedBatch const& claimed) const
    {
        if (!complete_batch(work, claimed.batch.id, m_folder.id()))
            return fail(ErrorKind::conflict, "print.taken_over",
                "Batch " + claimed.batch.id.value
                    + " was taken over by another run with --folder-is-lost. "
                      "What this run had printed of it is removed.");
        auto const printed = set_letters_printed(work, claimed.batch.id);
        auto const same = std::equal(printed.begin(), printed.end(), claimed.letters.begin(), claimed.letters.end(),
            [](LetterId const& id, Letter const& letter) { return id == letter.id; });
        if (!same)
            return fail(ErrorKind::conflict, "print.batch_changed", "A letter was superseded meanwhile.");
        record(work,
            { m_print.actor, "letter.batch_printed", about_plan(work.plan),
                { { "batch", claimed.batch.id.value }, { "letters", std::to_string(printed.size()) } } });
        return {};
    }

    Result<> give_up_unreadable(Letter const& letter)
    {
        auto unsent = TRY(m_db.write(m_plan, [&](UnitOfWork& work) -> Result<UnsentLetter> {
            return give_up(work, letter, "unreadable", m_print.actor);
        }));
        m_report.unsent.push_back(std::move(unsent));
        return {};
    }

    Result<std::string> barcode(Letter const& letter, std::int64_t serial) const
    {
        if (!m_print.wording.mailer_id)
            return std::string();
        return intelligent_mail_digits(*m_print.wording.mailer_id, serial, letter.address.zip);
    }

    LetterSheet sheet(ClaimedBatch const& claimed, Letter const& letter, std::string const& digits) const
    {
        auto const& zone = m_print.terms.zone;
        return {
            .id = letter.id,
            .number = letter.number,
            .person = letter.person,
            .provider_name = letter.provider_name,
            .provider_number = letter.provider_number,
            .address = letter.address,
            .registered_on = full_date(zone.local_date(letter.registered_at)),
            .mailed_on = full_date(claimed.mailed_on),
            .use_by = full_time(zone.local_time(letter.use_by.value()), m_print.wording.zone_label),
            .printed_at = claimed.batch.created_at,
            .bars = digits.empty() ? "" : intelligent_mail_bars(digits),
        };
    }

    void tell(PrintProgress::Stage stage, ClaimedBatch const& claimed, std::size_t done) const
    {
        if (m_print.progress)
            m_print.progress({ stage, claimed.batch.id, done, claimed.letters.size() });
    }

    Database& m_db;
    PlanId const& m_plan;
    PrintLetters const& m_print;
    PrintFolder m_folder;
    BatchId m_begun {}; // The last one that this run began.
    PrintReport m_report;
};

} // namespace

Result<PrintReport> print_letters(Database& db, Random& random, PlanId const& plan, PrintLetters const& print)
{
    auto folder = TRY(PrintFolder::open(print.folder, random));
    return Printer(db, plan, print, std::move(folder)).run();
}

} // namespace gatehouse
