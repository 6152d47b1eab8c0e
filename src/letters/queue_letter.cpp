#include "codes/one_time_code.hpp"
#include "db/database.hpp"
#include "letters/letter_keys.hpp"
#include "letters/letter_store.hpp"

namespace gatehouse {

Result<> check_letter_limits(
    UnitOfWork& work, LetterTerms const& terms, ProviderId const& provider, AccountId const& account)
{
    if (!work.keys.letter_public_key)
        return refuse(ErrorKind::busy, "letter.no_key");
    if (count_open_letters(work, provider, account) >= terms.open_max)
        return refuse(ErrorKind::conflict, "letter.too_many_open");
    if (count_letters_since(work, provider, work.now - std::chrono::days(365)) >= terms.per_year_max)
        return refuse(ErrorKind::rate_limited, "letter.too_many_this_year");
    return {};
}

Result<LetterId> queue_letter(
    UnitOfWork& work, LetterTerms const& terms, QueueLetter const& letter, LetterSecret const& secret)
{
    TRY(check_letter_limits(work, terms, letter.provider, letter.account));
    for (auto const& code : supersede_account_letters(work, letter.account, "replaced", letter.code))
        supersede_code(work, code);

    auto const& key = *work.keys.letter_public_key;
    auto const dates = letter_dates(terms, work.now);
    LetterId const id { work.new_id() };
    insert_letter(work, letter,
        { .id = id,
            .sealed_secret = seal_secret(key, secret),
            .sealed_for = key_fingerprint(key),
            .mail_on = dates.mail_on,
            .expected_on = dates.expected_on,
            .use_by = terms.clock == LetterClock::issued ? std::optional(dates.use_by) : std::nullopt });
    record(work,
        { letter.actor, "letter.queued", about_organisation(letter.provider),
            { { "letter", id.value }, { "account", letter.account.value }, { "mail_on", iso_date(dates.mail_on) },
                { "code", "", FieldClass::secret } } });
    return id;
}

} // namespace gatehouse
