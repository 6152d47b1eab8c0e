#include "registration/journey_pages.hpp"

#include "db/database.hpp"
#include "http/form.hpp"
#include "http/router.hpp"
#include "pages/fields.hpp"
#include "registration/registration.hpp"

namespace gatehouse {

namespace {

void add_use_by(Section& form, Visit const& visit, Instant use_by)
{
    bool over = use_by < visit.now();
    auto part = form.add("USE_BY");
    part.set("KIND", over ? "is-bad" : "is-warn")
        .set("LEFT",
            over ? say("registration.that_moment_is_over_the")
                 : say("registration.left_after_that_moment_the", { { "use_by", time_left(visit.now(), use_by) } }));
    add_time(part, "MOMENT", full_moment(use_by, visit.zone()));
}

void add_code_form(Section& page, Visit const& visit, Activation const& activation)
{
    auto form = page.add("CODE");
    if (activation.letter && activation.letter->use_by)
        add_use_by(form, visit, *activation.letter->use_by);
    auto label = visit.pack->words.code;
    if (!label.empty() && label.front() >= 'a' && label.front() <= 'z')
        label.front() = static_cast<char>(label.front() - 'a' + 'A');
    // What was typed is not shown again: the code stands in no page.
    add_field(form, "FIELD",
        TextField { .id = "code",
            .label = label,
            .hint = say("registration.exactly_as_printed_capital_letters"),
            .autocomplete = "one-time-code",
            .width = Width::name,
            .exact = true });
    form.set("TEMPORARY_PASSWORD", visit.pack->words.temporary_password);
    if (activation.letter)
        add_letter_clocks(form, "CLOCKS", visit, *activation.letter);
}

void add_not_received(Section& page, Visit const& visit, Activation const& activation)
{
    auto address = page.add("ADDRESS").set("PLACE", city_and_zip(activation.letter->address));
    if (activation.not_received_asked_at) {
        auto asked = address.add("ASKED");
        add_time(asked, "WHEN", full_moment(*activation.not_received_asked_at, visit.zone()));
    } else if (*activation.not_received_from <= visit.now()) {
        address.add("OFFERED").set("NOT_RECEIVED", visit.pack->words.not_received);
    } else {
        auto not_yet = address.add("NOT_YET");
        add_time(not_yet, "WHEN", full_moment(*activation.not_received_from, visit.zone()));
    }
}

Result<Response> activation_page(Visit const& visit, Error const* error = nullptr)
{
    auto const& pack = *visit.pack;
    auto activation = TRY(visit.portal.db.read(
        visit.plan, [&](UnitOfWork& work) { return find_activation(work, pack, visit.actor().account); }));
    auto frame = visit.frame(
        say("registration.activate_your_account", { { "account", in_sentence(pack.words.org_admin.account) } }));
    if (activation.letter)
        frame.lead = say("registration.provider_name_provider_id_provider",
            { { "provider_name", activation.letter->provider_name }, { "provider_id", pack.words.provider_id },
                { "provider_number", activation.letter->provider_number },
                { "account", activation.account.full_name() } });
    frame.error = error;
    visit.add_flash(frame, { { "asked", say("registration.the_service_desk_has_your") } });
    return visit.page("registration/activate.tpl", frame, [&](Section& page) {
        page.set("EXPIRED_SUBJECT", pack.contacts.expired_code_subject);
        add_service_desk(page, pack);
        if (!activation.claim) {
            page.add("SETTLED")
                .set("AN_ADMIN", pack.words.org_admin.indefinite)
                .set("FORGOT", pack.words.forgot_password);
            return;
        }
        add_code_form(page, visit, activation);
        if (activation.letter)
            add_not_received(page, visit, activation);
    });
}

Result<Response> post_code(Visit const& visit)
{
    // Exactly as typed: field() would trim, and blanks count here.
    auto const& form = visit.request.form;
    auto typed = form.find("code");
    auto opened = enter_activation_code(visit.portal.db, visit.portal.slow_hash, *visit.pack,
        { visit.actor(), typed == form.end() ? std::string_view() : std::string_view(typed->second), visit.place() });
    if (!opened)
        return activation_page(visit, &opened.error());
    auto response = visit.redirect("/password");
    visit.set_session(response, *opened);
    return response;
}

Result<Response> post_not_received(Visit const& visit)
{
    auto asked = visit.portal.db.write(
        visit.plan, [&](UnitOfWork& work) { return report_not_received(work, *visit.pack, visit.actor().account); });
    if (!asked)
        return activation_page(visit, &asked.error());
    return visit.redirect("/activate", "asked");
}

// ── Without the letter nobody can sign in ───

Response not_received_page(Visit const& visit, Parameters const& typed, bool sent, Error const* error = nullptr)
{
    auto const& pack = *visit.pack;
    auto frame = visit.frame(pack.words.not_received);
    frame.error = error;
    return visit.page("registration/not_received.tpl", frame, [&](Section& page) {
        add_service_desk(page, pack);
        if (sent) {
            page.show("SENT");
            return;
        }
        auto form = page.add("FORM");
        form.set("EXPECT_DAYS", std::to_string(pack.letter.expect_within_business_days))
            .set("DAYS_BEFORE", std::to_string(pack.letter.not_received_before_use_by.count()));
        add_field(form, "USERNAME",
            TextField { .id = "username",
                .label = pack.words.user_name,
                .value = field(typed, "username"),
                .autocomplete = "username",
                .width = Width::name,
                .exact = true });
        add_field(form, "NUMBER",
            TextField { .id = "provider_id",
                .label = pack.words.provider_id,
                .value = field(typed, "provider_id"),
                .autocomplete = "off",
                .width = Width::id });
    });
}

Result<Response> post_not_received_by_name(Visit const& visit)
{
    auto const& form = visit.request.form;
    auto name = field(form, "username");
    auto number = field(form, "provider_id");
    Error error { ErrorKind::invalid_input, "not_received.incomplete",
        say("registration.some_fields_need_your_attention"), {} };
    if (name.empty())
        error.fields.push_back({ "username", say("registration.enter_the_username_that_you") });
    if (number.empty())
        error.fields.push_back({ "provider_id",
            say("registration.enter_the_that_you_registered", { { "provider_id", visit.pack->words.provider_id } }) });
    if (!error.fields.empty())
        return not_received_page(visit, form, false, &error);
    TRY(visit.portal.db.write(visit.plan, [&](UnitOfWork& work) {
        return report_not_received_by_name(work, *visit.pack, name, number, visit.place().network);
    }));
    return not_received_page(visit, form, true);
}

} // namespace

void add_activation_pages(Router& router, Portal const& portal)
{
    using enum Method;
    mount(router, portal, get, "/activate", Right::entering_code,
        [](Visit const& visit) { return activation_page(visit); });
    mount(router, portal, post, "/activate", Right::entering_code, post_code);
    mount(router, portal, post, "/activate/not-received", Right::entering_code, post_not_received);
    mount(router, portal, get, "/not-received", Right::anyone,
        [](Visit const& visit) -> Result<Response> { return not_received_page(visit, {}, false); });
    mount(router, portal, post, "/not-received", Right::anyone, post_not_received_by_name);
}

} // namespace gatehouse
