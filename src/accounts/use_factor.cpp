#include "accounts/account_store.hpp"
#include "accounts/factor_mail.hpp"
#include "accounts/factor_store.hpp"
#include "accounts/second_factor.hpp"
#include "accounts/totp.hpp"
#include "accounts/typed_code.hpp"
#include "base/slow_hash.hpp"
#include "db/database.hpp"
#include "db/throttle.hpp"
#include "packs/pack.hpp"

namespace gatehouse {

namespace {

constexpr std::string_view wrong_codes = "second_factor.code"; // The one count of wrong codes of an account.

bool is_app_code(std::string_view code)
{
    return code.size() == totp_digits && code.find_first_not_of("0123456789") == code.npos;
}

// What the first transaction hands over to the hash and to the second.
struct ReservedCode {
    std::string factor;
    std::optional<factor_store::RecoveryCode> recovery; // With the first group that was typed.
    bool refused = false;                               // Too many wrong ones: this one is not looked at.
    bool is_last = false;                               // Within the limit.
};

Result<ReservedCode> reserve(UnitOfWork& work, Pack const& pack, AccountId const& account, std::string_view code)
{
    auto factor = factor_store::find(work, account);
    if (!factor)
        return refuse(ErrorKind::conflict, "factor.none");
    auto uses = count_use(work, wrong_codes, account.value, pack.second_factor.pause);
    return ReservedCode {
        .factor = factor->id,
        .recovery = factor_store::find_recovery_code(work, factor->id, code.substr(0, typed_code_group)),
        .refused = uses > pack.second_factor.attempts,
        .is_last = uses == pack.second_factor.attempts,
    };
}

// Of several who come with the same code at the same time, exactly one takes it.
bool take_app_code(UnitOfWork& work, AccountId const& account, std::string_view code)
{
    auto factor = factor_store::find(work, account);
    auto secret = factor ? work.keys.sealing.open(factor->sealed_secret) : std::nullopt;
    auto step = secret ? matching_step(*secret, code, work.now, factor->last_step) : std::nullopt;
    return step && factor_store::claim_step(work, factor->id, *step);
}

void tell_of_recovery_code(UnitOfWork& work, Pack const& pack, Actor const& actor, std::string_view factor)
{
    auto left = factor_store::count_recovery_codes(work, factor);
    tell_owner_of_factor(work, pack, actor.account, say("accounts.a_recovery_code_was_used"),
        say("accounts.one_of_your_recovery_codes", { { "left", say_count("accounts.count_are_left", left) } }));
}

void settle_wrong(UnitOfWork& work, Pack const& pack, Actor const& actor, bool is_last)
{
    record(work, { audit_actor(actor), "second_factor.refused", about_account(actor.account) });
    if (!is_last)
        return;
    record(work, { audit_actor(actor), "second_factor.paused", about_account(actor.account) });
    // Who comes this far has the password.
    tell_owner_of_factor(work, pack, actor.account, say("accounts.wrong_codes_for_your_account"),
        say("accounts.somebody_gave_the_right_password",
            { { "attempts", std::to_string(pack.second_factor.attempts) },
                { "pause", std::to_string(pack.second_factor.pause.count()) } }));
}

Error paused_error(Pack const& pack)
{
    return { ErrorKind::rate_limited, "factor.paused",
        say("accounts.too_many_wrong_codes_wait_minutes",
            { { "pause", std::to_string(pack.second_factor.pause.count()) } }),
        {} };
}

Error wrong_error()
{
    std::string message = say("accounts.this_code_is_not_right");
    return { ErrorKind::invalid_input, "factor.wrong", message, { { "code", message } } };
}

} // namespace

std::optional<SecondFactor> find_second_factor(UnitOfWork& work, AccountId const& account)
{
    auto factor = factor_store::find(work, account);
    if (!factor)
        return std::nullopt;
    return SecondFactor { factor->enrolled_at, factor_store::count_recovery_codes(work, factor->id) };
}

Result<> use_factor(Database& db, SlowHash& slow_hash, Pack const& pack, Actor const& actor, std::string_view typed,
    WithFactor const& then)
{
    auto code = normalised_code(typed);
    auto reserved = TRY(db.write(pack.plan, Isolation::read_committed,
        [&](UnitOfWork& work) { return reserve(work, pack, actor.account, code); }));

    // One hash on every path, of nothing where there is nothing to compare: how long it takes tells nothing.
    bool compares = !reserved.refused && reserved.recovery && !is_app_code(code);
    bool fits = TRY(slow_hash.fits(compares ? reserved.recovery->argon2id_hash : "", code));
    if (reserved.refused)
        return std::unexpected(paused_error(pack));

    bool is_right = false;
    TRY(db.write(pack.plan, Isolation::read_committed, [&](UnitOfWork& work) -> Result<> {
        auto kind = is_app_code(code) ? FactorKind::app_code : FactorKind::recovery_code;
        is_right = kind == FactorKind::app_code
            ? take_app_code(work, actor.account, code)
            : fits && factor_store::claim_recovery_code(work, reserved.recovery->id);
        if (!is_right) {
            settle_wrong(work, pack, actor, reserved.is_last);
            return {};
        }
        reset_limit(work, wrong_codes, actor.account.value);
        if (auto lost = factor_store::find_open_reset(work, actor.account))
            factor_store::settle(work, lost->id, ResetOutcome::found);
        if (kind == FactorKind::recovery_code)
            tell_of_recovery_code(work, pack, actor, reserved.factor);
        return then(work, kind);
    }));
    if (!is_right)
        return std::unexpected(wrong_error());
    return {};
}

Result<NewSession> present_factor(Database& db, SlowHash& slow_hash, Pack const& pack, OpenSession const& session,
    std::string_view typed, SessionPlace const& place)
{
    std::optional<NewSession> opened;
    TRY(use_factor(db, slow_hash, pack, session.actor, typed, [&](UnitOfWork& work, FactorKind kind) -> Result<> {
        TRY(replace_session(work, session.actor.session));
        account_store::touch_sign_in(work, session.actor.account);
        record(work,
            { audit_actor(session.actor), "account.signed_in", about_account(session.actor.account),
                { { "factor", std::string(to_string(kind)) }, { "browser", place.browser },
                    { "network", place.network } } });
        opened.emplace(open_session(work, pack, session.actor.account, session.stage, place,
            { session.given.password_at, PresentedFactor { kind, work.now } }));
        return {};
    }));
    return std::move(*opened);
}

std::optional<std::string> next_factor_code(UnitOfWork& work, AccountId const& account)
{
    auto factor = factor_store::find(work, account);
    auto secret = factor ? work.keys.sealing.open(factor->sealed_secret) : std::nullopt;
    if (!secret)
        return std::nullopt;
    return totp_code(*secret, std::max(factor->last_step + 1, totp_step(work.now)));
}

} // namespace gatehouse
