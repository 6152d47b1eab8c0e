#include "registration/registration_store.hpp"

#include "audit/audit.hpp"
#include "base/encoding.hpp"
#include "base/fold.hpp"
#include "base/random.hpp"
#include "codes/one_time_code.hpp"
#include "db/database.hpp"
#include "db/throttle.hpp"
#include "mail/links.hpp"
#include "mail/outbox.hpp"
#include "packs/pack.hpp"

namespace gatehouse {

namespace {

AuditActor stranger_at(std::string_view network) { return { AuditActor::Kind::stranger, std::string(network) }; }

void mail_link(UnitOfWork& work, Pack const& pack, RegistrationForm const& form, Secret<> const& link)
{
    auto lifetime = pack.registration.prove_email_within;
    enqueue_mail(work,
        { pack.mail.sender_name, form.email, say("registration.confirm_your_email_to_go"),
            Secret<>(say("registration.hello_somebody_probably_you_began",
                { { "first_name", form.first_name }, { "full_name", pack.full_name },
                    { "lifetime", std::to_string(lifetime.count()) }, { "link", link.reveal() },
                    { "signature", pack.mail.signature } })) });
}

void mail_log_in(UnitOfWork& work, Pack const& pack, PortalLinks const& links, Account const& account)
{
    enqueue_mail(work,
        { pack.mail.sender_name, account.email, say("common.you_have_an_account_already"),
            Secret<>(say("registration.hello_somebody_probably_you_began_to",
                { { "first_name", account.first_name }, { "full_name", pack.full_name },
                    { "user_name", account.user_name }, { "login_link", links.to("/login") },
                    { "forgot_password", pack.words.forgot_password }, { "signature", pack.mail.signature } })) });
}

} // namespace

bool admit_registration(UnitOfWork& work, Pack const& pack, std::string_view network, std::string_view provider_number)
{
    auto const& per_network = pack.limits.registration_per_network;
    auto const& per_provider = pack.limits.registration_per_provider_id;
    bool network_may = within_limit(work, "registration.network", network, per_network.uses, per_network.window);
    bool provider_may
        = within_limit(work, "registration.provider_id", fold(provider_number), per_provider.uses, per_provider.window);
    if (!network_may || !provider_may)
        return false; // Not recorded again and again: the limit itself keeps the count.
    record(work,
        { stranger_at(network), "registration.attempted", about_plan(work.plan),
            { { "provider_number", std::string(provider_number) } } });
    return true;
}

Result<> begin_registration(UnitOfWork& work, Pack const& pack, PortalLinks const& links, RegistrationForm const& form,
    std::string_view network)
{
    auto office = match_provider(work, form.provider_number, form.tax_id);
    if (!office)
        return refuse(ErrorKind::invalid_input, "registration.no_match",
            { { "provider_id", pack.words.provider_id }, { "tax_id", pack.words.tax_id },
                { "service_desk_email", pack.contacts.service_desk_email } });
    if (sign_in_name_is_taken(work, form.user_name.canonical))
        return refuse_field("account.user_name_taken", "user_name");

    // What the screen says, and what it costs, must not depend on whether the address has an account. Its owner gets
    // another mail; the code that was made for it is forgotten here.
    auto registration = registration_store::insert(work, { office->id, form.tax_id.match(work.keys.matching) }, form);
    auto code = issue_link_code(
        work, CodePurpose::prove_email, registration.value, work.now + pack.registration.prove_email_within);
    record(work,
        { stranger_at(network), "registration.begun", about_organisation(office->id),
            { { "registration", registration.value },
                { "person", form.first_name + " " + form.last_name, FieldClass::personal },
                { "email", form.email.text(), FieldClass::personal } } });
    if (auto owner = find_account_by_sign_in_name(work, canonical_sign_in_name(form.email.text())))
        mail_log_in(work, pack, links, find_account(work, *owner).value());
    else
        mail_link(work, pack, form, links.to("/register/" + registration.value + "?code=", code));
    return {};
}

Result<Secret<>> prove_email(UnitOfWork& work, ProveEmail const& request)
{
    TRY(redeem_code(work, CodePurpose::prove_email, request.registration.value, LinkCode { request.code }));
    std::array<std::byte, 32> bits;
    work.random.fill(bits);
    Secret<> browser_token(to_base64url(bits));
    if (!registration_store::prove(work, request.registration, sha256_hex(browser_token.reveal())))
        return fail(ErrorKind::expired, "code.not_valid", say("registration.this_link_is_no_longer"));
    return browser_token;
}

Result<Registration> find_registration(
    UnitOfWork& work, Pack const& pack, RegistrationId const& id, std::string_view browser_token)
{
    auto row = registration_store::find_proved(work, id, sha256_hex(browser_token));
    if (!row)
        return refuse(ErrorKind::not_found, "registration.unknown");
    auto registration = std::move(row->registration);
    registration.good_until = row->email_proved_at + pack.registration.complete_within;
    if (!registration.completed_at && registration.good_until < work.now)
        return refuse(ErrorKind::expired, "registration.expired");
    return registration;
}

} // namespace gatehouse
