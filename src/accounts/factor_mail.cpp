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
            Secret<>("Hello " + account.first_name + ",\n\n" + words.reveal() + "\n\nYour account is "
                + account.user_name + ". If it was not you, contact " + pack.contacts.service_desk_name
                + " at once: " + pack.contacts.service_desk_email + "\n\n" + pack.mail.signature + "\n") });
}

} // namespace gatehouse
