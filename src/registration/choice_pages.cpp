#include "registration/journey_pages.hpp"

#include "base/text.hpp"
#include "db/database.hpp"
#include "http/form.hpp"
#include "http/router.hpp"
#include "pages/fields.hpp"
#include "pages/paragraphs.hpp"
#include "registration/registration.hpp"

namespace gatehouse {

namespace {

Result<Registration> find_own_registration(UnitOfWork& work, Visit const& visit)
{
    return find_registration(work, *visit.pack, { visit.parameter("registration") }, registration_token(visit));
}

// ── The choice ───

// What the last page of the form shows.
struct Offer {
    Registration registration;
    Provider provider;
    OfficeClaim claim;
    std::vector<LetterDestination> destinations;
    bool user_name_taken;
};

Result<Offer> find_offer(UnitOfWork& work, Visit const& visit)
{
    auto registration = TRY(find_own_registration(work, visit));
    Offer offer { registration, find_provider(work, registration.provider).value(),
        office_claim(work, *visit.pack, registration.provider),
        letter_destinations(work, *visit.pack, registration.provider),
        sign_in_name_is_taken(work, canonical_sign_in_name(registration.user_name)) };
    return offer;
}

void add_role_choice(Section& form, Pack const& pack, std::string_view chosen)
{
    auto const& rules = pack.registration;
    if (chosen.empty() && rules.first_user_prechosen)
        chosen = "org_admin";
    auto yes = say("registration.request_designation_as", { { "org_admin", pack.words.org_admin.name } });
    auto asked = form.add("ASKED");
    add_field(asked, "ROLE",
        RadioField {
            .id = "role",
            .label = rules.first_user_question,
            .choices = { { "org_admin", yes, rules.first_user_duties },
                { "org_user",
                    say("registration.no_an_account", { { "account", in_sentence(pack.words.org_user.account) } }),
                    rules.first_user_declined } },
            .value = chosen,
        });
}

void add_address_choice(Section& form, Pack const& pack, Offer const& offer, std::string_view chosen)
{
    auto part = form.add("MASTER");
    part.set("WRONG_ADDRESS_HELP", pack.registration.wrong_address_help)
        .set("TEMPORARY_PASSWORD", pack.words.temporary_password)
        .set("CODE", pack.words.code);
    if (!pack.contacts.enrollment_portal_url.empty())
        part.add("ENROLLMENT")
            .set("URL", pack.contacts.enrollment_portal_url)
            .set("NAME", pack.contacts.enrollment_portal_short_name);
    RadioField field { .id = "address", .label = say("registration.address_on_file"), .choices = {}, .value = chosen };
    for (auto const& destination : offer.destinations)
        field.choices.push_back({ destination.key, destination.masked });
    if (field.choices.empty())
        part.show("NO_ADDRESS");
    field.hint = say("registration.we_show_only_a_part");
    add_field(part, "ADDRESS", field);
}

void add_password_fields(Section& form, Pack const& pack)
{
    auto part = form.add("INDIVIDUAL");
    add_field(part, "NEW_PASSWORD",
        TextField { .id = "new_password",
            .label = say("common.password"),
            .hint
            = say("registration.at_least_characters", { { "length_min", std::to_string(pack.passwords.length_min) } }),
            .type = "password",
            .autocomplete = "new-password",
            .width = Width::name });
    add_field(part, "REPEAT_PASSWORD",
        TextField { .id = "repeat_password",
            .label = say("registration.password_once_more"),
            .type = "password",
            .autocomplete = "new-password",
            .width = Width::name });
}

void add_agreements(Section& form, Pack const& pack, Parameters const& typed)
{
    for (auto const& agreement : pack.agreements) {
        auto part = form.add("AGREEMENT").set("TITLE", agreement.title).set("VERSION", agreement.version);
        for (auto const& paragraph : paragraphs(agreement.text))
            part.add("PARAGRAPH").set("TEXT", paragraph);
        auto id = "accept_" + agreement.key;
        auto label = say("common.i_have_read_and_accept", { { "agreement", agreement.title } });
        add_field(part, "CONSENT", ConsentField { .id = id, .label = label, .checked = field(typed, id) == "yes" });
    }
}

void add_form(Section& page, Visit const& visit, Offer const& offer, Parameters const& typed)
{
    auto const& pack = *visit.pack;
    auto form = page.add("FORM").set("ACTION", visit.path(registration_path(offer.registration.id, "/finish")));
    if (offer.claim.kind == OfficeClaim::Kind::open) {
        if (pack.registration.first_user == FirstUser::prompt)
            add_role_choice(form, pack, field(typed, "role"));
        add_address_choice(form, pack, offer, field(typed, "address"));
    }
    if (offer.claim.kind == OfficeClaim::Kind::held || pack.registration.first_user == FirstUser::prompt)
        add_password_fields(form, pack);
    if (auto wanted = field(typed, "user_name"); offer.user_name_taken || !wanted.empty()) {
        auto part = form.add("USER_NAME");
        add_field(part, "FIELD",
            TextField { .id = "user_name",
                .label = pack.words.user_name,
                .hint = say("registration.somebody_else_has_taken_the"),
                .value = wanted.empty() ? std::string_view(offer.registration.user_name) : wanted,
                .autocomplete = "username",
                .width = Width::name,
                .exact = true });
    }
    add_agreements(form, pack, typed);
}

Response choice_page(Visit const& visit, Offer const& offer, Parameters const& typed, Error const* error = nullptr)
{
    auto const& pack = *visit.pack;
    auto const& registration = offer.registration;
    bool must_wait = offer.claim.kind == OfficeClaim::Kind::pending;
    auto frame = visit.frame(must_wait ? say("registration.you_have_to_wait") : say("registration.your_account"));
    frame.lead = offer.provider.name + ", " + pack.words.provider_id + " " + offer.provider.number;
    frame.error = error;
    return visit.page("registration/choose.tpl", frame, [&](Section& page) {
        page.set("AN_ADMIN", pack.words.org_admin.indefinite);
        page.set("AN_ADMIN_OPENING", capitalized(pack.words.org_admin.indefinite));
        if (must_wait)
            page.add("WAIT")
                .set("HEADING",
                    say("registration.somebody_else_asked_to_be", { { "org_admin", pack.words.org_admin.name } }))
                .set("TEXT", claim_pending_error(pack, offer.claim).message);
        else
            add_form(page, visit, offer, typed);
        page.show_if(offer.claim.kind == OfficeClaim::Kind::held, "HELD");
        page.set("PROVIDER", offer.provider.name)
            .set("PROVIDER_ID", pack.words.provider_id)
            .set("NUMBER", offer.provider.number)
            .set("PERSON", registration.full_name())
            .set("EMAIL", registration.email)
            .set("USERNAME", registration.user_name);
        add_time(page, "GOOD_UNTIL", full_moment(registration.good_until, visit.zone()));
        add_service_desk(page, pack);
    });
}

Result<Response> show_choice(Visit const& visit)
{
    auto offer = TRY(visit.portal.db.read(visit.plan, [&](UnitOfWork& work) { return find_offer(work, visit); }));
    if (offer.registration.completed_at)
        return visit.redirect(registration_path(offer.registration.id, "/done"));
    return choice_page(visit, offer, {});
}

Result<Response> post_choice(Visit const& visit)
{
    RegistrationId id { visit.parameter("registration") };
    auto const& form = visit.request.form;
    // A password is taken exactly as typed: field() would cut the blanks at its ends.
    auto exact = [&](std::string_view name) {
        auto found = form.find(name);
        return found == form.end() ? std::string_view() : std::string_view(found->second);
    };
    std::vector<std::string> accepted;
    for (auto const& agreement : visit.pack->agreements)
        if (field(form, "accept_" + agreement.key) == "yes")
            accepted.push_back(agreement.key);
    auto completed = complete_registration(visit.portal.db, visit.portal.slow_hash, *visit.pack,
        {
            .registration = id,
            .browser_token = registration_token(visit),
            .wants_org_admin = field(form, "role") == "org_admin",
            .address = field(form, "address"),
            .user_name = field(form, "user_name"),
            .password = exact("new_password"),
            .repeated = exact("repeat_password"),
            .accepted = std::move(accepted),
        });
    if (completed || completed.error().code == "registration.completed")
        return visit.redirect(registration_path(id, "/done"));
    auto offer = TRY(visit.portal.db.read(visit.plan, [&](UnitOfWork& work) { return find_offer(work, visit); }));
    return choice_page(visit, offer, form, &completed.error());
}

// ── Registered ───

struct Registered {
    Registration registration;
    Account account;
    std::optional<Letter> letter;
    std::optional<Instant> not_received_from;
    OfficeClaim claim;
};

Result<Registered> find_registered(UnitOfWork& work, Visit const& visit)
{
    auto const& pack = *visit.pack;
    auto registration = TRY(find_own_registration(work, visit));
    if (!registration.account)
        return refuse(ErrorKind::conflict, "registration.unfinished");
    auto activation = TRY(find_activation(work, pack, *registration.account));
    auto claim = office_claim(work, pack, registration.provider);
    return Registered { std::move(registration), std::move(activation.account), std::move(activation.letter),
        activation.not_received_from, std::move(claim) };
}

void add_letter(Section& page, Visit const& visit, Registered const& registered)
{
    auto const& pack = *visit.pack;
    auto const& letter = *registered.letter;
    auto part = page.add("MASTER");
    add_time(part, "MAIL_ON", long_date(letter.mail_on));
    add_time(part, "USE_BY",
        letter.use_by ? full_moment(*letter.use_by, visit.zone())
                      : TimeText { say("registration.the_moment_printed_in_it"), "" });
    part.set("EXPECT_DAYS", std::to_string(pack.letter.expect_within_business_days))
        .set("USERNAME", registered.account.user_name)
        .set("TEMPORARY_PASSWORD", pack.words.temporary_password)
        .set("CODE", pack.words.code);
    add_letter_clocks(part, "CLOCKS", visit, letter);
    auto address = page.add("ADDRESS").set("PLACE", city_and_zip(letter.address));
    address.set("NOT_RECEIVED", pack.words.not_received);
    add_time(address, "NOT_RECEIVED_FROM", full_moment(*registered.not_received_from, visit.zone()));
}

void add_wait_for_org_admin(Section& page, Pack const& pack, Registered const& registered)
{
    bool held = registered.claim.kind == OfficeClaim::Kind::held;
    page.add("INDIVIDUAL")
        .set("HEADING",
            held ? say("registration.of_your_office_must_activate",
                { { "an_org_admin", capitalized(pack.words.org_admin.indefinite) } })
                 : say("registration.nobody_can_activate_your_account"))
        .set("TEXT", held ? say("registration.we_have_told_them_by") : pack.registration.first_user_declined)
        .set("USERNAME", registered.account.user_name);
}

Result<Response> show_registered(Visit const& visit)
{
    auto read = [&](UnitOfWork& work) { return find_registered(work, visit); };
    auto registered = TRY(visit.portal.db.read(visit.plan, read));
    auto frame = visit.frame(say("registration.you_are_registered"));
    return visit.page("registration/registered.tpl", frame, [&](Section& page) {
        add_service_desk(page, *visit.pack);
        if (registered.letter)
            add_letter(page, visit, registered);
        else
            add_wait_for_org_admin(page, *visit.pack, registered);
    });
}

} // namespace

void add_choice_pages(Router& router, Portal const& portal)
{
    mount(router, portal, Method::get, "/register/{registration}/finish", Right::anyone, show_choice);
    mount(router, portal, Method::post, "/register/{registration}/finish", Right::anyone, post_choice);
    mount(router, portal, Method::get, "/register/{registration}/done", Right::anyone, show_registered);
}

} // namespace gatehouse
