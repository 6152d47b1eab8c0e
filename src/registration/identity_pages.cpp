#include <algorithm>

#include "db/database.hpp"
#include "http/form.hpp"
#include "pages/fields.hpp"
#include "registration/enrollment.hpp"
#include "registration/journey_pages.hpp"
#include "registration/registration.hpp"

namespace gatehouse {

namespace {

// Step 1 of a registration in steps. The type decides which fields count: a browser that can hides the others, any
// other shows the fields of one type, with a button to change it.

RegistrationField asked(Pack const& pack, std::string_view key, bool as_group)
{
    auto found = std::ranges::find(pack.registration.fields, key, &RegistrationField::key);
    if (found == pack.registration.fields.end())
        throw std::logic_error("the pack does not ask for " + std::string(key));
    auto field = *found;
    if (as_group && !field.group_label.empty())
        field.label = field.group_label;
    return field;
}

struct Form {
    Section& section;
    Pack const& pack;
    Parameters const& typed;

    void add(std::string_view marker, std::string_view key, Width width) { add(marker, key, key, width, false); }

    void add(std::string_view marker, std::string_view key, std::string_view id, Width width, bool as_group)
    {
        auto label = asked(pack, key, as_group);
        add_field(section, marker,
            TextField { .id = id,
                .label = label.label,
                .hint = label.hint,
                .value = field(typed, id),
                .autocomplete = "off",
                .input_mode = key == "tax_id" || key == "zip" ? "numeric" : "",
                .width = width });
    }
};

void add_type(Section& form, Pack const& pack, std::string_view type)
{
    auto label = asked(pack, "provider_type", false);
    add_field(form, "PROVIDER_TYPE",
        SelectField { .id = "provider_type",
            .label = label.label,
            .hint = label.hint,
            .choices = { { "practitioner", say("common.practitioner") }, { "group", say("common.group") } },
            .value = type,
            .width = Width::id });
}

void add_help(Section& page, Pack const& pack)
{
    auto const& texts = pack.registration.texts;
    if (!texts.practitioner_help.empty() && !texts.group_help.empty())
        page.add("TYPE_HELP").set("PRACTITIONER", texts.practitioner_help).set("GROUP", texts.group_help);
    if (!texts.number_help.empty())
        page.add("NUMBER_HELP").set("TEXT", texts.number_help);
    page.set("AN_ADMIN", pack.words.org_admin.indefinite).set("REGISTERED", pack.words.sign_in_heading);
}

Result<BegunEnrollment> begin(Visit const& visit)
{
    auto const& pack = *visit.pack;
    auto identity = TRY(read_identity_form(pack, visit.request.form));
    auto network = visit.place().network;
    bool admitted = TRY(visit.portal.db.write(visit.plan, Isolation::read_committed,
        [&](UnitOfWork& work) { return Result<bool>(admit_registration(work, pack, network, identity.number)); }));
    if (!admitted)
        return fail(ErrorKind::rate_limited, "enrollment.throttled",
            say("registration.there_were_too_many_registrations_from",
                { { "provider_id", pack.words.provider_id },
                    { "service_desk_name", pack.contacts.service_desk_name } }));
    return visit.portal.db.write(visit.plan, Isolation::read_committed,
        [&](UnitOfWork& work) { return begin_enrollment(work, pack, identity, network); });
}

} // namespace

Response identity_page(Visit const& visit, Parameters const& typed, Error const* error)
{
    auto const& pack = *visit.pack;
    auto const& texts = pack.registration.texts;
    std::string type(field(typed, "provider_type") == "group" ? "group" : "practitioner");
    auto frame = visit.frame(texts.eligibility_step);
    frame.error = error;
    return visit.page("registration/identity.tpl", frame, [&](Section& page) {
        page.set("HEADING", texts.heading).set("STEP", texts.eligibility_step).set("MATCH_HELP", texts.match_help);
        add_type(page, pack, type);
        Form form { page, pack, typed };
        form.add("FIRST_NAME", "first_name", Width::name);
        form.add("LAST_NAME", "last_name", Width::name);
        form.add("GROUP_NAME", "provider_name", Width::name);
        form.add("TAX_ID", "tax_id", Width::id);
        bool own_number = !asked(pack, "provider_id", false).group_label.empty();
        auto numbers = page.add(own_number ? "TWO_NUMBERS" : "ONE_NUMBER");
        Form number { numbers, pack, typed };
        number.add("NUMBER", "provider_id", Width::id);
        if (own_number)
            number.add("GROUP_NUMBER", "provider_id", "group_provider_id", Width::id, true);
        page.set("NOT_PRACTITIONER", type == "group" ? "gh-other" : "")
            .set("NOT_GROUP", type == "group" ? "" : "gh-other");
        form.add("ZIP", "zip", Width::zip);
        add_help(page, pack);
    });
}

Result<Response> post_identity(Visit const& visit)
{
    if (field(visit.request.form, "show") == "fields") // Only the type was changed; nothing is checked yet.
        return identity_page(visit, visit.request.form);
    auto begun = begin(visit);
    if (!begun)
        return identity_page(visit, visit.request.form, &begun.error());
    auto response = visit.redirect("/enroll/" + begun->id.value + "/agreement");
    visit.portal.cookies.set(response, registration_cookie(visit.plan), begun->browser_token.reveal());
    return response;
}

} // namespace gatehouse
