#include "registration/journey_pages.hpp"

#include "registration/registration.hpp"

namespace gatehouse {

std::string in_sentence(std::string_view label)
{
    std::string text(label);
    bool is_upper = !text.empty() && text[0] >= 'A' && text[0] <= 'Z';
    bool is_word = text.size() > 1 && text[1] >= 'a' && text[1] <= 'z' && !text.contains("ID");
    if (is_upper && is_word)
        text[0] = static_cast<char>(text[0] - 'A' + 'a');
    return text;
}

void add_service_desk(Section& page, Pack const& pack)
{
    page.set("SERVICE_DESK", pack.contacts.service_desk_name)
        .set("SERVICE_DESK_EMAIL", pack.contacts.service_desk_email)
        .set("SERVICE_DESK_WARNING", pack.contacts.service_desk_warning);
}

void add_letter_clocks(Section& page, std::string_view marker, Visit const& visit, Letter const& letter)
{
    auto const& rules = visit.pack->letter;
    auto expect_days = std::to_string(rules.expect_within_business_days);
    auto zone = visit.zone();
    auto part = page.include(marker, "registration/letter_clocks.tpl");
    part.set("HEADING",
        letter.may_miss_use_by ? say("registration.two_clocks_run_on_this")
                               : say("registration.the_days_of_this_letter"));
    auto add = [&](std::string_view state, std::string_view what, TimeText const& when, std::string_view why) {
        auto moment = part.add("MOMENT").set("STATE", state).set("WHAT", what);
        add_time(moment, "WHEN", when);
        if (!why.empty())
            moment.add("WHY").set("TEXT", why);
    };
    auto add_stop = [&] {
        if (letter.use_by)
            add("is-stop", say("registration.code_stops_working"), row_date(*letter.use_by, zone, visit.now()),
                say("registration.days_after_it_was_issued",
                    { { "good_for", std::to_string(rules.good_for.count()) } }));
    };
    auto add_expected = [&] {
        add("is-late", say("registration.mail_may_take_until"), short_date(letter.expected_on),
            say("registration.expect_days_business_days", { { "expect_days", expect_days } }));
    };

    add("is-done", letter.number == 1 ? say("common.registered") : say("registration.new_letter"),
        row_date(letter.queued_at, zone, visit.now()), "");
    add(letter.mailed_at ? "is-done" : "",
        letter.mailed_at ? say("registration.letter_mailed") : say("registration.letter_is_mailed"),
        short_date(letter.mail_on), "");
    if (letter.may_miss_use_by) {
        add_stop();
        add_expected();
    } else {
        add_expected();
        add_stop();
    }
    part.add(letter.may_miss_use_by ? "CLASH" : "NO_CLASH").set("EXPECT_DAYS", expect_days);
}

std::string city_and_zip(LetterAddress const& address)
{
    return address.city + ", " + address.state + " " + address.zip.substr(0, 5);
}

std::string registration_cookie(PlanId const& plan) { return "gh-" + plan.value + "-registration"; }

std::string_view registration_token(Visit const& visit)
{
    return visit.portal.cookies.read(visit.request, registration_cookie(visit.plan));
}

std::string registration_path(RegistrationId const& id, std::string_view below)
{
    return "/register/" + id.value + std::string(below);
}

void add_registration_routes(Router& router, Portal const& portal)
{
    add_registration_pages(router, portal);
    add_enrollment_pages(router, portal);
    add_activation_pages(router, portal);
}

} // namespace gatehouse
