#include <algorithm>

#include "access/permit.hpp"
#include "db/database.hpp"
#include "http/form.hpp"
#include "http/router.hpp"
#include "letters/from_pack.hpp"
#include "registration/registration.hpp"
#include "service_desk/desk_form.hpp"

namespace gatehouse {

namespace {

Link above(Visit const& visit, Provider const& provider)
{
    return { provider.name, visit.path(desk_office_path(provider.number)) };
}

// ── About one person of an office ───

struct Person {
    Provider provider;
    Member member;
    OfficeState state;
    std::optional<CallerState> caller;
    MemberOf who() const { return { provider.id, member.membership.id }; }
    std::string const& name() const { return member.membership.display_name; }
};

Result<Person> load_person(UnitOfWork& work, Visit const& visit)
{
    TRY(permit_staff(work, visit.actor(), Right::staff_act));
    auto provider = find_provider_by_number(work, visit.parameter("office"));
    if (!provider)
        return fail(ErrorKind::not_found, "provider.unknown", say("service_desk.there_is_no_such_office"));
    auto member = TRY(
        find_member(work, *visit.pack, visit.actor(), { provider->id, MembershipId { visit.parameter("member") } }));
    auto state = office_state(work, provider->id);
    auto caller = caller_state(work, *visit.pack, member.account.id);
    return Person { std::move(*provider), std::move(member), std::move(state), std::move(caller) };
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
        bool needs_second = pack.service_desk.second_person;
        if (needs_second)
            effects.push_back(say("service_desk.your_request_is_written_down"));
        auto const& an_org_admin = pack.words.org_admin.indefinite;
        effects.push_back(needs_second ? say("service_desk.once_approved_is_lets_people_in",
                              { { "person", person.name() }, { "an_org_admin", an_org_admin } })
                                       : say("service_desk.is_at_once_lets_people_in",
                                           { { "person", person.name() }, { "an_org_admin", an_org_admin } }));
        if (membership.status == MembershipStatus::pending && membership.role == Role::org_admin)
            effects.push_back(say(
                "service_desk.the_letter_with_the_is", { { "code", pack.words.code }, { "person", person.name() } }));
        effects.push_back(say("service_desk.every_of_the_office_is", { { "admin", admin } }));
        return effects;
    }
    if (deed == Deed::demotion)
        effects.push_back(say("service_desk.can_no_longer_let_people", { { "person", person.name() } }));
    else
        effects.push_back(say("service_desk.can_no_longer_act_for", { { "person", person.name() } }));
    if (is_active_admin && person.state.org_admins.size() == 1)
        effects.push_back(say("service_desk.the_office_has_no_after", { { "admin", admin } }));
    return effects;
}

ActionPage page_of(Visit const& visit, Person const& person, Deed deed)
{
    auto const& words = visit.pack->words;
    auto number = person.provider.number;
    auto verb = deed == Deed::designation
        ? say("service_desk.name_org_admin", { { "org_admin", words.org_admin.name } })
        : deed == Deed::demotion ? say("service_desk.end_the_role")
                                 : say("service_desk.remove");
    auto title = deed == Deed::designation ? say("service_desk.name_person_org_admin",
                     { { "person", person.name() }, { "org_admin", words.org_admin.name } })
        : deed == Deed::demotion
        ? say("service_desk.end_the_role_of_as", { { "person", person.name() }, { "org_admin", words.org_admin.name } })
        : say("service_desk.remove_from_this_office", { { "person", person.name() } });
    return { std::move(title), std::move(verb), deed != Deed::designation, effects_of(*visit.pack, person, deed),
        visit.path(desk_member_path(number, person.member.membership.id, below_of(deed))),
        visit.path(desk_office_path(number)), office_line(*visit.pack, person.provider),
        above(visit, person.provider) };
}

Result<Response> show_deed(Visit const& visit, Deed deed, Error const* error = nullptr)
{
    auto person = TRY(person_of(visit));
    return show_action(visit, page_of(visit, person, deed), error,
        [&](Section& page) { add_evidence(page, visit, recognised_by_script(visit, person.caller)); });
}

// The key of the sentence that says what happened.
Result<std::string_view> do_deed(UnitOfWork& work, Visit const& visit, Deed deed, AtRequest const& request)
{
    auto const& pack = *visit.pack;
    if (deed == Deed::designation) {
        auto outcome = TRY(designate_at_request(work, pack, visit.links(), visit.actor(), request));
        return outcome == DesignationOutcome::named ? "designated" : "asked";
    }
    if (deed == Deed::demotion) {
        TRY(demote_at_request(work, pack, visit.actor(), request));
        return "demoted";
    }
    TRY(remove_at_request(work, pack, visit.actor(), request));
    return "removed";
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
    auto flash = TRY(std::move(done));
    return visit.redirect(desk_office_path(person.provider.number), flash);
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
            .label = say("service_desk.where_does_the_new_letter"),
            .hint = say("service_desk.addresses_on_file_another_one"),
            .choices = choices,
            .value = chosen.empty() && choices.size() == 1 ? choices[0].value : chosen });
    add_time(part, "MAIL_ON", long_date(form.dates.mail_on));
    add_time(part, "EXPECTED_ON", long_date(form.dates.expected_on));
    add_time(part, "USE_BY", full_moment(form.dates.use_by, visit.zone()));
    if (form.dates.may_miss_use_by)
        part.add("CLASH").set("EXPECT_DAYS", std::to_string(visit.pack->letter.expect_within_business_days));
    add_evidence(page, visit, recognised_by_script(visit, form.person.caller));
}

Result<Response> show_letter(Visit const& visit, Error const* error = nullptr)
{
    auto form = TRY(visit.portal.db.read(visit.plan, [&](UnitOfWork& work) { return load_letter_form(work, visit); }));
    auto const& person = form.person;
    auto const& code = visit.pack->words.code;
    auto number = person.provider.number;
    ActionPage action { say("service_desk.replace_the_letter_to", { { "person", person.name() } }),
        say("service_desk.queue_the_new_letter"), false,
        { say("service_desk.a_new_letter_with_a",
              { { "code", code }, { "temporary_password", visit.pack->words.temporary_password } }),
            say("service_desk.the_before_it_is_worth", { { "code", code } }),
            say("service_desk.new_days_begin",
                { { "good_for", std::to_string(visit.pack->letter.good_for.count()) } }) },
        visit.path(desk_member_path(number, person.member.membership.id, "/letter")),
        visit.path(desk_office_path(number)), office_line(*visit.pack, person.provider),
        above(visit, person.provider) };
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
            evidence.error().fields.insert(evidence.error().fields.begin(), { "address", say("letter.no_address") });
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
        return refuse(ErrorKind::not_found, "letter.not_found");
    return Returned { std::move(*letter), std::move(*provider) };
}

Result<Response> show_return(Visit const& visit, Error const* error = nullptr)
{
    auto shown = TRY(visit.portal.db.read(visit.plan, [&](UnitOfWork& work) { return load_returned(work, visit); }));
    auto letter = say("service_desk.letter_letter", { { "letter", std::to_string(shown.letter.number) } });
    ActionPage action { say("service_desk.mark_to_as_returned",
                            { { "letter", letter }, { "person", shown.letter.person } }),
        say("service_desk.mark_as_returned", { { "letter", letter } }), true,
        { say("service_desk.its_is_worth_nothing_from", { { "code", visit.pack->words.code } }),
            say("service_desk.can_then_be_sent_a", { { "person", shown.letter.person } }) },
        visit.path("/staff/letters/" + shown.letter.id.value + "/return"),
        visit.path(desk_office_path(shown.provider.number)), office_line(*visit.pack, shown.provider),
        above(visit, shown.provider) };
    return show_action(visit, action, error, [&](Section& page) {
        auto part = page.add("RETURNED");
        auto const& form = visit.request.form;
        add_field(part, "KNOWN_FROM",
            RadioField { .id = "known_from",
                .label = say("service_desk.how_do_you_know"),
                .choices = choices_of(return_signs()),
                .value = field(form, "known_from") });
        add_field(part, "REASON",
            TextField { .id = "reason",
                .label = say("service_desk.what_does_the_postal_service"),
                .hint = say("service_desk.as_written_on_the_envelope"),
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
