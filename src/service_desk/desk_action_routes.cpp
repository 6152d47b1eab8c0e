#include <algorithm>
#include <functional>

#include "access/permit.hpp"
#include "db/database.hpp"
#include "http/form.hpp"
#include "http/router.hpp"
#include "letters/from_pack.hpp"
#include "pages/fields.hpp"
#include "registration/registration.hpp"
#include "service_desk/desk_page.hpp"

namespace gatehouse {

namespace {

// ── What the forms have in common ───

std::vector<Choice> choices_of(std::vector<RequestChannel> const& channels)
{
    std::vector<Choice> choices;
    for (auto const& channel : channels)
        choices.push_back({ channel.key, channel.label });
    return choices;
}

void add_evidence(Section& page, Visit const& visit)
{
    auto const& form = visit.request.form;
    auto part = page.add("EVIDENCE_FIELDS");
    add_field(part, "ASKED_BY",
        TextField { .id = "asked_by",
            .label = "Who asked?",
            .hint = "Name and position, such as Dana Whitlock, office manager",
            .value = field(form, "asked_by"),
            .width = Width::name });
    add_field(part, "ASKED_HOW",
        RadioField { .id = "asked_how",
            .label = "How did they ask?",
            .choices = choices_of(request_channels()),
            .value = field(form, "asked_how") });
    add_field(part, "RECOGNISED_BY",
        TextArea { .id = "recognised_by",
            .label = "How did you recognise them?",
            .hint = "What you checked, such as a call back to the number on file. Write no code and no password here.",
            .value = field(form, "recognised_by") });
}

struct ActionPage {
    std::string title;
    std::string verb; // The button; the same as in the title.
    bool ends_access;
    std::vector<std::string> effects;
    std::string action_path;
    std::string back_path;
    Provider provider;
};

Response show_action(
    Visit const& visit, ActionPage const& action, Error const* error, std::function<void(Section&)> const& more = {})
{
    auto frame = visit.frame(action.title);
    frame.lead = office_line(*visit.pack, action.provider);
    frame.breadcrumbs = { { "Find an office or account", visit.path("/staff/") },
        { action.provider.name, visit.path(desk_office_path(action.provider.number)) } };
    frame.error = error;
    return visit.page("service_desk/action.tpl", frame, [&](Section& page) {
        page.set("ACTION", action.action_path).set("BACK", action.back_path).set("VERB", action.verb);
        page.set("BUTTON", action.ends_access ? "gh-button--danger" : "");
        for (auto const& effect : action.effects)
            page.add("EFFECT").set("TEXT", effect);
        if (more)
            more(page);
    });
}

bool can_be_mended(Error const& error)
{
    return error.kind != ErrorKind::not_found && error.kind != ErrorKind::forbidden;
}

// ── About one person of an office ───

struct Person {
    Provider provider;
    Member member;
    OfficeState state;
    MemberOf who() const { return { provider.id, member.membership.id }; }
    std::string const& name() const { return member.membership.display_name; }
};

Result<Person> load_person(UnitOfWork& work, Visit const& visit)
{
    TRY(permit_staff(work, visit.actor(), Right::staff_act));
    auto provider = find_provider_by_number(work, visit.parameter("office"));
    if (!provider)
        return fail(ErrorKind::not_found, "provider.unknown", "There is no such office.");
    auto member = TRY(
        find_member(work, *visit.pack, visit.actor(), { provider->id, MembershipId { visit.parameter("member") } }));
    auto state = office_state(work, provider->id);
    return Person { std::move(*provider), std::move(member), std::move(state) };
}

Result<Person> person_of(Visit const& visit)
{
    return visit.portal.db.read(visit.plan, [&](UnitOfWork& work) { return load_person(work, visit); });
}

enum class Deed : std::uint8_t { designation, demotion, removal };

std::string_view below_of(Deed deed)
{
    switch (deed) {
    case Deed::designation: return "/designation";
    case Deed::demotion: return "/demotion";
    case Deed::removal: return "/removal";
    }
    std::unreachable();
}

std::vector<std::string> effects_of(Pack const& pack, Person const& person, Deed deed)
{
    auto const& admin = pack.words.org_admin.name;
    auto const& membership = person.member.membership;
    std::vector<std::string> effects;
    bool is_active_admin = membership.role == Role::org_admin && membership.status == MembershipStatus::active;
    if (deed == Deed::designation) {
        effects.push_back(
            person.name() + " is a " + admin + " at once: lets people in, chooses permissions, unlocks and removes.");
        if (membership.status == MembershipStatus::pending && membership.role == Role::org_admin)
            effects.push_back("The letter with the " + pack.words.code + " is worth nothing then. " + person.name()
                + " gets a link by email to choose a password.");
        effects.push_back("Every " + admin + " of the office is told by email.");
        return effects;
    }
    if (deed == Deed::demotion)
        effects.push_back(person.name() + " can no longer let people in, choose permissions, unlock or remove.");
    else
        effects.push_back(person.name() + " can no longer act for this office. Other offices are not touched.");
    if (is_active_admin && person.state.org_admins.size() == 1)
        effects.push_back("The office has no " + admin
            + " after that and is flagged until one is named. New people "
              "get no permissions meanwhile.");
    return effects;
}

ActionPage page_of(Visit const& visit, Person const& person, Deed deed)
{
    auto const& words = visit.pack->words;
    auto number = person.provider.number;
    auto verb = deed == Deed::designation ? "Name " + words.org_admin.name
        : deed == Deed::demotion          ? "End the role"
                                          : std::string("Remove");
    auto title = deed == Deed::designation ? "Name " + person.name() + " " + words.org_admin.name + "?"
        : deed == Deed::demotion           ? "End the role of " + person.name() + " as " + words.org_admin.name + "?"
                                           : "Remove " + person.name() + " from this office?";
    return { std::move(title), std::move(verb), deed != Deed::designation, effects_of(*visit.pack, person, deed),
        visit.path(desk_member_path(number, person.member.membership.id, below_of(deed))),
        visit.path(desk_office_path(number)), person.provider };
}

Result<Response> show_deed(Visit const& visit, Deed deed, Error const* error = nullptr)
{
    auto person = TRY(person_of(visit));
    return show_action(visit, page_of(visit, person, deed), error, [&](Section& page) { add_evidence(page, visit); });
}

Result<> do_deed(UnitOfWork& work, Visit const& visit, Deed deed, AtRequest const& request)
{
    auto const& pack = *visit.pack;
    switch (deed) {
    case Deed::designation: return designate_at_request(work, pack, visit.links(), visit.actor(), request);
    case Deed::demotion: return demote_at_request(work, pack, visit.actor(), request);
    case Deed::removal: return remove_at_request(work, pack, visit.actor(), request);
    }
    std::unreachable();
}

Result<Response> post_deed(Visit const& visit, Deed deed)
{
    auto person = TRY(person_of(visit));
    auto evidence = read_evidence(visit.request.form);
    if (!evidence)
        return show_deed(visit, deed, &evidence.error());
    AtRequest request { person.who(), std::move(*evidence) };
    auto done
        = visit.portal.db.write(visit.plan, [&](UnitOfWork& work) { return do_deed(work, visit, deed, request); });
    if (!done && can_be_mended(done.error()))
        return show_deed(visit, deed, &done.error());
    TRY(std::move(done));
    return visit.redirect(desk_office_path(person.provider.number),
        deed == Deed::designation    ? "designated"
            : deed == Deed::demotion ? "demoted"
                                     : "removed");
}

// ── A new letter ───

struct LetterForm {
    Person person;
    std::vector<LetterDestination> destinations;
    LetterDates dates;
    std::optional<Error> limit; // Why no letter can be queued at the moment.
};

Result<LetterForm> load_letter_form(UnitOfWork& work, Visit const& visit)
{
    auto person = TRY(load_person(work, visit));
    auto const& pack = *visit.pack;
    auto terms = letter_terms(pack);
    LetterForm form { person, letter_destinations(work, pack, person.provider.id), letter_dates(terms, work.now), {} };
    auto within = check_letter_limits(work, terms, person.provider.id, person.member.account.id);
    if (!within)
        form.limit = std::move(within.error());
    return form;
}

std::string whole_address(LetterAddress const& to)
{
    return to.line_1 + (to.line_2.empty() ? "" : ", " + to.line_2) + ", " + to.city + ", " + to.state + " " + to.zip;
}

void add_letter_fields(Section& page, Visit const& visit, LetterForm const& form)
{
    std::vector<std::string> addresses;
    for (auto const& destination : form.destinations)
        addresses.push_back(whole_address(destination.address));
    std::vector<Choice> choices;
    for (std::size_t i = 0; i < addresses.size(); ++i)
        choices.push_back({ form.destinations[i].key, addresses[i] });
    auto chosen = field(visit.request.form, "address");
    auto part = page.add("LETTER");
    add_field(part, "ADDRESS",
        RadioField { .id = "address",
            .label = "Where does the new letter go?",
            .hint = "Addresses on file. Another one must be changed in the plan's record first.",
            .choices = choices,
            .value = chosen.empty() && choices.size() == 1 ? choices[0].value : chosen });
    add_time(part, "MAIL_ON", long_date(form.dates.mail_on));
    add_time(part, "EXPECTED_ON", long_date(form.dates.expected_on));
    add_time(part, "USE_BY", full_moment(form.dates.use_by, visit.zone()));
    if (form.dates.may_miss_use_by)
        part.add("CLASH").set("EXPECT_DAYS", std::to_string(visit.pack->letter.expect_within_business_days));
    add_evidence(page, visit);
}

Result<Response> show_letter(Visit const& visit, Error const* error = nullptr)
{
    auto form = TRY(visit.portal.db.read(visit.plan, [&](UnitOfWork& work) { return load_letter_form(work, visit); }));
    auto const& person = form.person;
    auto const& code = visit.pack->words.code;
    auto number = person.provider.number;
    ActionPage action { "Replace the letter to " + person.name(), "Queue the new letter", false,
        { "A new letter with a new " + code + " and a new " + visit.pack->words.temporary_password + " is queued.",
            "The " + code + " before it is worth nothing from this moment on.",
            std::to_string(visit.pack->letter.good_for.count()) + " new days begin." },
        visit.path(desk_member_path(number, person.member.membership.id, "/letter")),
        visit.path(desk_office_path(number)), person.provider };
    if (!error && form.limit)
        error = &*form.limit;
    return show_action(visit, action, error, [&](Section& page) { add_letter_fields(page, visit, form); });
}

Result<Response> post_letter(Visit const& visit)
{
    auto person = TRY(person_of(visit));
    auto evidence = read_evidence(visit.request.form);
    auto address = std::string(field(visit.request.form, "address"));
    if (!evidence) {
        if (address.empty())
            evidence.error().fields.insert(
                evidence.error().fields.begin(), { "address", "Choose the address on file that the letter goes to." });
        return show_letter(visit, &evidence.error());
    }
    auto queued = reissue_code(visit.portal.db, visit.portal.slow_hash, *visit.pack, visit.actor(),
        { person.who(), std::move(*evidence), address });
    if (!queued && can_be_mended(queued.error()))
        return show_letter(visit, &queued.error());
    TRY(std::move(queued));
    return visit.redirect(desk_office_path(person.provider.number), "reissued");
}

// ── A letter that came back ───

struct Returned {
    Letter letter;
    Provider provider;
};

Result<Returned> load_returned(UnitOfWork& work, Visit const& visit)
{
    TRY(permit_staff(work, visit.actor(), Right::staff_act));
    auto letter = find_letter(work, letter_terms(*visit.pack), { visit.parameter("letter") });
    auto provider = letter ? find_provider(work, letter->provider) : std::nullopt;
    if (!provider)
        return fail(ErrorKind::not_found, "letter.not_found", "There is no such letter.");
    return Returned { std::move(*letter), std::move(*provider) };
}

Result<Response> show_return(Visit const& visit, Error const* error = nullptr)
{
    auto shown = TRY(visit.portal.db.read(visit.plan, [&](UnitOfWork& work) { return load_returned(work, visit); }));
    auto letter = "letter " + std::to_string(shown.letter.number);
    ActionPage action { "Mark " + letter + " to " + shown.letter.person + " as returned?",
        "Mark " + letter + " as returned", true,
        { "Its " + visit.pack->words.code + " is worth nothing from this moment on.",
            shown.letter.person + " can then be sent a new letter." },
        visit.path("/staff/letters/" + shown.letter.id.value + "/return"),
        visit.path(desk_office_path(shown.provider.number)), shown.provider };
    return show_action(visit, action, error, [&](Section& page) {
        auto part = page.add("RETURNED");
        auto const& form = visit.request.form;
        add_field(part, "KNOWN_FROM",
            RadioField { .id = "known_from",
                .label = "How do you know?",
                .choices = choices_of(return_signs()),
                .value = field(form, "known_from") });
        add_field(part, "REASON",
            TextField { .id = "reason",
                .label = "What does the Postal Service say?",
                .hint = "As written on the envelope or in the notice, such as no such suite",
                .value = field(form, "reason"),
                .width = Width::name });
    });
}

Result<Response> post_return(Visit const& visit)
{
    auto shown = TRY(visit.portal.db.read(visit.plan, [&](UnitOfWork& work) { return load_returned(work, visit); }));
    auto const& form = visit.request.form;
    ReturnedLetter command { shown.letter.id, std::string(field(form, "known_from")),
        std::string(field(form, "reason")) };
    auto done = visit.portal.db.write(
        visit.plan, [&](UnitOfWork& work) { return mark_returned(work, *visit.pack, visit.actor(), command); });
    if (!done && can_be_mended(done.error()))
        return show_return(visit, &done.error());
    TRY(std::move(done));
    return visit.redirect(desk_office_path(shown.provider.number), "returned");
}

} // namespace

void add_desk_action_routes(Router& router, Portal const& portal)
{
    using enum Method;
    auto add = [&](Method method, std::string const& pattern, PageHandler handler) {
        mount(router, portal, method, pattern, Right::staff_act, std::move(handler));
    };
    std::string member = "/staff/offices/{office}/members/{member}";
    for (auto deed : { Deed::designation, Deed::demotion, Deed::removal }) {
        add(get, member + std::string(below_of(deed)), [deed](Visit const& visit) { return show_deed(visit, deed); });
        add(post, member + std::string(below_of(deed)), [deed](Visit const& visit) { return post_deed(visit, deed); });
    }
    add(get, member + "/letter", [](Visit const& visit) { return show_letter(visit); });
    add(post, member + "/letter", post_letter);
    add(get, "/staff/letters/{letter}/return", [](Visit const& visit) { return show_return(visit); });
    add(post, "/staff/letters/{letter}/return", post_return);
}

} // namespace gatehouse
