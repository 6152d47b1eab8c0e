#include "registration/registration_store.hpp"

#include <algorithm>

#include "base/slow_hash.hpp"
#include "codes/one_time_code.hpp"
#include "db/database.hpp"
#include "db/throttle.hpp"
#include "mail/outbox.hpp"
#include "packs/pack.hpp"

namespace gatehouse {

namespace {

constexpr auto purpose = CodePurpose::activation_letter;

// A late code is noted for the service desk, but not as often as somebody cares to send the form.
constexpr int late_codes_noted_max = 5;
constexpr auto late_codes_window = std::chrono::hours(24);

std::unexpected<Error> expired(Pack const& pack)
{
    return fail(ErrorKind::expired, "activation.expired",
        "This " + pack.words.code + " has expired. Email " + pack.contacts.service_desk_email
            + " with a subject that contains \"" + pack.contacts.expired_code_subject
            + "\" to get a new letter with a new code. Your registration stays. " + pack.contacts.service_desk_warning);
}

std::unexpected<Error> wrong(Pack const& pack)
{
    return fail_field("activation.code_wrong", "code",
        "This is not the " + pack.words.code
            + " of your letter. Enter it exactly as printed: capital letters, spaces "
              "and hyphens count.");
}

std::unexpected<Error> claim_settled(Pack const& pack)
{
    return fail(ErrorKind::conflict, "activation.claim_settled",
        "Your office has " + pack.words.org_admin.indefinite
            + " by now, so the code in your letter is not needed. Ask "
              "that person to activate your account.");
}

// The error of begin_typed_try in the words of this page.
std::unexpected<Error> refusal(Pack const& pack, Error error)
{
    if (error.code == "code.none")
        return fail(ErrorKind::expired, "activation.no_code",
            "The code of your letter is no longer good. If a newer letter is on its way to you, use that one. Else "
            "email "
                + pack.contacts.service_desk_email + " with a subject that contains \""
                + pack.contacts.expired_code_subject + "\".");
    if (error.code != "code.expired")
        return std::unexpected(std::move(error));
    return expired(pack);
}

void note(UnitOfWork& work, EnterCode const& request, std::string_view reason)
{
    record(work,
        { audit_actor(request.actor), "activation.code_refused", about_account(request.actor.account),
            { { "reason", std::string(reason) }, { "network", request.place.network } } });
}

// What the first transaction hands over: a refusal is a value, because the try and its note must be committed.
struct Begun {
    std::optional<TypedTry> attempt {};
    std::optional<Error> refused {};
};

Result<Begun> begin(UnitOfWork& work, Pack const& pack, EnterCode const& request)
{
    auto const& account = request.actor.account;
    if (!registration_store::pending_claim(work, account))
        return Begun { .refused = claim_settled(pack).error() };
    auto attempt = begin_typed_try(work, purpose, account.value);
    if (attempt)
        return Begun { .attempt = std::move(*attempt) };
    if (attempt.error().code == "code.expired"
        && within_limit(work, "activation.late_code", account.value, late_codes_noted_max, late_codes_window))
        note(work, request, "expired");
    return Begun { .refused = refusal(pack, std::move(attempt.error())).error() };
}

Result<NewSession> settle(UnitOfWork& work, Pack const& pack, EnterCode const& request, CodeId const& code)
{
    auto const& account = request.actor.account;
    auto provider = registration_store::pending_claim(work, account);
    if (!provider)
        return claim_settled(pack);
    if (!redeem_code(work, purpose, account.value, TypedCode { code }))
        return fail(ErrorKind::conflict, "activation.code_used",
            "This code was used a moment ago, or a newer letter has replaced it. Log in again to see where you stand.");
    auto rivals = TRY(activate_founding_admin(work, account, *provider));
    auto actor = audit_actor(request.actor);
    for (auto const& rival : rivals)
        end_rival_claim(work, pack, actor, rival);
    mark_letter_used(work, code);
    registration_store::settle_letter_requests(work, account);
    record(work, { actor, "activation.code_accepted", about_account(account), { { "provider", provider->value } } });
    end_all_sessions(work, account, SessionEnd::replaced);
    return open_session(work, pack, account, SessionStage::new_password, request.place);
}

} // namespace

void end_rival_claim(UnitOfWork& work, Pack const& pack, AuditActor const& winner, AccountId const& rival)
{
    withdraw_letter(work, winner, rival);
    auto account = find_account(work, rival).value();
    enqueue_mail(work,
        { pack.mail.sender_name, account.email, "Your office has " + pack.words.org_admin.indefinite,
            Secret<>("Hello " + account.first_name + ",\n\nsomebody else of your office was first to activate a "
                + pack.words.org_admin.account + ". Yours has become an individual account: ask that person to "
                + "activate it. Then choose a password through \"" + pack.words.forgot_password
                + "\" on the login page. Throw the letter with your " + pack.words.code + " away; it opens nothing "
                + "any more.\n\n" + pack.mail.signature + "\n") });
}

Result<NewSession> enter_activation_code(Database& db, SlowHash& slow_hash, Pack const& pack, EnterCode const& request)
{
    if (request.typed.empty())
        return fail_field("activation.code_empty", "code", "Enter the " + pack.words.code + " from your letter.");
    auto begun = TRY(
        db.write(pack.plan, Isolation::read_committed, [&](UnitOfWork& work) { return begin(work, pack, request); }));
    if (begun.refused)
        return std::unexpected(std::move(*begun.refused));
    bool fits = TRY(slow_hash.fits(begun.attempt->argon2id_hash, request.typed));
    if (!fits) {
        TRY(db.write(pack.plan, Isolation::read_committed, [&](UnitOfWork& work) -> Result<> {
            note(work, request, "incorrect");
            return {};
        }));
        return wrong(pack);
    }
    return db.write(pack.plan, [&](UnitOfWork& work) { return settle(work, pack, request, begun.attempt->code); });
}

} // namespace gatehouse
