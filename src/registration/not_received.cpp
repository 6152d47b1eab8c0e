#include "registration/registration_store.hpp"

#include "base/fold.hpp"
#include "db/database.hpp"
#include "db/throttle.hpp"
#include "packs/pack.hpp"
#include "pages/dates.hpp"

namespace gatehouse {

namespace {

// The letter that the account waits for; nothing once it needs none any more.
std::optional<Letter> awaited_letter(UnitOfWork& work, LetterTerms const& terms, AccountId const& account)
{
    if (!registration_store::pending_claim(work, account))
        return std::nullopt;
    auto letters = letters_of_account(work, terms, account);
    if (letters.empty())
        return std::nullopt;
    return std::move(letters.front());
}

Result<> ask(UnitOfWork& work, AuditActor const& actor, Letter const& letter)
{
    if (registration_store::insert_letter_request(work, letter.id, letter.account, letter.provider))
        record(
            work, { actor, "letter.not_received", about_account(letter.account), { { "letter", letter.id.value } } });
    return {};
}

} // namespace

Result<> report_not_received(UnitOfWork& work, Pack const& pack, AccountId const& account)
{
    auto terms = letter_terms(pack);
    auto letter = awaited_letter(work, terms, account);
    if (!letter)
        return refuse(ErrorKind::conflict, "letter.none");
    if (auto from = not_received_from(terms, *letter); work.now < from)
        return refuse(ErrorKind::conflict, "letter.not_yet",
            { { "time_zone", full_moment(from, { pack.zone(), pack.time_zone.label }).text },
                { "service_desk_email", pack.contacts.service_desk_email } });
    return ask(work, { AuditActor::Kind::account, account.value }, *letter);
}

Result<> report_not_received_by_name(UnitOfWork& work, Pack const& pack, std::string_view sign_in_name,
    std::string_view provider_number, std::string_view network)
{
    auto const& limit = pack.limits.recovery_per_network;
    bool within = within_limit(work, "not_received.network", network, limit.uses, limit.window);
    auto account = find_account_by_sign_in_name(work, canonical_sign_in_name(sign_in_name));
    if (!within || !account)
        return {};
    auto terms = letter_terms(pack);
    auto letter = awaited_letter(work, terms, *account);
    bool fits = letter && fold(letter->provider_number) == fold(provider_number)
        && not_received_from(terms, *letter) <= work.now;
    if (!fits)
        return {};
    return ask(work, { AuditActor::Kind::stranger, std::string(network) }, *letter);
}

std::vector<LetterRequest> open_letter_requests(UnitOfWork& work, int count)
{
    return registration_store::open_letter_requests(work, count);
}

Result<Activation> find_activation(UnitOfWork& work, Pack const& pack, AccountId const& id)
{
    auto terms = letter_terms(pack);
    Activation activation { .account = find_account(work, id).value() };
    activation.claim = registration_store::pending_claim(work, id);
    auto letters = letters_of_account(work, terms, id);
    if (!letters.empty()) {
        activation.letter = std::move(letters.front());
        activation.not_received_from = not_received_from(terms, *activation.letter);
    }
    activation.not_received_asked_at = registration_store::open_letter_request(work, id);
    return activation;
}

} // namespace gatehouse
