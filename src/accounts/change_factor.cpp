#include "accounts/choose_password.hpp"
#include "accounts/factor_mail.hpp"
#include "accounts/factor_store.hpp"
#include "accounts/recovery_codes.hpp"
#include "accounts/second_factor.hpp"
#include "db/database.hpp"
#include "packs/pack.hpp"

namespace gatehouse {

namespace {

// What was left empty is no try, and counts as none.
Result<> require_filled(FactorProof const& proof)
{
    Error error { ErrorKind::invalid_input, "factor.proof_missing", say("accounts.enter_your_password_and_a"), {} };
    if (proof.password.empty())
        error.fields.push_back({ "current_password", say("accounts.enter_your_current_password") });
    if (proof.code.empty())
        error.fields.push_back({ "code", say("accounts.enter_the_code_that_your") });
    if (!error.fields.empty())
        return std::unexpected(std::move(error));
    return {};
}

} // namespace

Result<> remove_factor(
    Database& db, SlowHash& slow_hash, Pack const& pack, OpenSession const& session, FactorProof const& proof)
{
    auto const& id = session.actor.account;
    TRY(require_filled(proof));
    TRY(check_current_password(db, slow_hash, pack, session.actor, proof.password));
    return use_factor(db, slow_hash, pack, session.actor, proof.code, [&](UnitOfWork& work, FactorKind) -> Result<> {
        auto factor = factor_store::find(work, id);
        if (!factor || !factor_store::remove(work, factor->id, factor_store::RemovedHow::owner))
            return refuse(ErrorKind::conflict, "factor.none");
        revoke_cached_rights(work, id);
        record(work, { audit_actor(session.actor), "second_factor.removed", about_account(id) });
        tell_owner_of_factor(work, pack, id, say("accounts.your_second_factor_was_removed"),
            say("accounts.the_authenticator_app_and_the"));
        return {};
    });
}

Result<std::vector<Secret<>>> renew_recovery_codes(
    Database& db, SlowHash& slow_hash, Pack const& pack, OpenSession const& session, FactorProof const& proof)
{
    auto const& id = session.actor.account;
    TRY(require_filled(proof));
    TRY(check_current_password(db, slow_hash, pack, session.actor, proof.password));
    auto codes = TRY(make_recovery_codes(db, slow_hash, pack));
    TRY(use_factor(db, slow_hash, pack, session.actor, proof.code, [&](UnitOfWork& work, FactorKind) -> Result<> {
        auto factor = factor_store::find(work, id);
        if (!factor)
            return refuse(ErrorKind::conflict, "factor.none");
        factor_store::replace_recovery_codes(work, factor->id, codes.kept);
        record(work, { audit_actor(session.actor), "second_factor.codes_renewed", about_account(id) });
        tell_owner_of_factor(
            work, pack, id, say("accounts.you_have_new_recovery_codes"), say("accounts.new_recovery_codes_were_made"));
        return {};
    }));
    return std::move(codes.shown);
}

} // namespace gatehouse
