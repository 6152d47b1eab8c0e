#include "accounts/factor_mail.hpp"
#include "accounts/factor_store.hpp"
#include "accounts/recovery_codes.hpp"
#include "accounts/second_factor.hpp"
#include "accounts/totp.hpp"
#include "accounts/typed_code.hpp"
#include "base/encoding.hpp"
#include "base/random.hpp"
#include "db/database.hpp"
#include "http/form.hpp"
#include "packs/pack.hpp"

namespace gatehouse {

namespace {

constexpr auto offer_good_for = std::chrono::minutes(30);
constexpr char between = '\n';

Secret<> random_secret(Random& random)
{
    Bytes bytes(totp_secret_size);
    random.fill(bytes);
    return Secret<>(std::string(reinterpret_cast<char const*>(bytes.data()), bytes.size()));
}

// otpauth, as every authenticator app reads it.
Secret<> uri_of(Pack const& pack, Account const& account, Secret<> const& base32)
{
    auto issuer = percent_encode(pack.name);
    return Secret<>("otpauth://totp/" + issuer + ":" + percent_encode(account.user_name) + "?secret=" + base32.reveal()
        + "&issuer=" + issuer + "&algorithm=SHA1&digits=6&period=30");
}

FactorOffer offer_of(Pack const& pack, Account const& account, Secret<> const& secret, std::string ticket)
{
    auto base32 = to_base32(secret);
    auto uri = uri_of(pack, account, base32);
    return { std::move(base32), std::move(uri), std::move(ticket) };
}

// The secret that a ticket of this account holds. Nothing for one that is old, somebody else's or not ours.
std::optional<Secret<>> secret_in(UnitOfWork& work, AccountId const& account, std::string_view ticket)
{
    auto sealed = from_hex(ticket);
    auto plain = sealed ? work.keys.sealing.open(*sealed) : std::nullopt;
    if (!plain)
        return std::nullopt;
    std::string_view rest = plain->reveal();
    auto whose = "factor offer" + std::string(1, between) + account.value + between;
    if (!rest.starts_with(whose) || rest.size() < whose.size() + totp_secret_size)
        return std::nullopt;
    rest.remove_prefix(whose.size());
    auto until = rest.substr(totp_secret_size);
    if (until < std::to_string(work.now.time_since_epoch().count())) // Both have 16 digits until the year 2286.
        return std::nullopt;
    return Secret<>(std::string(rest.substr(0, totp_secret_size)));
}

std::string ticket_for(UnitOfWork& work, AccountId const& account, Secret<> const& secret)
{
    auto until = std::to_string((work.now + offer_good_for).time_since_epoch().count());
    Secret<> plain("factor offer" + std::string(1, between) + account.value + between + secret.reveal() + until);
    return to_hex(work.keys.sealing.seal(plain.reveal(), work.random));
}

// Whether the app has the secret: its step, and the secret sealed as it is kept.
struct CheckedOffer {
    Bytes sealed_secret;
    std::int64_t step;
};

Result<CheckedOffer> check_offer(UnitOfWork& work, AccountId const& account, EnrolFactor const& request)
{
    auto secret = secret_in(work, account, request.ticket);
    if (!secret)
        return refuse(ErrorKind::expired, "factor.offer_over");
    auto step = matching_step(*secret, normalised_code(request.code), work.now, 0);
    if (!step)
        return refuse_field("factor.wrong", "code");
    return CheckedOffer { work.keys.sealing.seal(secret->reveal(), work.random), *step };
}

} // namespace

FactorOffer offer_factor(UnitOfWork& work, Pack const& pack, Account const& account)
{
    auto secret = random_secret(work.random);
    return offer_of(pack, account, secret, ticket_for(work, account.id, secret));
}

std::optional<FactorOffer> reopen_offer(
    UnitOfWork& work, Pack const& pack, Account const& account, std::string_view ticket)
{
    auto secret = secret_in(work, account.id, ticket);
    if (!secret)
        return std::nullopt;
    return offer_of(pack, account, *secret, std::string(ticket));
}

Result<FactorCodes> enrol_factor(
    Database& db, SlowHash& slow_hash, Pack const& pack, OpenSession const& session, EnrolFactor const& request)
{
    auto const& id = session.actor.account;
    auto checked = TRY(db.read(pack.plan, [&](UnitOfWork& work) { return check_offer(work, id, request); }));
    auto recovery = TRY(make_recovery_codes(db, slow_hash, pack));
    std::optional<NewSession> opened;
    TRY(db.write(pack.plan, Isolation::read_committed, [&](UnitOfWork& work) -> Result<> {
        TRY(replace_session(work, session.actor.session));
        auto factor = TRY(factor_store::insert(work, id, checked.sealed_secret, checked.step));
        factor_store::replace_recovery_codes(work, factor, recovery.kept);
        revoke_cached_rights(work, id); // The account's other sessions owe the code from now on.
        record(work, { audit_actor(session.actor), "second_factor.enrolled", about_account(id) });
        tell_owner_of_factor(
            work, pack, id, say("accounts.a_second_factor_was_set"), say("accounts.an_authenticator_app_was_set"));
        opened.emplace(open_session(work, pack, id, session.stage, request.place,
            { session.given.password_at, PresentedFactor { FactorKind::app_code, work.now } }));
        return {};
    }));
    return FactorCodes { std::move(*opened), std::move(recovery.shown) };
}

void give_factor(UnitOfWork& work, AccountId const& account, Secret<> const& secret)
{
    factor_store::insert(work, account, work.keys.sealing.seal(secret.reveal(), work.random), 0).value();
    revoke_cached_rights(work, account);
}

std::optional<std::string> code_of_secret(UnitOfWork& work, std::string_view base32)
{
    auto secret = from_base32(normalised_code(base32));
    if (!secret)
        return std::nullopt;
    return totp_code(*secret, totp_step(work.now));
}

} // namespace gatehouse
