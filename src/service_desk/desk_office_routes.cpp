#include <algorithm>

#include "db/database.hpp"
#include "http/form.hpp"
#include "http/router.hpp"
#include "service_desk/desk_page.hpp"

namespace gatehouse {

namespace {

std::string_view kind_label(ProviderKind kind)
{
    switch (kind) {
    case ProviderKind::practitioner: return say("common.practitioner");
    case ProviderKind::group: return say("common.group");
    case ProviderKind::facility: return say("common.facility");
    }
    std::unreachable();
}

std::string_view address_label(AddressKind kind)
{
    switch (kind) {
    case AddressKind::correspondence: return say("service_desk.correspondence_address");
    case AddressKind::pay_to: return say("service_desk.pay_to_address");
    case AddressKind::service_location: return say("common.service_location");
    }
    std::unreachable();
}

// ── How the office stands ───

std::string names(std::vector<Membership> const& members)
{
    std::string text;
    for (auto const& member : members)
        text += (text.empty() ? "" : ", ") + member.display_name;
    return text;
}

void add_state(Section& page, Visit const& visit, DeskOffice const& office)
{
    auto const& admin = visit.pack->words.org_admin;
    auto add = [&](std::string_view kind, std::string_view icon, std::string const& text) {
        auto state = page.add("STATE").set("KIND", kind).set("TEXT", text);
        add_icon(state, "ICON", icon);
        return state;
    };
    auto const& state = office.state;
    if (state.without_admin_since) {
        auto box = add("is-bad", "error", say("service_desk.no_active_admin", { { "admin", admin.name } }));
        auto since = box.add("SINCE");
        add_time(since, "MOMENT", full_moment(*state.without_admin_since, visit.zone()));
        box.add("MORE").set("REASON", say("service_desk.nobody_can_let_people_in"));
    } else if (state.org_admins.size() == 1) {
        add("is-warn", "person",
            say("service_desk.one_active_admin_org_admins",
                { { "admin", admin.name }, { "org_admins", names(state.org_admins) } }));
    } else if (!state.org_admins.empty()) {
        add("is-good", "check_circle",
            say("service_desk.count_active_plural",
                { { "count", std::to_string(state.org_admins.size()) }, { "plural", admin.plural },
                    { "names", names(state.org_admins) } }));
    } else if (state.claims > 0) {
        add("is-warn", "mail",
            state.claims == 1 ? say("service_desk.one_person_waits_for_a", { { "admin", admin.name } })
                              : say("service_desk.people_wait_for_letters_to",
                                  { { "claims", std::to_string(state.claims) }, { "admin", admin.name } }))
            .add("MORE")
            .set("REASON", say("service_desk.the_first_that_is_entered", { { "code", visit.pack->words.code } }));
    } else {
        add("", "person", say("service_desk.nobody_has_claimed_this_office"))
            .add("MORE")
            .set("REASON",
                say("service_desk.its_first_person_registers_with",
                    { { "register_link", visit.pack->words.register_link } }));
    }
}

// ── Its people ───

void add_member_tag(Section& row, Member const& member)
{
    if (member.lock && member.membership.status == MembershipStatus::active)
        add_tag(row, "STATUS", TagKind::bad, say("common.locked"), "lock");
    else if (member.membership.status == MembershipStatus::active)
        add_tag(row, "STATUS", TagKind::good, say("common.active"));
    else if (member.membership.role == Role::org_admin)
        add_tag(row, "STATUS", TagKind::warn, say("service_desk.pending_activation"));
    else
        add_tag(row, "STATUS", TagKind::warn, say("common.pending_approval"));
}

void add_member(Section& page, Visit const& visit, DeskOffice const& office, DeskMember const& shown)
{
    auto const& words = visit.pack->words;
    auto const& membership = shown.member.membership;
    bool is_active_admin = membership.role == Role::org_admin && membership.status == MembershipStatus::active;
    auto row = page.add("PERSON").set("NAME", membership.display_name);
    row.set("ROLE", capitalized(membership.role == Role::org_admin ? words.org_admin.name : words.org_user.name));
    row.set("ACCOUNT_PATH", visit.path("/staff/accounts/" + shown.member.account.id.value));
    row.set("USER_NAME", shown.member.account.user_name).set("EMAIL", shown.member.account.email.text());
    add_member_tag(row, shown.member);
    if (!office.may_act)
        return;
    auto add = [&](std::string_view section, std::string_view below) {
        row.add(section).set("PATH", visit.path(desk_member_path(office.provider.number, membership.id, below)));
    };
    if (shown.awaits_code)
        add("REISSUE", "/letter");
    add(is_active_admin ? "DEMOTE" : "DESIGNATE", is_active_admin ? "/demotion" : "/designation");
    add("REMOVE", "/removal");
}

// ── Its letters ───

std::string because(Letter const& letter)
{
    if (letter.superseded_because == "replaced")
        return say("service_desk.a_newer_letter_took_its");
    if (letter.superseded_because == "account_ended")
        return say("service_desk.it_is_needed_no_more");
    if (letter.superseded_because == "too_late")
        return say("service_desk.it_would_have_come_after");
    return say("service_desk.it_could_not_be_printed");
}

void add_track(Section& card, Visit const& visit, Letter const& letter)
{
    auto const& rules = visit.pack->letter;
    auto add = [&](std::string_view state, std::string_view what, TimeText const& when, std::string const& why = {}) {
        auto moment = card.add("MOMENT").set("STATE", state).set("WHAT", what);
        add_time(moment, "WHEN", when);
        if (!why.empty())
            moment.add("WHY").set("TEXT", why);
    };
    auto row = [&](Instant at) { return row_date(at, visit.zone(), visit.now()); };
    add("is-done", say("common.queued"), row(letter.queued_at));
    if (letter.mailed_at)
        add("is-done", say("common.mailed"), row(*letter.mailed_at));
    else if (letter.printed_at)
        add("is-done", say("common.printed"), row(*letter.printed_at));
    else
        add("", say("service_desk.to_be_mailed"), short_date(letter.mail_on));

    auto add_expected = [&] {
        add("is-late", say("service_desk.expected_by"), short_date(letter.expected_on),
            say("service_desk.expect_within_business_days_business",
                { { "expect_within_business_days", std::to_string(rules.expect_within_business_days) } }));
    };
    auto add_stop = [&] {
        if (letter.use_by)
            add("is-stop",
                letter.state == LetterState::expired ? say("service_desk.code_expired")
                                                     : say("service_desk.code_expires"),
                row(*letter.use_by),
                say("service_desk.good_for_days", { { "good_for", std::to_string(rules.good_for.count()) } }));
    };
    if (letter.may_miss_use_by)
        add_stop(), add_expected();
    else
        add_expected(), add_stop();
}

void add_letter(Section& page, Visit const& visit, DeskOffice const& office, Letter const& letter)
{
    auto card = page.add("LETTER");
    auto number = std::to_string(letter.number);
    card.set("LETTER_NUMBER", number).set("PERSON_NAME", letter.person);
    add_letter_tag(card, "STATE", letter);
    auto const& to = letter.address;
    card.set("ADDRESS",
        to.line_1 + (to.line_2.empty() ? "" : ", " + to.line_2) + ", " + to.city + ", " + to.state + " " + to.zip);
    bool is_over = letter.superseded_at || letter.returned_at || letter.used_at;
    if (!is_over) {
        auto track = card.add("TRACK");
        add_track(track, visit, letter);
        if (letter.may_miss_use_by)
            track.add("CLASH").set("EXPECT_DAYS", std::to_string(visit.pack->letter.expect_within_business_days));
    }
    auto add_over = [&](std::string_view what, Instant at, std::string const& why) {
        auto over = card.add("OVER").set("WHAT", what).set("WHY", why);
        add_time(over, "WHEN", row_date(at, visit.zone(), visit.now()));
    };
    if (letter.used_at)
        add_over(say("common.used"), *letter.used_at, "");
    if (letter.returned_at)
        add_over(say("service_desk.returned"), *letter.returned_at, "“" + letter.return_reason + "”");
    if (letter.superseded_at)
        add_over(say("common.superseded"), *letter.superseded_at, because(letter));
    if (office.may_act && letter.printed_at && !letter.used_at && !letter.returned_at)
        card.add("RETURN").set("PATH", visit.path("/staff/letters/" + letter.id.value + "/return"));
}

void add_letters(Section& page, Visit const& visit, DeskOffice const& office)
{
    for (auto const& member : office.members)
        for (auto const& letter : member.letters)
            add_letter(page, visit, office, letter);
}

// ── What was done, and what the record says ───

std::string_view done_label(std::string_view kind)
{
    if (kind == "designate_org_admin")
        return say("service_desk.named_at_the_providers_request");
    if (kind == "reissue_code")
        return say("service_desk.code_re_issued");
    if (kind == "letter_returned")
        return say("service_desk.letter_marked_as_returned");
    return kind == "demote" ? say("service_desk.role_ended_at_the_providers")
                            : say("service_desk.removed_at_the_providers_request");
}

void add_actions(Section& page, Visit const& visit, DeskOffice const& office)
{
    if (office.actions.empty())
        return;
    auto part = page.add("DONE");
    for (auto const& action : office.actions) {
        auto row = part.add("ACTION").set("WHAT", done_label(action.kind)).set("PERSON_NAME", action.person);
        row.set("ASKED_BY", action.evidence.asked_by).set("HOW", channel_label(action.evidence.channel));
        row.set("RECOGNISED_BY", action.evidence.recognised_by).set("STAFF", action.acted_by);
        add_time(row, "WHEN", row_date(action.acted_at, visit.zone(), visit.now()));
    }
}

void add_designations(Section& page, Visit const& visit, DeskOffice const& office)
{
    for (auto const& asked : office.designations) {
        auto row = page.add("DESIGNATION").set("PERSON_NAME", asked.person).set("STAFF", asked.asked_by_name);
        row.set("PATH", visit.path("/staff/designations/" + asked.id.value));
        add_time(row, "WHEN", row_date(asked.asked_at, visit.zone(), visit.now()));
    }
}

void add_record(Section& page, Visit const& visit, DeskOffice const& office)
{
    auto const& provider = office.provider;
    page.set("ID_WORD", visit.pack->words.provider_id).set("NUMBER", provider.number);
    page.set("PROVIDER_KIND", kind_label(provider.kind)).set("NPI", provider.npi.value_or(say("service_desk.none")));
    if (provider.standing == Standing::active)
        add_tag(page, "STANDING", TagKind::good, say("common.active"));
    else
        add_tag(page, "STANDING", provider.standing == Standing::ended ? TagKind::plain : TagKind::bad,
            provider.standing == Standing::ended ? say("common.ended") : say("common.suspended"));
    for (auto const& tax_id : office.masked_tax_ids)
        page.add("TAX_ID").set("MASKED", tax_id);
    for (auto const& on_file : office.addresses) {
        auto const& address = on_file.address;
        page.add("ON_FILE")
            .set("LABEL", address_label(on_file.kind))
            .set("LINES",
                address.line_1() + (address.line_2().empty() ? "" : ", " + address.line_2()) + ", " + address.city()
                    + ", " + address.state() + " " + address.zip().text());
    }
}

void add_flash(Visit const& visit, Frame& frame)
{
    auto const& words = visit.pack->words;
    auto named
        = say("service_desk.is_named_the_office_was", { { "an_org_admin", capitalized(words.org_admin.indefinite) } });
    auto demoted = say("service_desk.the_role_has_ended_the");
    visit.add_flash(frame,
        { { "designated", named }, { "asked", say("service_desk.the_request_is_written_down") },
            { "declined", say("service_desk.the_request_is_declined_nothing") },
            { "withdrawn", say("service_desk.the_request_is_withdrawn_nothing") }, { "demoted", demoted },
            { "removed", say("service_desk.the_person_can_no_longer") },
            { "reissued", say("service_desk.a_new_letter_is_queued") },
            { "returned", say("service_desk.the_letter_is_marked_as") } });
}

Result<Response> show_office(Visit const& visit)
{
    auto office = TRY(visit.portal.db.read(visit.plan,
        [&](UnitOfWork& work) { return look_up_office(work, *visit.pack, visit.actor(), visit.parameter("office")); }));
    auto frame = visit.frame(office.provider.name);
    frame.lead = visit.pack->words.provider_id + " " + office.provider.number;
    frame.breadcrumbs = { { say("service_desk.find_an_office_or_account"), visit.path("/staff/") } };
    add_flash(visit, frame);
    return visit.page("service_desk/office.tpl", frame, [&](Section& page) {
        add_state(page, visit, office);
        page.set("ADMIN_NAME", visit.pack->words.org_admin.name);
        if (!office.members.empty()) {
            auto people = page.add("PEOPLE").set("OFFICE", office.provider.name);
            for (auto const& member : office.members)
                add_member(people, visit, office, member);
        }
        bool has_letters
            = std::ranges::any_of(office.members, [](DeskMember const& member) { return !member.letters.empty(); });
        if (has_letters) {
            auto letters = page.add("LETTERS");
            add_letters(letters, visit, office);
        }
        for (auto const& member : office.members)
            if (member.not_received_asked_at) {
                auto asked = page.add("ASKED").set("PERSON_NAME", member.member.membership.display_name);
                add_time(asked, "WHEN", full_moment(*member.not_received_asked_at, visit.zone()));
            }
        add_designations(page, visit, office);
        add_actions(page, visit, office);
        add_timeline(page, "TIMELINE", visit, office.timeline);
        add_record(page, visit, office);
    });
}

} // namespace

void add_desk_office_routes(Router& router, Portal const& portal)
{
    mount(router, portal, Method::get, "/staff/offices/{office}", Right::staff_see, show_office);
}

} // namespace gatehouse
