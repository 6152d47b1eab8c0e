#include "accounts/recovery.hpp"

#include "accounts/password_store.hpp"
#include "codes/one_time_code.hpp"
#include "db/database.hpp"
#include "db/throttle.hpp"
#include "mail/links.hpp"
#include "mail/outbox.hpp"
#include "packs/pack.hpp"

namespace gatehouse {

void send_recovery_mail(UnitOfWork& work, Pack const& pack, PortalLinks const& links, Account const& account)
{
    auto const& limit = pack.limits.recovery_per_account;
    if (!within_limit(work, "recovery.account", account.id.value, limit.uses, limit.window))
        return;
    auto lifetime = pack.passwords.recovery_link_good_for;
    auto code = issue_link_code(work, CodePurpose::password_recovery, account.id.value, work.now + lifetime);
    auto link = links.to("/recover/" + account.id.value + "?code=", code);
    enqueue_mail(work,
        { pack.mail.sender_name, account.email, pack.mail.recovery_subject,
            Secret<>(say("accounts.hello_open_this_link_within",
                { { "first_name", account.first_name }, { "lifetime", std::to_string(lifetime.count()) },
                    { "user_name", account.user_name }, { "link", link.reveal() },
                    { "signature", pack.mail.signature } })) });
}

Result<> request_recovery(UnitOfWork& work, Pack const& pack, PortalLinks const& links, std::string_view typed_name,
    std::string const& network)
{
    auto const& limit = pack.limits.recovery_per_network;
    bool within = within_limit(work, "recovery.network", network, limit.uses, limit.window);
    auto id = find_account_by_sign_in_name(work, canonical_sign_in_name(typed_name)).value_or(AccountId {});
    auto account = find_account(work, id);
    auto password = password_store::find(work, id);
    if (!within)
        return {};
    // An account that waits for its letter or its office has nothing to recover.
    bool can_recover = account && account->activated_at && password;
    record(work,
        { { AuditActor::Kind::stranger, network }, "recovery.requested",
            can_recover ? about_account(id) : about_plan(work.plan) });
    if (can_recover)
        send_recovery_mail(work, pack, links, *account);
    return {};
}

Result<> redeem_recovery(UnitOfWork& work, Pack const& pack, RedeemRecovery const& request)
{
    TRY(redeem_code(work, CodePurpose::password_recovery, request.account.value, LinkCode { request.code }));
    set_chosen_password(work, pack, request.account, request.new_hash);
    if (pack.lockout.recovery_unlocks)
        unlock_account(work, request.account);
    end_all_sessions(work, request.account, SessionEnd::recovered);
    record(work,
        { { AuditActor::Kind::account, request.account.value }, "password.recovered", about_account(request.account) });
    auto account = find_account(work, request.account).value();
    enqueue_mail(work,
        { pack.mail.sender_name, account.email, say("accounts.your_password_was_changed"),
            Secret<>(say("accounts.the_password_of_your_account",
                { { "user_name", account.user_name }, { "service_desk_name", pack.contacts.service_desk_name },
                    { "service_desk_email", pack.contacts.service_desk_email },
                    { "signature", pack.mail.signature } })) });
    return {};
}

} // namespace gatehouse
