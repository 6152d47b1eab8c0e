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
    return refuse(ErrorKind::expired, "activation.expired",
        { { "code", pack.words.code }, { "service_desk_email", pack.contacts.service_desk_email },
            { "expired_code_subject", pack.contacts.expired_code_subject },
            { "service_desk_warning", pack.contacts.service_desk_warning } });
}

std::unexpected<Error> wrong(Pack const& pack)
{
    return refuse_field("activation.code_wrong", "code", { { "code", pack.words.code } });
}

std::unexpected<Error> claim_settled(Pack const& pack)
{
    return refuse(
        ErrorKind::conflict, "activation.claim_settled", { { "an_org_admin", pack.words.org_admin.indefinite } });
}

// The error of begin_typed_try in the words of this page.
std::unexpected<Error> refusal(Pack const& pack, Error error)
{
    if (error.code == "code.none")
        return refuse(ErrorKind::expired, "activation.no_code",
            { { "service_desk_email", pack.contacts.service_desk_email },
                { "expired_code_subject", pack.contacts.expired_code_subject } });
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
        return refuse(ErrorKind::conflict, "activation.code_used");
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
        { pack.mail.sender_name, account.email,
            say("registration.your_office_has", { { "an_org_admin", pack.words.org_admin.indefinite } }),
            Secret<>(say("registration.hello_somebody_else_of_your",
                { { "first_name", account.first_name }, { "account", pack.words.org_admin.account },
                    { "forgot_password", pack.words.forgot_password }, { "code", pack.words.code },
                    { "signature", pack.mail.signature } })) });
}

Result<NewSession> enter_activation_code(Database& db, SlowHash& slow_hash, Pack const& pack, EnterCode const& request)
{
    if (request.typed.empty())
        return refuse_field("activation.code_empty", "code", { { "code", pack.words.code } });
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
