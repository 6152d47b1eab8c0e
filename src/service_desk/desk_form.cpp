#include "service_desk/desk_form.hpp"

#include "http/form.hpp"

namespace gatehouse {

std::vector<Choice> choices_of(std::vector<RequestChannel> const& channels)
{
    std::vector<Choice> choices;
    for (auto const& channel : channels)
        choices.push_back({ channel.key, channel.label });
    return choices;
}

std::string recognised_by_script(Visit const& visit, std::optional<CallerState> const& caller)
{
    if (!caller || !caller->verified)
        return {};
    return say("service_desk.answered_the_questions_for_callers",
        { { "zone", time_of_day(caller->at, visit.zone()).text }, { "checked_by", caller->checked_by } });
}

void add_evidence(Section& page, Visit const& visit, std::string const& recognised)
{
    auto const& form = visit.request.form;
    auto part = page.add("EVIDENCE_FIELDS");
    add_field(part, "ASKED_BY",
        TextField { .id = "asked_by",
            .label = say("service_desk.who_asked"),
            .hint = say("service_desk.name_and_position_such_as"),
            .value = field(form, "asked_by"),
            .width = Width::name });
    add_field(part, "ASKED_HOW",
        RadioField { .id = "asked_how",
            .label = say("service_desk.how_did_they_ask"),
            .choices = choices_of(request_channels()),
            .value = field(form, "asked_how") });
    add_field(part, "RECOGNISED_BY",
        TextArea { .id = "recognised_by",
            .label = say("service_desk.how_did_you_recognise_them"),
            .hint = say("service_desk.what_you_checked_such_as"),
            .value = form.contains("recognised_by") ? field(form, "recognised_by") : recognised });
}

Response show_action(
    Visit const& visit, ActionPage const& action, Error const* error, std::function<void(Section&)> const& more)
{
    auto frame = visit.frame(action.title);
    frame.lead = action.lead;
    frame.breadcrumbs = { { say("service_desk.find_an_office_or_account"), visit.path("/staff/") }, action.above };
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

} // namespace gatehouse
