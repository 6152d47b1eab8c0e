#include "letters/command_line.hpp"

#include <filesystem>

#include <unistd.h>

#include "db/database.hpp"
#include "letters/from_pack.hpp"
#include "letters/letter_keys.hpp"
#include "letters/print_letters.hpp"
#include "packs/pack.hpp"

namespace gatehouse {

namespace {

AuditActor const at_console { AuditActor::Kind::operator_at_console, "letters" };

int refuse(Console const& console, Error const& error)
{
    std::fprintf(console.err, "%s\n", error.message.c_str());
    return 1;
}

char const* letters(std::size_t count) { return count == 1 ? "letter" : "letters"; }

void show(Console const& console, PrintProgress const& progress)
{
    if (progress.stage != PrintProgress::Stage::drawn || isatty(fileno(console.err)) == 0)
        return;
    std::fprintf(console.err, "\rBatch %s: %zu of %zu%s", progress.batch.value.c_str(), progress.done, progress.total,
        progress.done == progress.total ? "\n" : "");
    std::fflush(console.err);
}

// Names no person: what stands here may end in somebody's log.
void show(Console const& console, PrintReport const& report)
{
    std::size_t printed = 0;
    for (auto const& batch : report.batches) {
        printed += batch.letters;
        std::fprintf(console.out, "Batch %s%s: %zu %s in %s\n", batch.id.value.c_str(),
            batch.was_unfinished ? ", begun by an earlier run" : "", batch.letters, letters(batch.letters),
            batch.folder.c_str());
    }
    for (auto const& letter : report.unsent)
        std::fprintf(console.out,
            "Not printed: letter %s for provider ID %s: %s Ask the service desk to re-issue it.\n",
            letter.letter.value.c_str(), letter.provider_number.c_str(),
            letter.because == "too_late" ? "it would come after its code has expired."
                                         : "its sealed secret is damaged.");
    if (report.sealed_for_other_keys > 0)
        std::fprintf(console.out, "Waiting for another key: %lld. Run this again with the key they were sealed for.\n",
            static_cast<long long>(report.sealed_for_other_keys));
    std::fprintf(console.out, "printed %zu, not sent %zu, waiting %lld\n", printed, report.unsent.size(),
        static_cast<long long>(report.sealed_for_other_keys));
}

} // namespace

int run_letters_print(
    Database& db, Random& random, Pack const& pack, LettersPrint const& options, Console const& console)
try {
    auto keys = read_letter_key_file(options.key_file);
    if (!keys)
        return refuse(console, keys.error());
    Speaking const speaking(pack.language); // The letters; the console speaks English.
    auto const terms = letter_terms(pack);
    auto const wording = letter_wording(pack, options.portal_url);
    auto report = print_letters(db, random, pack.plan,
        { .keys = *keys,
            .terms = terms,
            .wording = wording,
            .folder = options.folder,
            .actor = at_console,
            .folder_is_lost = options.folder_is_lost,
            .use_by_fixed = options.use_by_fixed,
            .progress = [&](PrintProgress const& progress) { show(console, progress); } });
    if (!report)
        return refuse(console, report.error());
    show(console, *report);
    return report->unsent.empty() && report->sealed_for_other_keys == 0 ? 0 : 1;
} catch (std::filesystem::filesystem_error const& error) {
    std::fprintf(
        console.err, "%s\nNothing is lost. Mend the disk and run this again: it finishes the batch.\n", error.what());
    return 1;
}

int run_letters_mailed(Database& db, PlanId const& plan, BatchId const& batch, Console const& console)
{
    auto mailed = db.write(plan, [&](UnitOfWork& work) { return record_batch_mailed(work, batch, at_console); });
    if (!mailed)
        return refuse(console, mailed.error());
    std::fprintf(console.out, "Batch %s: %lld %s recorded as mailed. Delete its folder now: it holds the codes.\n",
        batch.value.c_str(), static_cast<long long>(*mailed), letters(static_cast<std::size_t>(*mailed)));
    return 0;
}

int run_letters_keygen(Random& random, std::string const& file, Console const& console)
{
    auto key = make_letter_key_file(file, random);
    if (!key)
        return refuse(console, key.error());
    auto const public_key = to_hex(*key);
    std::fprintf(console.out,
        "Private key: %s. Keep it where letters are printed, with a copy in a safe. No server may read it.\n"
        "Public key, for the server's file keys/letter.pub:\n%s\n",
        file.c_str(), public_key.c_str());
    return 0;
}

} // namespace gatehouse
