#include "audit/audit.hpp"
#include "base/encoding.hpp"
#include "codes/one_time_code.hpp"
#include "db/database.hpp"
#include "mail/links.hpp"
#include "mail/outbox.hpp"
#include "packs/pack.hpp"
#include "registration/enrollment_rules.hpp"
#include "registration/registration.hpp"

namespace gatehouse {

namespace {

using enrollment_store::Kept;

Result<AccountId> make_account(UnitOfWork& work, Pack const& pack, Kept const& kept, ActivateEnrollment const& request)
{
    auto const& enrollment = kept.enrollment;
    auto user_name = TRY(UserName::parse(request.user_name.empty() ? *enrollment.user_name : request.user_name));
    auto account = TRY(create_account(work,
        {
            .user_name = user_name,
            .email = EmailAddress::parse(*enrollment.email).value(),
            .first_name = enrollment.first_name,
            .last_name = enrollment.last_name,
            .phone = "",
        }));
    set_chosen_password(work, pack, account, kept.password_hash);
    activate_account(work, account);
    // A text that has changed since is asked for again at the first sign-in.
    if (kept.agreed_texts == texts_of_agreements(pack))
        for (auto const& agreement : pack.agreements)
            accept_agreement(work, pack, account, agreement.key, enrollment.agreed_at);
    if (!kept.security_answer_hash.empty())
        set_security_answer(work, account, kept.security_question, kept.security_answer_hash);
    return account;
}

void tell_org_admins(UnitOfWork& work, Pack const& pack, Enrollment const& enrollment)
{
    auto provider = find_provider(work, enrollment.provider).value();
    auto person = enrollment.first_name + " " + enrollment.last_name;
    for (auto const& org_admin : office_state(work, provider.id).org_admins) {
        auto account = find_account(work, org_admin.account).value();
        enqueue_mail(work,
            { pack.mail.sender_name, account.email, say("registration.asks_for_access", { { "person", person } }),
                Secret<>(say("registration.hello_has_registered_for_and",
                    { { "first_name", account.first_name }, { "person", person }, { "provider", provider.name },
                        { "provider_id", pack.words.provider_id }, { "number", provider.number },
                        { "signature", pack.mail.signature } })) });
    }
}

// True when the account becomes the office's org_admin.
Result<bool> join_office(UnitOfWork& work, Pack const& pack, Enrollment const& enrollment, AccountId const& account)
{
    auto tax_id_hash = enrollment.as_group ? enrollment.proved_tax_id_hash : std::string();
    bool held = !office_state(work, enrollment.provider).org_admins.empty();
    if (!held) {
        TRY(request_membership(work, { account, enrollment.provider, Role::org_admin, tax_id_hash }));
        auto rivals = TRY(activate_founding_admin(work, account, enrollment.provider));
        for (auto const& rival : rivals)
            end_rival_claim(work, pack, { AuditActor::Kind::account, account.value }, rival);
        return true;
    }
    if (pack.registration.later_user == LaterUser::access_request)
        TRY(request_access(work, { account, enrollment.provider, tax_id_hash }));
    else
        TRY(request_membership(work, { account, enrollment.provider, Role::org_user, tax_id_hash }));
    tell_org_admins(work, pack, enrollment);
    return false;
}

void mail_verification(UnitOfWork& work, Pack const& pack, PortalLinks const& links, AccountId const& id)
{
    if (pack.mail.verification_subject.empty())
        return;
    auto account = find_account(work, id).value();
    enqueue_mail(work,
        { pack.mail.sender_name, account.email, pack.mail.verification_subject,
            Secret<>(say("registration.hello_your_email_address_is",
                { { "first_name", account.first_name }, { "user_name", account.user_name },
                    { "full_name", pack.full_name },
                    { "login_link", mail_link(pack.mail.verification_link, links.to("/login")) },
                    { "signature", pack.mail.signature } })) });
}

} // namespace

Result<ActivatedEnrollment> activate_enrollment(
    UnitOfWork& work, Pack const& pack, PortalLinks const& links, ActivateEnrollment const& request)
{
    TRY(redeem_code(work, CodePurpose::prove_email, request.id.value, LinkCode { request.code }));
    auto kept = enrollment_store::find(work, request.id);
    if (!kept || !kept->enrollment.email || kept->enrollment.account)
        return fail(ErrorKind::expired, "code.not_valid", say("registration.this_link_is_no_longer"));
    auto account = TRY(make_account(work, pack, *kept, request));
    bool is_org_admin = TRY(join_office(work, pack, kept->enrollment, account));
    enrollment_store::complete(work, request.id, account);
    record(work,
        { { AuditActor::Kind::account, account.value }, "registration.completed",
            about_organisation(kept->enrollment.provider),
            { { "registration", request.id.value }, { "role", is_org_admin ? "org_admin" : "none yet" } } });
    record(work, { { AuditActor::Kind::account, account.value }, "account.registered", about_account(account) });
    mail_verification(work, pack, links, account);

    // A mailed link alone signs nobody in: only the browser that chose the password, too.
    bool same_browser = !request.browser_token.empty() && sha256_hex(request.browser_token) == kept->browser_hash;
    std::optional<NewSession> opened;
    if (same_browser && pack.registration.signs_in_after_activation)
        opened.emplace(open_session(work, pack, account, SessionStage::full, request.place));
    return ActivatedEnrollment { account, is_org_admin, std::move(opened) };
}

} // namespace gatehouse
