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

Error none_open() { return { ErrorKind::conflict, "factor_reset.none", say("accounts.this_person_has_not_said"), {} }; }

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
        return refuse(ErrorKind::conflict, "factor.none");
    if (auto open = factor_store::find_open_reset(work, account)) {
        if (!open->approved_at || open->has_good_code(work.now))
            return refuse(ErrorKind::conflict, "factor_reset.asked_already");
        factor_store::settle(work, open->id, ResetOutcome::expired); // The mailed code was not used in time.
    }
    factor_store::insert_reset(work, account, factor->id);
    record(work, { audit_actor(actor), "factor_reset.asked", about_account(account) });
    tell_owner_of_factor(work, pack, account, say("accounts.you_lost_your_second_factor"),
        say("accounts.somebody_gave_the_password_of"));
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
        return fail(ErrorKind::forbidden, "factor_reset.own", say("accounts.nobody_approves_this_for_themselves"));
    auto hours = pack.second_factor.reset_code_good_for;
    if (!factor_store::approve(work, reset.id, approval, code.hash, work.now + hours))
        return refuse(ErrorKind::conflict, "factor_reset.approved_already");
    tell_owner_of_factor(work, pack, account, say("accounts.the_code_to_remove_your"),
        Secret<>(say("accounts.it_was_confirmed_that_you",
            { { "hours", std::to_string(hours.count()) }, { "code", code.code.reveal() } })));
    return reset;
}

Result<> decline_factor_reset(UnitOfWork& work, Pack const& pack, AccountId const& account)
{
    auto reset = TRY(require_open(work, account));
    factor_store::settle(work, reset.id, ResetOutcome::declined);
    tell_owner_of_factor(
        work, pack, account, say("accounts.your_second_factor_stays"), say("accounts.your_wish_to_have_your"));
    return {};
}

Result<> write_down_factor_reset(
    UnitOfWork& work, AccountId const& account, AccountId const& by, std::string_view evidence)
{
    auto reset = TRY(require_open(work, account));
    if (!factor_store::write_down(work, reset.id, by, evidence))
        return refuse(ErrorKind::conflict, "factor_reset.written_already");
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
        return refuse(ErrorKind::conflict, "factor_reset.not_approved");
    if (!reset->has_good_code(work.now))
        return refuse(ErrorKind::expired, "factor_reset.code_expired");
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
        return refuse(ErrorKind::expired, "factor_reset.over");
    factor_store::remove(work, factor->id, factor_store::RemovedHow::reset);
    end_all_sessions(work, id, SessionEnd::recovered);
    record(work, { audit_actor(session.actor), "second_factor.reset", about_account(id) });
    tell_owner_of_factor(
        work, pack, id, say("accounts.your_second_factor_was_removed"), say("accounts.the_lost_authenticator_app_and"));
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
        return refuse(ErrorKind::rate_limited, "factor.paused",
            { { "pause", std::to_string(pack.second_factor.pause.count()) } });
    if (!fits) {
        TRY(db.write(pack.plan, Isolation::read_committed, [&](UnitOfWork& work) -> Result<> {
            record(work,
                { audit_actor(session.actor), "factor_reset.code_refused", about_account(session.actor.account) });
            return {};
        }));
        return refuse_field("factor_reset.wrong_code", "code");
    }
    return db.write(pack.plan, Isolation::read_committed, [&](UnitOfWork& work) -> Result<NewSession> {
        return finish(work, pack, session, reserved.reset, request.place);
    });
}

} // namespace gatehouse
