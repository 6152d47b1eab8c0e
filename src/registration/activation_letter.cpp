#include "registration/registration_store.hpp"

#include "base/slow_hash.hpp"
#include "codes/one_time_code.hpp"
#include "db/database.hpp"
#include "packs/pack.hpp"

namespace gatehouse {

Result<PreparedLetter> prepare_letter(Database& db, SlowHash& slow_hash, Pack const& pack)
{
    auto secret = TRY(
        db.read(pack.plan, [](UnitOfWork& work) -> Result<LetterSecret> { return make_letter_secret(work.random); }));
    auto code_hash = TRY(slow_hash.hash(secret.code.reveal()));
    auto password_hash = TRY(slow_hash.hash(secret.temporary_password.reveal()));
    return PreparedLetter { std::move(secret), std::move(code_hash), std::move(password_hash) };
}

Result<LetterId> send_activation_letter(
    UnitOfWork& work, Pack const& pack, SendLetter const& request, PreparedLetter const& prepared)
{
    auto terms = letter_terms(pack);
    auto account = find_account(work, request.account).value();
    auto provider = find_provider(work, request.provider).value();
    auto use_by = letter_dates(terms, work.now).use_by;

    // Code and password live equally long, and the ones before them end here.
    auto code = issue_typed_code(work, CodePurpose::activation_letter, account.id.value, prepared.code_hash, use_by);
    set_temporary_password(work, account.id, prepared.password_hash, use_by);
    end_all_sessions(work, account.id, SessionEnd::replaced);
    registration_store::settle_letter_requests(work, account.id);
    return queue_letter(work, terms,
        {
            .provider = provider.id,
            .account = account.id,
            .code = code,
            .person = account.full_name(),
            .provider_name = provider.name,
            .provider_number = provider.number,
            .address = request.address,
            .registered_at = request.registered_at,
            .actor = request.actor,
        },
        prepared.secret);
}

void withdraw_letter(UnitOfWork& work, AuditActor const& actor, AccountId const& account)
{
    supersede_letters(work, account, actor);
    supersede_codes(work, CodePurpose::activation_letter, account.value);
    set_temporary_password(work, account, "", work.now); // Fits nothing: the paper must not open the account later.
    end_all_sessions(work, account, SessionEnd::access_ended);
    registration_store::settle_letter_requests(work, account);
}

} // namespace gatehouse
