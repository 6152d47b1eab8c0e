#include "accounts/factor_reset.hpp"

#include "accounts/factor_mail.hpp"
#include "accounts/factor_store.hpp"
#include "accounts/typed_code.hpp"
#include "base/slow_hash.hpp"
#include "db/database.hpp"
#include "db/throttle.hpp"
#include "packs/pack.hpp"

namespace gatehouse {

namespace {

constexpr std::size_t code_groups = 3; // 56 bits, throttled, for a day.
constexpr std::string_view wrong_codes = "factor_reset.code";

Error none_open()
{
    return { ErrorKind::conflict, "factor_reset.none",
        "This person has not said that the second factor is lost, or it has been settled. The person says so after the "
        "password, on the page that asks for the code.",
        {} };
}

Result<FactorReset> require_open(UnitOfWork& work, AccountId const& account)
{
    auto reset = factor_store::find_open_reset(work, account);
    if (!reset)
        return std::unexpected(none_open());
    return std::move(*reset);
}

} // namespace

std::optional<FactorReset> find_factor_reset(UnitOfWork& work, AccountId const& account)
{
    return factor_store::find_open_reset(work, account);
}

Result<> ask_factor_reset(UnitOfWork& work, Pack const& pack, Actor const& actor)
{
    auto const& account = actor.account;
    auto factor = factor_store::find(work, account);
    if (!factor)
        return fail(ErrorKind::conflict, "factor.none", "Your account has no second factor.");
    if (auto open = factor_store::find_open_reset(work, account)) {
        if (!open->approved_at || open->has_good_code(work.now))
            return fail(ErrorKind::conflict, "factor_reset.asked_already", "You have asked for that already.");
        factor_store::settle(work, open->id, ResetOutcome::expired); // The mailed code was not used in time.
    }
    factor_store::insert_reset(work, account, factor->id);
    record(work, { audit_actor(actor), "factor_reset.asked", about_account(account) });
    tell_owner_of_factor(work, pack, account, "You lost your second factor?",
        "somebody gave the password of your account and said that the authenticator app and the recovery codes are "
        "lost. Nothing has changed yet: it needs the word of somebody who knows you, and then a code that we mail to "
        "this address. If you find your app, log in with it, and this is over.");
    return {};
}

Result<ResetCode> make_reset_code(Database& db, SlowHash& slow_hash, Pack const& pack)
{
    auto code = TRY(db.read(
        pack.plan, [](UnitOfWork& work) -> Result<Secret<>> { return make_typed_code(work.random, code_groups); }));
    auto hash = TRY(slow_hash.hash(normalised_code(code.reveal())));
    return ResetCode { std::move(code), std::move(hash) };
}

Result<FactorReset> approve_factor_reset(
    UnitOfWork& work, Pack const& pack, AccountId const& account, ResetApproval const& approval, ResetCode const& code)
{
    auto reset = TRY(require_open(work, account));
    if (approval.by == account)
        return fail(ErrorKind::forbidden, "factor_reset.own", "Nobody approves this for themselves.");
    auto hours = pack.second_factor.reset_code_good_for;
    if (!factor_store::approve(work, reset.id, approval, code.hash, work.now + hours))
        return fail(ErrorKind::conflict, "factor_reset.approved_already", "Somebody has approved this already.");
    tell_owner_of_factor(work, pack, account, "The code to remove your lost second factor",
        Secret<>("it was confirmed that you lost your second factor. Log in with your password, follow \"I have lost "
                 "my app and my codes\", and enter this code within "
            + std::to_string(hours.count()) + " hours:\n\n" + code.code.reveal()
            + "\n\nTell this code to nobody, not even to somebody of your office or of the plan."));
    return reset;
}

Result<> decline_factor_reset(UnitOfWork& work, Pack const& pack, AccountId const& account)
{
    auto reset = TRY(require_open(work, account));
    factor_store::settle(work, reset.id, ResetOutcome::declined);
    tell_owner_of_factor(work, pack, account, "Your second factor stays",
        "your wish to have your second factor removed was declined. It stays as it is.");
    return {};
}

Result<> write_down_factor_reset(
    UnitOfWork& work, AccountId const& account, AccountId const& by, std::string_view evidence)
{
    auto reset = TRY(require_open(work, account));
    if (!factor_store::write_down(work, reset.id, by, evidence))
        return fail(ErrorKind::conflict, "factor_reset.written_already", "This was written down or approved already.");
    return {};
}

// ── The owner's half ───

namespace {

struct ReservedTry {
    FactorReset reset;
    std::string hash;
    bool refused;
};

Result<ReservedTry> reserve(UnitOfWork& work, Pack const& pack, AccountId const& account)
{
    auto reset = factor_store::find_open_reset(work, account);
    if (!reset || !reset->approved_at)
        return fail(ErrorKind::conflict, "factor_reset.not_approved",
            "Nobody has approved this yet, so there is no code to enter.");
    if (!reset->has_good_code(work.now))
        return fail(ErrorKind::expired, "factor_reset.code_expired", "This code has expired. Ask again.");
    auto uses = count_use(work, wrong_codes, reset->id.value, pack.second_factor.pause);
    auto hash = factor_store::reset_code_hash(work, reset->id);
    return ReservedTry { std::move(*reset), std::move(hash), uses > pack.second_factor.attempts };
}

Result<NewSession> finish(
    UnitOfWork& work, Pack const& pack, OpenSession const& session, FactorReset const& reset, SessionPlace const& place)
{
    auto const& id = session.actor.account;
    TRY(replace_session(work, session.actor.session));
    auto factor = factor_store::find(work, id);
    if (!factor || !factor_store::settle(work, reset.id, ResetOutcome::removed))
        return fail(ErrorKind::expired, "factor_reset.over", "This was settled meanwhile. Log in again.");
    factor_store::remove(work, factor->id, factor_store::RemovedHow::reset);
    end_all_sessions(work, id, SessionEnd::recovered);
    record(work, { audit_actor(session.actor), "second_factor.reset", about_account(id) });
    tell_owner_of_factor(work, pack, id, "Your second factor was removed",
        "the lost authenticator app and the recovery codes of your account were removed, with the code that we mailed "
        "to this address, and all sessions were ended.");
    return open_session(work, pack, id, session.stage, place, { session.given.password_at, std::nullopt });
}

} // namespace

Result<NewSession> finish_factor_reset(
    Database& db, SlowHash& slow_hash, Pack const& pack, OpenSession const& session, FinishReset const& request)
{
    auto reserved = TRY(db.write(pack.plan, Isolation::read_committed,
        [&](UnitOfWork& work) { return reserve(work, pack, session.actor.account); }));
    bool fits = TRY(slow_hash.fits(reserved.refused ? "" : reserved.hash, normalised_code(request.typed)));
    if (reserved.refused)
        return fail(ErrorKind::rate_limited, "factor.paused",
            "Too many wrong codes. Wait " + std::to_string(pack.second_factor.pause.count())
                + " minutes, then enter the code as it stands in the email. It stays good.");
    if (!fits) {
        TRY(db.write(pack.plan, Isolation::read_committed, [&](UnitOfWork& work) -> Result<> {
            record(work,
                { audit_actor(session.actor), "factor_reset.code_refused", about_account(session.actor.account) });
            return {};
        }));
        return fail_field(
            "factor_reset.wrong_code", "code", "This is not the code from the email. Enter it as it stands there.");
    }
    return db.write(pack.plan, Isolation::read_committed, [&](UnitOfWork& work) -> Result<NewSession> {
        return finish(work, pack, session, reserved.reset, request.place);
    });
}

} // namespace gatehouse
