#include "registration/enrollment.hpp"

#include "db/database.hpp"
#include "http/form.hpp"
#include "http/router.hpp"
#include "pages/fields.hpp"
#include "pages/paragraphs.hpp"
#include "registration/journey_pages.hpp"
#include "registration/registration.hpp"

namespace gatehouse {

namespace {

RegistrationId id_of(Visit const& visit) { return { visit.parameter("registration") }; }

std::string step_path(Visit const& visit, std::string_view step)
{
    return "/enroll/" + visit.parameter("registration") + "/" + std::string(step);
}

struct Here {
    Enrollment enrollment;
    Provider provider;
};

Result<Here> find_here(Visit const& visit)
{
    return visit.portal.db.read(visit.plan, [&](UnitOfWork& work) -> Result<Here> {
        auto enrollment = TRY(find_enrollment(work, *visit.pack, id_of(visit), registration_token(visit)));
        auto provider = find_provider(work, enrollment.provider).value();
        return Here { std::move(enrollment), std::move(provider) };
    });
}

Frame frame_of(Visit const& visit, std::string const& title, Error const* error)
{
    auto frame = visit.frame(title);
    frame.error = error;
    return frame;
}

void add_facts(Section& page, Visit const& visit, Here const& here)
{
    page.set("HEADING", visit.pack->registration.texts.heading)
        .set("STEP", visit.pack->registration.texts.account_step)
        .set("PROVIDER", here.provider.name)
        .set("PROVIDER_ID", visit.pack->words.provider_id)
        .set("NUMBER", here.provider.number)
        .set("AS", here.enrollment.as_group ? say("common.group") : say("common.practitioner"));
}

// ── The agreements ───

Response agreement_page(Visit const& visit, Here const& here, Error const* error = nullptr)
{
    auto const& pack = *visit.pack;
    auto title = pack.agreements.size() == 1 ? pack.agreements.front().title : say("common.agreements");
    return visit.page("registration/agreement.tpl", frame_of(visit, title, error), [&](Section& page) {
        add_facts(page, visit, here);
        page.set("TITLE", title).set("ACTION", visit.path(step_path(visit, "agreement")));
        for (auto const& agreement : pack.agreements) {
            auto part = page.add("AGREEMENT").set("NAME", agreement.title).set("VERSION", agreement.version);
            for (auto const& paragraph : paragraphs(agreement.text))
                part.add("PARAGRAPH").set("TEXT", paragraph);
            auto id = "accept_" + agreement.key,
                 label = say("registration.i_have_read_and_confirm", { { "agreement", agreement.title } });
            add_field(part, "CONSENT", ConsentField { .id = id, .label = label, .checked = false });
        }
    });
}

Result<Response> show_agreement(Visit const& visit)
{
    auto here = TRY(find_here(visit));
    if (here.enrollment.account)
        return visit.redirect("/login");
    return agreement_page(visit, here);
}

Result<Response> post_agreement(Visit const& visit)
{
    std::vector<std::string> accepted;
    for (auto const& agreement : visit.pack->agreements)
        if (field(visit.request.form, "accept_" + agreement.key) == "yes")
            accepted.push_back(agreement.key);
    ConfirmAgreements request { id_of(visit), registration_token(visit), std::move(accepted) };
    auto confirmed = visit.portal.db.write(visit.plan, Isolation::read_committed,
        [&](UnitOfWork& work) { return confirm_agreements(work, *visit.pack, request); });
    if (confirmed)
        return visit.redirect(step_path(visit, "account"));
    auto here = TRY(find_here(visit));
    return agreement_page(visit, here, &confirmed.error());
}

// ── The account ───

std::string password_hint(PasswordRules const& rules)
{
    auto hint = say("registration.at_least_characters", { { "length_min", std::to_string(rules.length_min) } });
    std::string classes;
    for (auto each : rules.composition) {
        using enum CharacterClass;
        auto words = each == lower_case ? say("common.a_lowercase_letter")
            : each == upper_case        ? say("common.an_uppercase_letter")
            : each == digit             ? say("common.a_digit")
                                        : say("registration.a_character_that_is_neither");
        classes += (classes.empty() ? say("registration.with") : ", ") + std::string(words);
    }
    return hint + classes;
}

RegistrationField label_of(Pack const& pack, std::string_view key)
{
    for (auto const& field : pack.registration.fields)
        if (field.key == key)
            return field;
    throw std::logic_error("the pack does not ask for " + std::string(key));
}

void add_question(Section& page, Pack const& pack, Parameters const& typed)
{
    if (pack.registration.security_questions.empty())
        return;
    auto part = page.add("SECURITY");
    std::vector<Choice> choices;
    for (auto const& question : pack.registration.security_questions)
        choices.push_back({ question, question });
    add_field(part, "QUESTION",
        SelectField { .id = "security_question",
            .label = say("registration.security_question"),
            .choices = std::move(choices),
            .value = field(typed, "security_question"),
            .placeholder = say("registration.choose_a_security_question"),
            .width = Width::full });
    add_field(part, "ANSWER",
        TextField { .id = "security_answer",
            .label = say("registration.security_answer"),
            .hint = say("registration.capital_letters_and_blanks_do"),
            .autocomplete = "off",
            .width = Width::name,
            .exact = true });
}

void add_person(Section& page, Here const& here, Parameters const& typed)
{
    auto typed_or = [&](std::string_view key, std::string const& otherwise) {
        return std::string(typed.contains(std::string(key)) ? field(typed, key) : std::string_view(otherwise));
    };
    auto first_name = typed_or("first_name", here.enrollment.first_name);
    auto last_name = typed_or("last_name", here.enrollment.last_name);
    add_field(page, "FIRST_NAME",
        TextField { .id = "first_name",
            .label = say("registration.your_first_name"),
            .value = first_name,
            .autocomplete = "given-name",
            .width = Width::name });
    add_field(page, "LAST_NAME",
        TextField { .id = "last_name",
            .label = say("registration.your_last_name"),
            .value = last_name,
            .autocomplete = "family-name",
            .width = Width::name });
}

void add_account_fields(Section& page, Pack const& pack, Parameters const& typed)
{
    auto user_name = label_of(pack, "user_name"), email = label_of(pack, "email");
    auto hint = password_hint(pack.passwords);
    auto text = [&](std::string_view marker, TextField const& field) { add_field(page, marker, field); };
    text("USER_NAME",
        { .id = "user_name",
            .label = user_name.label,
            .hint = user_name.hint,
            .value = field(typed, "user_name"),
            .autocomplete = "username",
            .width = Width::name,
            .exact = true });
    text("NEW_PASSWORD",
        { .id = "new_password",
            .label = say("common.password"),
            .hint = hint,
            .type = "password",
            .autocomplete = "new-password",
            .width = Width::name });
    text("REPEAT_PASSWORD",
        { .id = "repeat_password",
            .label = say("registration.password_once_more"),
            .type = "password",
            .autocomplete = "new-password",
            .width = Width::name });
    text("EMAIL",
        { .id = "email",
            .label = email.label,
            .hint = email.hint,
            .value = field(typed, "email"),
            .type = "email",
            .autocomplete = "email",
            .width = Width::name,
            .exact = true });
}

Response account_page(Visit const& visit, Here const& here, Parameters const& typed, Error const* error = nullptr)
{
    auto const& texts = visit.pack->registration.texts;
    return visit.page("registration/account.tpl", frame_of(visit, texts.account_step, error), [&](Section& page) {
        add_facts(page, visit, here);
        page.set("ACTION", visit.path(step_path(visit, "account")));
        add_person(page, here, typed);
        add_account_fields(page, *visit.pack, typed);
        add_question(page, *visit.pack, typed);
    });
}

Result<Response> show_account(Visit const& visit)
{
    auto here = TRY(find_here(visit));
    if (here.enrollment.account)
        return visit.redirect("/login");
    if (!here.enrollment.agreed)
        return visit.redirect(step_path(visit, "agreement"));
    return account_page(visit, here, {});
}

Result<Response> post_account(Visit const& visit)
{
    auto const& form = visit.request.form;
    auto chosen = choose_account(visit.portal.db, visit.portal.slow_hash, *visit.pack, visit.links(),
        {
            .id = id_of(visit),
            .browser_token = registration_token(visit),
            .first_name = field(form, "first_name"),
            .last_name = field(form, "last_name"),
            .user_name = field(form, "user_name"),
            .password = raw_field(form, "new_password"),
            .repeated = raw_field(form, "repeat_password"),
            .email = field(form, "email"),
            .security_question = field(form, "security_question"),
            .security_answer = field(form, "security_answer"),
            .network = visit.place().network,
        });
    if (chosen)
        return visit.redirect(step_path(visit, "sent"));
    auto here = TRY(find_here(visit));
    if (!here.enrollment.agreed)
        return visit.redirect(step_path(visit, "agreement"));
    return account_page(visit, here, form, &chosen.error());
}

// ── The mail ───

Result<Response> show_sent(Visit const& visit)
{
    auto here = TRY(find_here(visit));
    if (!here.enrollment.email)
        return visit.redirect(step_path(visit, "account"));
    auto const& pack = *visit.pack;
    return visit.page(
        "registration/sent.tpl", frame_of(visit, say("registration.open_our_email"), nullptr), [&](Section& page) {
            page.set("EMAIL", *here.enrollment.email)
                .set("SUBJECT", pack.mail.activation_subject)
                .set("SENDER", pack.mail.sender_name)
                .set("LINK", pack.mail.activation_link)
                .set("HOURS", std::to_string(pack.registration.prove_email_within.count()))
                .set("LOGIN", pack.words.sign_in_heading)
                .set("ACCOUNT_PATH", visit.path(step_path(visit, "account")));
            add_service_desk(page, pack);
        });
}

// Mail scanners fetch links: fetching shows a button and changes nothing.
Response activation_page(Visit const& visit, std::string_view code, Error const* error = nullptr)
{
    return visit.page("registration/activate_account.tpl",
        frame_of(visit, say("registration.activate_your_account_now"), error), [&](Section& page) {
            page.set("ACTION", visit.path(step_path(visit, "activate"))).set("CODE", code);
            page.set("BUTTON", visit.pack->mail.activation_link).set("LOGIN", visit.pack->words.sign_in_heading);
            bool taken = error && error->code == "account.user_name_taken";
            auto typed = field(visit.request.form, "user_name");
            if (!taken && typed.empty())
                return;
            auto part = page.add("USER_NAME");
            add_field(part, "FIELD",
                TextField { .id = "user_name",
                    .label = label_of(*visit.pack, "user_name").label,
                    .hint = say("registration.somebody_else_has_taken_the"),
                    .value = typed,
                    .autocomplete = "username",
                    .width = Width::name,
                    .exact = true });
        });
}

Result<Response> show_activation(Visit const& visit)
{
    auto query = visit.request.query_parameters();
    return activation_page(visit, field(query, "code"));
}

Result<Response> post_activation(Visit const& visit)
{
    auto const& form = visit.request.form;
    ActivateEnrollment request { id_of(visit), field(form, "code"), field(form, "user_name"), registration_token(visit),
        visit.place() };
    auto activated = visit.portal.db.write(
        visit.plan, [&](UnitOfWork& work) { return activate_enrollment(work, *visit.pack, visit.links(), request); });
    if (!activated)
        return activation_page(visit, request.code, &activated.error());
    if (!activated->opened)
        return visit.redirect("/login", "activated");
    auto response = visit.redirect("/");
    visit.set_session(response, *activated->opened);
    return response;
}

} // namespace

void add_enrollment_pages(Router& router, Portal const& portal)
{
    using enum Method;
    auto add = [&](Method method, std::string const& step, PageHandler handler) {
        mount(router, portal, method, "/enroll/{registration}/" + step, Right::anyone, std::move(handler));
    };
    add(get, "agreement", show_agreement);
    add(post, "agreement", post_agreement);
    add(get, "account", show_account);
    add(post, "account", post_account);
    add(get, "sent", show_sent);
    add(get, "activate", show_activation);
    add(post, "activate", post_activation);
}

} // namespace gatehouse
