#include "packs/schema_rows.hpp"

namespace gatehouse {

// Who the plan is and what its pages look like: top level, look, holidays, contacts, mail, staff_role, agreement,
// forward_auth.
SchemaKeys plan_keys()
{
    SchemaKeys keys;
    auto const row = [&](SchemaKey one) { keys.push_back(std::move(one)); };

    row(key("name", "What the portal is called, in the header.", text(1, 60)).into([
    ](Pack & p) -> auto& { return p.name; }));
    row(key("subtitle", "The small line below the name.", text(1, 60)).fallback("Provider Portal").into([
    ](Pack & p) -> auto& { return p.subtitle; }));
    row(key("full_name", "The portal's name in titles, mails and letters.", text(1, 100)).into([
    ](Pack & p) -> auto& { return p.full_name; }));
    row(key("mark", "The monogram in the header.", text(1, 3)).into([](Pack & p) -> auto& { return p.mark; }));
    row(key("time_zone", "The zone of every date and business day.", time_zone()).into([
    ](Pack & p) -> auto& { return p.time_zone.iana; }));
    row(key("time_zone_label", "What is written behind a time.", text(1, 30)).into([
    ](Pack & p) -> auto& { return p.time_zone.label; }));

    row(key("look.primary", "Color of buttons, links and the current item.", colour()).into([
    ](Pack & p) -> auto& { return p.look.primary; }));
    row(key("look.primary_dark", "Color of the header, and under the pointer.", colour()).into([
    ](Pack & p) -> auto& { return p.look.primary_dark; }));
    row(key("look.tint", "Color of the current row.", colour()).into([](Pack & p) -> auto& { return p.look.tint; }));
    row(key("look.accent", "Color of the stripe under the header.", colour()).into([
    ](Pack & p) -> auto& { return p.look.accent; }));

    row(key("holidays.federal", "Whether the federal holidays of the United States are no business days.", truth())
            .fallback(true)
            .into([](Pack & p) -> auto& { return p.holidays.federal; }));
    row(key("holidays.closed", "Further dates that are no business days.", list_of(date(), 0, 200))
            .fallback(std::vector<std::string> {})
            .into([](Pack & p) -> auto& { return p.holidays.closed; }));

    row(key("contacts.service_desk_name", "Who helps with the portal.", text(1, 100)).into([
    ](Pack & p) -> auto& { return p.contacts.service_desk_name; }));
    row(key("contacts.service_desk_email", "Where the service desk is reached.", email()).into([
    ](Pack & p) -> auto& { return p.contacts.service_desk_email; }));
    row(key("contacts.service_desk_warning", "What must not stand in a mail to the service desk.", text(1, 200))
            .fallback("Do not include usernames or passwords.")
            .into([](Pack & p) -> auto& { return p.contacts.service_desk_warning; }));
    row(key("contacts.expired_code_subject", "What the subject of a request for a new code contains.", text(1, 100))
            .fallback("expired authentication code")
            .into([](Pack & p) -> auto& { return p.contacts.expired_code_subject; }));
    row(key("contacts.enrollment_portal_name", "Where a provider's record and addresses are corrected.", text(1, 100))
            .into([](Pack & p) -> auto& { return p.contacts.enrollment_portal_name; }));
    row(key("contacts.enrollment_portal_short_name", "The same, in brief.", text(1, 30)).into([
    ](Pack & p) -> auto& { return p.contacts.enrollment_portal_short_name; }));
    row(key("contacts.enrollment_portal_url", "The address of that portal.", url()).into([
    ](Pack & p) -> auto& { return p.contacts.enrollment_portal_url; }));

    row(key("mail.sender_name", "The name that mails come from.", text(1, 60)).into([
    ](Pack & p) -> auto& { return p.mail.sender_name; }));
    row(key("mail.signature", "The last line of every mail.", text(1, 200)).into([
    ](Pack & p) -> auto& { return p.mail.signature; }));

    row(key("staff_role.*.label", "What the role of plan staff is called.", text(1, 60)).into([
    ](Pack & p, PackNames const& names) -> auto& { return entry(p.staff_roles, names[0]).label; }));

    row(key("agreement.*.title", "The agreement's heading.", text(1, 100)).into([
    ](Pack & p, PackNames const& names) -> auto& { return entry(p.agreements, names[0]).title; }));
    row(key("agreement.*.version", "Which edition it is; another one must be accepted anew.", text(1, 30)).into([
    ](Pack & p, PackNames const& names) -> auto& { return entry(p.agreements, names[0]).version; }));
    row(key("agreement.*.text", "Its paragraphs, an empty line between them.", text(1, 40'000)).into([
    ](Pack & p, PackNames const& names) -> auto& { return entry(p.agreements, names[0]).text; }));

    row(key("forward_auth.hosts", "Other hosts that may be handed a sign-in.", list_of(host(), 0, 20))
            .fallback(std::vector<std::string> {})
            .into([](Pack & p) -> auto& { return p.forward_auth.hosts; }));
    return keys;
}

} // namespace gatehouse
