#include "accounts/sign_in.hpp"

#include "accounts/account_store.hpp"
#include "accounts/factor_store.hpp"
#include "accounts/password_store.hpp"
#include "accounts/sign_in_guard.hpp"
#include "base/slow_hash.hpp"
#include "base/text.hpp"
#include "db/database.hpp"
#include "db/throttle.hpp"
#include "mail/outbox.hpp"
#include "packs/pack.hpp"

namespace gatehouse {

namespace {

constexpr auto unknown_names_remembered_for = std::chrono::hours(24);

// What the first transaction hands over to the hash and to the second.
struct ReservedTry {
    std::optional<AccountId> account; // Nobody by that name at this door: the hash is of nothing, and never fits.
    std::string hash;
    bool locks = false;
    bool refused = false; // Locked: the password is not looked at.
};

// A name that nobody has is locked after as many tries as one that somebody has. Here and in settle_wrong() a known and
// an unknown name take as many statements and commits, so that their number does not tell them apart either.
ReservedTry reserve_unknown(UnitOfWork& work, Pack const& pack, std::string_view canonical)
{
    auto subject = work.keys.matching.hash("sign_in.unknown_name", canonical);
    auto window = pack.lockout.release_after.value_or(unknown_names_remembered_for);
    bool admitted = within_limit(work, "sign_in.unknown_name", subject, pack.lockout.attempts, window);
    return { .account = std::nullopt, .hash = "", .refused = !admitted };
}

Result<ReservedTry> reserve(UnitOfWork& work, Pack const& pack, SignIn const& request)
{
    auto const& limit = pack.limits.sign_in_per_network;
    if (!within_limit(work, "sign_in.network", request.place.network, limit.uses, limit.window))
        return ReservedTry { .account = std::nullopt, .hash = "", .refused = true };

    auto canonical = canonical_sign_in_name(request.name);
    auto id = find_account_by_sign_in_name(work, canonical).value_or(AccountId {}); // Nobody's: looked up all the same.
    auto account = find_account(work, id);
    auto password = password_store::find(work, id);
    // A master account whose letter has not been printed yet has a password; one without any cannot log in.
    if (!account || account->kind != request.door || !password)
        return reserve_unknown(work, pack, canonical);
    auto guard = sign_in_guard::begin(work, pack, id);
    return ReservedTry { id, password->hash, guard.locks, !guard.admitted };
}

// What the second transaction commits: a refusal after the right password still forgets the wrong tries.
using Settled = std::variant<NewSession, Error>;

Error refusal(ErrorKind kind, std::string_view code, std::string message)
{
    return { kind, code, std::move(message), {} };
}

// The letter's password leads to its code, and once that was accepted to a password of the person's own.
Settled open_with_temporary(
    UnitOfWork& work, Pack const& pack, Account const& account, bool expired, SessionPlace const& place)
{
    if (expired && account.activated_at)
        return refusal(ErrorKind::expired, "password.temporary_expired",
            say("accounts.the_in_your_letter_has",
                { { "temporary_password", pack.words.temporary_password },
                    { "forgot_password", pack.words.forgot_password } }));
    if (expired)
        return refusal(ErrorKind::expired, "activation.expired",
            say("accounts.the_temporary_password_and_the",
                { { "code", pack.words.code }, { "service_desk_email", pack.contacts.service_desk_email },
                    { "expired_code_subject", pack.contacts.expired_code_subject } }));
    auto stage = account.activated_at ? SessionStage::new_password : SessionStage::activation_code;
    return open_session(work, pack, account.id, stage, place);
}

Settled open_for(UnitOfWork& work, Pack const& pack, Account const& account, SessionPlace const& place)
{
    auto password = password_store::find(work, account.id).value();
    bool expired = password.good_until && *password.good_until < work.now;
    if (password.kind == password_store::Kind::temporary)
        return open_with_temporary(work, pack, account, expired, place);
    if (!account.activated_at)
        return refusal(ErrorKind::forbidden, "account.awaiting_admin",
            say("accounts.your_account_is_not_active",
                { { "an_org_admin", capitalized(pack.words.org_admin.indefinite) } }));
    return open_session(work, pack, account.id, expired ? SessionStage::new_password : SessionStage::full, place);
}

void settle_wrong(UnitOfWork& work, Pack const& pack, ReservedTry const& reserved)
{
    AuditActor stranger { AuditActor::Kind::stranger, "sign-in" };
    auto subject = reserved.account ? about_account(*reserved.account) : about_plan(work.plan);
    record(work, { stranger, "sign_in.refused", subject });
    if (reserved.locks)
        sign_in_guard::announce_lock(work, pack, stranger, *reserved.account);
}

Settled settle_right(UnitOfWork& work, Pack const& pack, AccountId const& id, SignIn const& request)
{
    auto account = find_account(work, id).value();
    auto settled = open_for(work, pack, account, request.place);
    sign_in_guard::clear(work, id);
    if (std::holds_alternative<Error>(settled)) {
        record(work,
            { { AuditActor::Kind::account, id.value }, "sign_in.not_yet", about_account(id),
                { { "reason", std::string(std::get<Error>(settled).code) } } });
        return settled;
    }
    if (request.replaces)
        end_session(work, *request.replaces, SessionEnd::replaced);
    if (factor_store::find(work, id)) { // Not in yet: use_factor.cpp says when.
        record(work, { { AuditActor::Kind::account, id.value }, "sign_in.code_asked", about_account(id) });
        return settled;
    }
    account_store::touch_sign_in(work, id);
    record(work,
        { { account.kind == AccountKind::staff ? AuditActor::Kind::staff : AuditActor::Kind::account, id.value },
            "account.signed_in", about_account(id),
            { { "browser", request.place.browser }, { "network", request.place.network } } });
    return settled;
}

} // namespace

Error locked_error(Pack const& pack)
{
    std::string until = ".";
    if (pack.lockout.release_after)
        until = say(
            "accounts.or_wait_hours", { { "release_after", std::to_string(pack.lockout.release_after->count()) } });
    return { ErrorKind::rate_limited, "sign_in.locked",
        say("accounts.too_many_wrong_passwords_this",
            { { "forgot_password", pack.words.forgot_password }, { "until", until } }),
        {} };
}

Result<NewSession> sign_in(Database& db, SlowHash& slow_hash, Pack const& pack, SignIn const& request)
{
    auto reserved = TRY(
        db.write(pack.plan, Isolation::read_committed, [&](UnitOfWork& work) { return reserve(work, pack, request); }));

    // A refused try pays for a hash too, of nothing: how long it takes must not tell who has an account.
    bool fits = TRY(slow_hash.fits(reserved.refused ? "" : reserved.hash, request.password));
    if (reserved.refused)
        return std::unexpected(locked_error(pack));

    if (!fits) {
        TRY(db.write(pack.plan, Isolation::read_committed, [&](UnitOfWork& work) -> Result<> {
            settle_wrong(work, pack, reserved);
            return {};
        }));
        return refuse(ErrorKind::unauthenticated, "sign_in.wrong");
    }

    auto settled = TRY(db.write(pack.plan, Isolation::read_committed,
        [&](UnitOfWork& work) -> Result<Settled> { return settle_right(work, pack, *reserved.account, request); }));
    if (auto* error = std::get_if<Error>(&settled))
        return std::unexpected(std::move(*error));
    if (SlowHash::is_outdated(reserved.hash)) {
        auto stronger = TRY(slow_hash.hash(request.password));
        TRY(db.write(pack.plan, Isolation::read_committed, [&](UnitOfWork& work) -> Result<> {
            password_store::rehash(work, *reserved.account, reserved.hash, stronger);
            return {};
        }));
    }
    return std::get<NewSession>(std::move(settled));
}

} // namespace gatehouse
