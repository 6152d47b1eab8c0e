#include <tuple>

#include "access/invite_form.hpp"
#include "access/invite_routes.hpp"
#include "access/office_page.hpp"
#include "db/database.hpp"
#include "http/form.hpp"
#include "http/router.hpp"
#include "pages/fields.hpp"

namespace gatehouse {

namespace {

InvitationId id_of(Visit const& visit) { return { visit.parameter("invitation") }; }

struct Shown {
    InvitationSeen seen;
    std::optional<Account> me; // Who is signed in.
};

Result<Shown> load(UnitOfWork& work, Visit const& visit, std::string_view code)
{
    auto seen = TRY(look_at_invitation(work, *visit.pack, id_of(visit), code));
    return Shown { std::move(seen), visit.session ? find_account(work, visit.actor().account) : std::nullopt };
}

void add_agreements(Section& form, Visit const& visit)
{
    for (auto const& agreement : visit.pack->agreements) {
        auto part = form.add("AGREEMENT").set("TITLE", agreement.title);
        part.set("AGREEMENT_PATH", visit.path("/agreements/" + agreement.key));
        auto id = "accept_" + agreement.key;
        auto label = say("common.i_have_read_and_accept", { { "agreement", agreement.title } });
        add_field(part, "CONSENT",
            ConsentField { .id = id, .label = label, .checked = field(visit.request.form, id) == "yes" });
    }
}

void add_newcomer(Section& page, Visit const& visit, Invitation const& invitation)
{
    auto const& pack = *visit.pack;
    auto value = [&](std::string_view name, std::string const& otherwise) {
        return visit.request.method == Method::post ? std::string(field(visit.request.form, name)) : otherwise;
    };
    auto first = value("first_name", invitation.first_name), last = value("last_name", invitation.last_name);
    auto phone = value("phone", ""), user_name = value("user_name", "");
    add_field(page, "FIRST_NAME",
        TextField {
            .id = "first_name", .label = say("access.first_name"), .value = first, .autocomplete = "given-name" });
    add_field(page, "LAST_NAME",
        TextField {
            .id = "last_name", .label = say("access.last_name"), .value = last, .autocomplete = "family-name" });
    add_field(page, "PHONE",
        TextField { .id = "phone",
            .label = say("access.phone"),
            .hint = say("access.with_its_area_code"),
            .value = phone,
            .type = "tel",
            .autocomplete = "tel",
            .width = Width::id });
    add_field(page, "USER_NAME",
        TextField { .id = "user_name",
            .label = pack.words.user_name,
            .hint = say("access.3_to_64_characters_without"),
            .value = user_name,
            .autocomplete = "username",
            .width = Width::name,
            .exact = true });
    for (auto const& [marker, name, label] : { std::tuple("NEW_PASSWORD", "new_password", say("common.password")),
             std::tuple("REPEAT_PASSWORD", "repeat_password", say("access.password_once_more")) })
        add_field(page, marker,
            TextField {
                .id = name, .label = label, .type = "password", .autocomplete = "new-password", .width = Width::name });
}

Result<Response> show(Visit const& visit, std::string const& code, Error const* error = nullptr)
{
    auto shown = TRY(visit.portal.db.read(visit.plan, [&](UnitOfWork& work) { return load(work, visit, code); }));
    auto const& pack = *visit.pack;
    auto const& [seen, me] = shown;
    auto here = "/invitations/" + id_of(visit).value;
    auto frame = visit.frame(say("access.you_are_invited_to", { { "name", pack.name } }));
    frame.error = error;
    return visit.page("access/accept_invitation.tpl", frame, [&](Section& page) {
        page.set("INVITER", seen.inviter).set("ADDRESS", seen.invitation.email.text());
        page.set("OFFICE", seen.provider_name + ", " + pack.words.provider_id + " " + seen.provider_number);
        page.set("PERMISSIONS", permission_names(pack, seen.invitation.capabilities));
        add_time(page, "UNTIL", full_moment(seen.invitation.good_until.value(), visit.zone()));
        page.set("ACTION", visit.path(here)).set("CODE", code);
        if (me && me->email == seen.invitation.email) {
            page.add("AS_ME").set("PERSON", me->full_name());
        } else if (me) {
            page.add("AS_OTHER").set("PERSON", me->full_name()).set("SIGN_OUT_PATH", visit.path("/logout"));
        } else if (seen.has_account) {
            auto next = percent_encode(visit.path(here) + "?code=" + percent_encode(code));
            page.add("LOG_IN").set("LOGIN_PATH", visit.path("/login") + "?next=" + next);
        } else {
            auto part = page.add("NEWCOMER");
            part.set("LENGTH_MIN", std::to_string(pack.passwords.length_min));
            part.set("LENGTH_MAX", std::to_string(pack.passwords.length_max));
            add_newcomer(part, visit, seen.invitation);
            add_agreements(part, visit);
        }
    });
}

// Only shows: mail scanners follow links, and must not use the code up.
Result<Response> look(Visit const& visit)
{
    auto query = visit.request.query_parameters();
    return show(visit, std::string(raw_field(query, "code")));
}

Newcomer newcomer_of(Visit const& visit, std::string const& code)
{
    auto const& form = visit.request.form;
    auto typed = [&](std::string_view name) { return std::string(field(form, name)); };
    Newcomer person { { id_of(visit), code }, typed("first_name"), typed("last_name"), typed("phone"),
        typed("user_name"), std::string(raw_field(form, "new_password")),
        std::string(raw_field(form, "repeat_password")), {} };
    for (auto const& agreement : visit.pack->agreements)
        if (field(form, "accept_" + agreement.key) == "yes")
            person.agreed.insert(agreement.key);
    return person;
}

bool can_be_mended(Error const& error)
{
    return error.kind == ErrorKind::invalid_input || error.code == "account.email_taken";
}

Result<Response> accept(Visit const& visit)
{
    auto code = std::string(raw_field(visit.request.form, "code"));
    if (visit.session) {
        TRY(visit.portal.db.write(visit.plan, [&](UnitOfWork& work) {
            return accept_invitation(work, *visit.pack, visit.actor(), { id_of(visit), code });
        }));
        return visit.redirect("/", "joined");
    }
    auto made = accept_as_newcomer(visit.portal.db, visit.portal.slow_hash, *visit.pack, newcomer_of(visit, code));
    if (!made && can_be_mended(made.error()))
        return show(visit, code, &made.error());
    TRY(std::move(made));
    return visit.redirect("/login", "invited");
}

} // namespace

void add_accept_routes(Router& router, Portal const& portal)
{
    mount(router, portal, Method::get, "/invitations/{invitation}", Right::anyone, look);
    mount(router, portal, Method::post, "/invitations/{invitation}", Right::anyone, accept);
}

} // namespace gatehouse
