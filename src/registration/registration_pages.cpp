#include "registration/journey_pages.hpp"

#include "db/database.hpp"
#include "http/form.hpp"
#include "http/router.hpp"
#include "pages/fields.hpp"
#include "registration/registration.hpp"

namespace gatehouse {

namespace {

// ── Who, for which provider ID ───

std::string_view autocomplete_of(std::string_view key)
{
    if (key == "first_name")
        return "given-name";
    if (key == "last_name")
        return "family-name";
    if (key == "email")
        return "email";
    if (key == "phone")
        return "tel";
    return key == "user_name" ? "username" : "off";
}

TextField text_field(RegistrationField const& asked, Parameters const& typed)
{
    bool is_number = asked.key == "provider_id" || asked.key == "tax_id" || asked.key == "phone";
    return {
        .id = asked.key,
        .label = asked.label,
        .hint = asked.hint,
        .value = field(typed, asked.key),
        .type = asked.key == "email" ? "email"
            : asked.key == "phone"   ? "tel"
                                     : "text",
        .autocomplete = autocomplete_of(asked.key),
        .input_mode = asked.key == "tax_id" ? "numeric" : "",
        .width = is_number ? Width::id : Width::name,
        .exact = asked.key == "user_name" || asked.key == "email",
    };
}

// The names stand side by side.
void add_rows(Section& page, std::vector<RegistrationField> const& fields, Parameters const& typed)
{
    for (std::size_t i = 0; i < fields.size(); ++i) {
        auto row = page.add("ROW");
        if (fields[i].key == "first_name" && i + 1 < fields.size() && fields[i + 1].key == "last_name") {
            auto pair = row.add("PAIR");
            add_field(pair, "FIRST", text_field(fields[i], typed));
            add_field(pair, "SECOND", text_field(fields[++i], typed));
            continue;
        }
        auto one = row.add("ONE");
        add_field(one, "FIELD", text_field(fields[i], typed));
    }
}

Response registration_page(Visit const& visit, Parameters const& typed, Error const* error = nullptr)
{
    auto const& pack = *visit.pack;
    auto frame = visit.frame(say("registration.register"));
    frame.lead = say("registration.for_offices_that_work_with", { { "name", pack.name } });
    frame.error = error;
    return visit.page("registration/register.tpl", frame, [&](Section& page) {
        add_rows(page, pack.registration.fields, typed);
        page.set("PROVIDER_ID", pack.words.provider_id).set("ORG_ADMIN", pack.words.org_admin.name);
        page.set("AN_ADMIN", pack.words.org_admin.indefinite);
        add_service_desk(page, pack);
    });
}

Response check_email_page(Visit const& visit, EmailAddress const& email)
{
    auto frame = visit.frame(say("registration.check_your_email"));
    return visit.page("registration/check_email.tpl", frame, [&](Section& page) {
        page.set("EMAIL", email.text())
            .set("HOURS", std::to_string(visit.pack->registration.prove_email_within.count()));
        add_service_desk(page, *visit.pack);
    });
}

Result<EmailAddress> begin(Visit const& visit)
{
    auto const& pack = *visit.pack;
    auto form = TRY(read_registration_form(pack, visit.request.form));
    auto network = visit.place().network;
    bool admitted = TRY(visit.portal.db.write(visit.plan, Isolation::read_committed,
        [&](UnitOfWork& work) { return Result<bool>(admit_registration(work, pack, network, form.provider_number)); }));
    if (!admitted)
        return refuse(ErrorKind::rate_limited, "registration.throttled",
            { { "provider_id", pack.words.provider_id }, { "service_desk_email", pack.contacts.service_desk_email } });
    TRY(visit.portal.db.write(visit.plan, Isolation::read_committed,
        [&](UnitOfWork& work) { return begin_registration(work, pack, visit.links(), form, network); }));
    return std::move(form.email);
}

Result<Response> post_registration(Visit const& visit)
{
    auto begun = begin(visit);
    if (!begun)
        return registration_page(visit, visit.request.form, &begun.error());
    return check_email_page(visit, *begun);
}

// ── The link in the mail ───

Response confirm_page(Visit const& visit, std::string_view code, Error const* error = nullptr)
{
    auto frame = visit.frame(say("registration.confirm_your_email"));
    frame.error = error;
    return visit.page("registration/confirm_email.tpl", frame, [&](Section& page) {
        page.set("ACTION", visit.path("/register/" + visit.parameter("registration"))).set("CODE", code);
    });
}

// Mail scanners fetch links: fetching shows a button and changes nothing.
Result<Response> show_link(Visit const& visit)
{
    RegistrationId id { visit.parameter("registration") };
    auto mine = visit.portal.db.read(visit.plan,
        [&](UnitOfWork& work) { return find_registration(work, *visit.pack, id, registration_token(visit)); });
    if (mine) // The link was used in this browser before.
        return visit.redirect(registration_path(id, mine->completed_at ? "/done" : "/finish"));
    auto query = visit.request.query_parameters();
    return confirm_page(visit, field(query, "code"));
}

Result<Response> use_link(Visit const& visit)
{
    RegistrationId id { visit.parameter("registration") };
    auto code = field(visit.request.form, "code");
    auto token = visit.portal.db.write(visit.plan, Isolation::read_committed, [&](UnitOfWork& work) {
        return prove_email(work, { id, code });
    });
    if (!token)
        return confirm_page(visit, code, &token.error());
    auto response = visit.redirect(registration_path(id, "/finish"));
    visit.portal.cookies.set(response, registration_cookie(visit.plan), token->reveal());
    return response;
}

bool in_steps(Visit const& visit) { return visit.pack->registration.activation_method == ActivationMethod::email_link; }

} // namespace

void add_registration_pages(Router& router, Portal const& portal)
{
    using enum Method;
    auto add = [&](Method method, std::string_view pattern, PageHandler handler) {
        mount(router, portal, method, pattern, Right::anyone, std::move(handler));
    };
    add(get, "/register", [](Visit const& visit) -> Result<Response> {
        return in_steps(visit) ? identity_page(visit, {}) : registration_page(visit, {});
    });
    add(post, "/register",
        [](Visit const& visit) { return in_steps(visit) ? post_identity(visit) : post_registration(visit); });
    add(get, "/register/{registration}", show_link);
    add(post, "/register/{registration}", use_link);
    add_choice_pages(router, portal);
}

} // namespace gatehouse
