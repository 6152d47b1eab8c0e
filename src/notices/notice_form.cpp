#include "notices/notice_form.hpp"

#include <array>
#include <charconv>

#include "base/text.hpp"
#include "http/form.hpp"
#include "pages/fields.hpp"

namespace gatehouse {

namespace {

constexpr std::array all_reaches { NoticeReach::updates, NoticeReach::login, NoticeReach::strip };

std::string without_returns(std::string_view text) // Browsers end lines with CR LF.
{
    std::string lines(text);
    std::erase(lines, '\r');
    return lines;
}

void read_links(std::string const& typed, NoticeText& text, Error& error)
{
    std::string_view rest = typed;
    while (!rest.empty()) {
        auto end = std::min(rest.find('\n'), rest.size());
        auto line = trimmed(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (line.empty())
            continue;
        auto link = NoticeLink::parse(line);
        if (link)
            text.links.push_back(std::move(*link));
        else
            error.fields.push_back({ "links", say("notices.write_each_link_as_words", { { "line", line } }) });
    }
}

std::optional<LocalDate> read_day(std::string_view id, std::string const& typed, Error& error)
{
    auto day = parse_iso_date(typed);
    if (!typed.empty() && !day)
        error.fields.push_back({ std::string(id), say("notices.enter_a_day_as_year") });
    return day;
}

} // namespace

std::string_view reach_words(NoticeReach reach)
{
    switch (reach) {
    case NoticeReach::updates: return say("notices.updates_announcements_only");
    case NoticeReach::login: return say("notices.the_sign_in_page_too");
    case NoticeReach::strip: return say("notices.everywhere");
    }
    std::unreachable();
}

std::int64_t parse_version(std::string_view text)
{
    std::int64_t version = 0;
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), version);
    return error == std::errc() && end == text.data() + text.size() ? version : 0;
}

NoticeForm new_notice_form(LocalDate today)
{
    return { .topic = say("notices.this_portal"), .reach = "updates", .show_from = iso_date(today) };
}

NoticeForm typed_notice_form(Parameters const& form)
{
    auto typed = [&](std::string_view name) { return std::string(field(form, name)); };
    return { .title = typed("title"),
        .body = without_returns(typed("body")),
        .links = without_returns(typed("links")),
        .effective_on = typed("effective_on"),
        .immediately = typed("immediately") == "yes",
        .topic = typed("topic"),
        .reach = typed("reach"),
        .show_from = typed("show_from"),
        .show_until = typed("show_until"),
        .seen = typed("seen") };
}

NoticeForm form_of(NoticeVersion const& version, TimeZone const& zone)
{
    auto const& text = version.text;
    NoticeForm form { .title = text.title,
        .body = text.body,
        .effective_on = text.effective == "immediately" ? "" : text.effective,
        .immediately = text.effective == "immediately",
        .topic = text.topic,
        .reach = std::string(to_string(text.reach)),
        .show_from = iso_date(zone.local_date(text.show_from)),
        .seen = std::to_string(version.version) };
    for (auto const& link : text.links)
        form.links += (form.links.empty() ? "" : "\n") + link.label + " " + link.address;
    if (text.show_until)
        form.show_until = iso_date(zone.local_date(*text.show_until - std::chrono::microseconds(1)));
    return form;
}

Result<NoticeText> read_notice_form(NoticeForm const& form, TimeZone const& zone)
{
    Error error { ErrorKind::invalid_input, "notice.incomplete", "", {} };
    NoticeText text { .title = form.title,
        .body = form.body,
        .links = {},
        .effective = form.immediately ? "immediately" : form.effective_on,
        .topic = form.topic,
        .reach = NoticeReach::updates,
        .show_from = {},
        .show_until = {} };
    read_links(form.links, text, error);
    auto effective = read_day("effective_on", form.effective_on, error);
    if (form.immediately && effective)
        error.fields.push_back({ "effective_on", say("notices.leave_the_day_empty_or") });
    auto const* reach = std::ranges::find(all_reaches, form.reach, [](NoticeReach each) { return to_string(each); });
    if (reach != all_reaches.end())
        text.reach = *reach;
    else
        error.fields.push_back({ "reach", say("notices.choose_where_the_notice_is") });
    auto from = read_day("show_from", form.show_from, error), until = read_day("show_until", form.show_until, error);
    if (form.show_from.empty())
        error.fields.push_back({ "show_from", say("notices.enter_the_first_day_on") });
    if (!error.fields.empty())
        return std::unexpected(std::move(error));
    text.show_from = zone.start_of(*from);
    if (until)
        text.show_until = zone.start_of(*until + std::chrono::days(1));
    return text;
}

void add_notice_fields(Section& page, NoticeForm const& form)
{
    add_field(page, "TITLE", TextField { .id = "title", .label = say("notices.title"), .value = form.title });
    add_field(page, "BODY",
        TextArea { .id = "body",
            .label = say("notices.text"),
            .hint = say("notices.plain_text_an_empty_line"),
            .value = form.body });
    add_field(page, "LINKS",
        TextArea { .id = "links",
            .label = say("notices.links"),
            .hint = say("notices.one_a_line_the_words"),
            .value = form.links,
            .required = false });
    add_field(page, "TOPIC",
        TextField { .id = "topic",
            .label = say("notices.topic"),
            .hint = say("notices.heads_its_part_of_the"),
            .value = form.topic,
            .width = Width::name });
    std::vector<Choice> reaches;
    for (auto reach : all_reaches)
        reaches.push_back({ to_string(reach), reach_words(reach), {} });
    add_field(page, "REACH",
        RadioField {
            .id = "reach", .label = say("notices.where_it_is_shown"), .choices = reaches, .value = form.reach });
    auto day = [&](std::string_view marker, TextField field) {
        field.type = "date";
        field.width = Width::id;
        add_field(page, marker, field);
    };
    day("EFFECTIVE_ON",
        { .id = "effective_on",
            .label = say("notices.takes_effect_on"),
            .value = form.effective_on,
            .required = false });
    add_field(page, "IMMEDIATELY",
        ConsentField { .id = "immediately",
            .label = say("notices.it_takes_effect_immediately"),
            .checked = form.immediately,
            .required = false });
    day("SHOW_FROM", { .id = "show_from", .label = say("notices.first_day_shown"), .value = form.show_from });
    day("SHOW_UNTIL",
        { .id = "show_until",
            .label = say("notices.last_day_shown"),
            .hint = say("notices.empty_until_you_end_it"),
            .value = form.show_until,
            .required = false });
}

} // namespace gatehouse
