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
        { pack.mail.sender_name, form.email, "Confirm your email to go on with your registration",
            Secret<>("Hello " + form.first_name + ",\n\nsomebody, probably you, began to register at " + pack.full_name
                + " with this email address. To go on, open this link within " + std::to_string(lifetime.count())
                + " hours and in the browser in which you want to finish:\n\n" + link.reveal()
                + "\n\nIf it was not you, you need not do anything: without the link nothing happens.\n\n"
                + pack.mail.signature + "\n") });
}

void mail_log_in(UnitOfWork& work, Pack const& pack, PortalLinks const& links, Account const& account)
{
    enqueue_mail(work,
        { pack.mail.sender_name, account.email, "You have an account already",
            Secret<>("Hello " + account.first_name + ",\n\nsomebody, probably you, began to register at "
                + pack.full_name + " with this email address. It has an account already, with the username "
                + account.user_name + ". Log in with it:\n\n" + links.to("/login")
                + "\n\nIf you do not know your password any more, use \"" + pack.words.forgot_password
                + "\" there.\n\nIf it was not you, you need not do anything: nothing has changed.\n\n"
                + pack.mail.signature + "\n") });
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
        return fail(ErrorKind::invalid_input, "registration.no_match",
            "The " + pack.words.provider_id + " and the " + pack.words.tax_id
                + " do not belong together in our records. Check both against your letter from the plan. If they are "
                  "right, write to "
                + pack.contacts.service_desk_email + ".");
    if (sign_in_name_is_taken(work, form.user_name.canonical))
        return fail_field("account.user_name_taken", "user_name",
            "Somebody else has this username. Choose another one, for example with your last name in it.");

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
        return fail(ErrorKind::expired, "code.not_valid", "This link is no longer valid. Register again.");
    return browser_token;
}

Result<Registration> find_registration(
    UnitOfWork& work, Pack const& pack, RegistrationId const& id, std::string_view browser_token)
{
    auto row = registration_store::find_proved(work, id, sha256_hex(browser_token));
    if (!row)
        return fail(ErrorKind::not_found, "registration.unknown",
            "This browser has no registration under way. Open the link in our mail in the browser in which you want "
            "to finish, or register again.");
    auto registration = std::move(row->registration);
    registration.good_until = row->email_proved_at + pack.registration.complete_within;
    if (!registration.completed_at && registration.good_until < work.now)
        return fail(ErrorKind::expired, "registration.expired",
            "This registration was not finished in time. Register again; it takes a few minutes.");
    return registration;
}

} // namespace gatehouse
