#include "accounts/factor_mail.hpp"

#include "db/database.hpp"
#include "mail/outbox.hpp"
#include "packs/pack.hpp"

namespace gatehouse {

void tell_owner_of_factor(
    UnitOfWork& work, Pack const& pack, AccountId const& id, std::string const& subject, Secret<> const& words)
{
    auto account = find_account(work, id).value();
    enqueue_mail(work,
        { pack.mail.sender_name, account.email, subject,
            Secret<>(say("accounts.hello_your_account_is_if",
                { { "first_name", account.first_name }, { "text", words.reveal() }, { "user_name", account.user_name },
                    { "service_desk_name", pack.contacts.service_desk_name },
                    { "service_desk_email", pack.contacts.service_desk_email },
                    { "signature", pack.mail.signature } })) });
}

} // namespace gatehouse
