#include "packs/schema_rows.hpp"

namespace gatehouse {

// Who the plan is and what its pages look like.
SchemaKeys plan_keys()
{
    std::vector<std::string> const none;
    return {
        key("name", "What the portal is called, in the header.", text(1, 60)).into(&Pack::name),
        key("subtitle", "The small line below the name.", text(1, 60))
            .fallback("Provider Portal")
            .into(&Pack::subtitle),
        key("full_name", "The portal's name in titles, mails and letters.", text(1, 100)).into(&Pack::full_name),
        key("mark", "The monogram in the header.", text(1, 3)).into(&Pack::mark),
        key("language", "The language of the portal, and of the texts of this file.", language())
            .fallback("en")
            .into(&Pack::language),
        key("time_zone", "The zone of every date and business day.", time_zone())
            .into(&Pack::time_zone, &PlanTimeZone::iana),
        key("time_zone_label", "What is written behind a time.", text(1, 30))
            .into(&Pack::time_zone, &PlanTimeZone::label),

        key("look.primary", "The color of buttons, links and the current item.", colour())
            .into(&Pack::look, &Look::primary),
        key("look.primary_dark", "The color of the header, and of a button under the pointer.", colour())
            .into(&Pack::look, &Look::primary_dark),
        key("look.tint", "The color of the current row.", colour()).into(&Pack::look, &Look::tint),
        key("look.accent", "The color of the stripe under the header.", colour()).into(&Pack::look, &Look::accent),

        key("holidays.federal", "Whether federal holidays of the United States are left out of business days.", truth())
            .fallback(true)
            .into(&Pack::holidays, &Holidays::federal),
        key("holidays.closed", "Further dates that are no business days.", list_of(date(), 0, 200))
            .fallback(none)
            .into(&Pack::holidays, &Holidays::closed),

        key("contacts.service_desk_name", "Who helps with the portal.", text(1, 100))
            .into(&Pack::contacts, &Contacts::service_desk_name),
        key("contacts.service_desk_email", "Where the service desk is reached.", email())
            .into(&Pack::contacts, &Contacts::service_desk_email),
        key("contacts.service_desk_warning", "What must not stand in a mail to the service desk.", text(1, 200))
            .fallback("Do not include usernames or passwords.")
            .into(&Pack::contacts, &Contacts::service_desk_warning),
        key("contacts.expired_code_subject", "What the subject of a request for a new code contains.", text(1, 100))
            .fallback("expired authentication code")
            .into(&Pack::contacts, &Contacts::expired_code_subject),
        key("contacts.enrollment_portal_name", "Where a provider's record and addresses are corrected.", text(1, 100))
            .into(&Pack::contacts, &Contacts::enrollment_portal_name),
        key("contacts.enrollment_portal_short_name", "The same in brief.", text(1, 30))
            .into(&Pack::contacts, &Contacts::enrollment_portal_short_name),
        key("contacts.enrollment_portal_url", "The address of that portal.", url())
            .into(&Pack::contacts, &Contacts::enrollment_portal_url),

        key("mail.sender_name", "The name that mails come from.", text(1, 60))
            .into(&Pack::mail, &MailRules::sender_name),
        key("mail.signature", "The last line of every mail.", text(1, 200)).into(&Pack::mail, &MailRules::signature),

        key("mail.activation_subject", "The subject of the mail whose link activates an account.", text(1, 100))
            .fallback("Activate your account")
            .into(&Pack::mail, &MailRules::activation_subject),
        key("mail.activation_link", "What that link says, and the button behind it.", text(1, 60))
            .fallback("Activate Account")
            .into(&Pack::mail, &MailRules::activation_link),
        key("mail.verification_subject", "The subject of the mail that says that the account is active; none: no mail.",
            text(0, 100))
            .fallback("")
            .into(&Pack::mail, &MailRules::verification_subject),
        key("mail.verification_link", "What the link to the sign-in page in that mail says.", text(1, 60))
            .fallback("Log in")
            .into(&Pack::mail, &MailRules::verification_link),
        key("mail.recovery_subject", "The subject of the mail that lets a person set a new password.", text(1, 100))
            .fallback("Set a new password")
            .into(&Pack::mail, &MailRules::recovery_subject),

        key("staff_role.*.label", "What this role of plan staff is called.", text(1, 60))
            .into_entry(&Pack::staff_roles, &StaffRole::label),

        key("agreement.*.title", "The heading of the agreement.", text(1, 100))
            .into_entry(&Pack::agreements, &Agreement::title),
        key("agreement.*.version", "Which edition it is; a new one must be accepted anew.", text(1, 30))
            .into_entry(&Pack::agreements, &Agreement::version),
        key("agreement.*.text", "Its paragraphs, with an empty line between them.", paragraph(1, 40'000))
            .into_entry(&Pack::agreements, &Agreement::text),

        key("forward_auth.hosts", "Other hosts to which a sign-in may be handed over, exactly so.",
            list_of(host(), 0, 20))
            .fallback(none)
            .into(&Pack::forward_auth, &ForwardAuthRules::hosts),
    };
}

} // namespace gatehouse
