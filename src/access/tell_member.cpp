#include "access/tell_member.hpp"

#include "db/database.hpp"
#include "mail/outbox.hpp"
#include "packs/pack.hpp"
#include "providers/providers.hpp"

namespace gatehouse {

void tell_member(UnitOfWork& work, Pack const& pack, TellMember const& about)
{
    auto account = find_account(work, about.account).value();
    auto provider = find_provider(work, about.provider).value();
    enqueue_mail(work,
        { pack.mail.sender_name, account.email, about.subject,
            Secret<>(say("access.hello_it_is_about",
                { { "first_name", account.first_name }, { "text", about.text }, { "provider", provider.name },
                    { "provider_id", pack.words.provider_id }, { "number", provider.number },
                    { "signature", pack.mail.signature } })) });
}

} // namespace gatehouse
