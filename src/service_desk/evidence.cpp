#include <algorithm>

#include "http/form.hpp"
#include "service_desk/service_desk.hpp"

namespace gatehouse {

namespace {

constexpr std::size_t line_length_max = 300;

// One line, however it was typed: evidence is kept by lines (action_store.hpp).
std::string one_line(std::string_view typed)
{
    std::string line;
    for (char c : typed) {
        bool is_blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
        if (!is_blank)
            line += c;
        else if (!line.empty() && line.back() != ' ')
            line += ' ';
    }
    return line;
}

bool is_too_long(std::string_view text) { return text.size() > line_length_max; }

} // namespace

std::vector<RequestChannel> request_channels()
{
    return { { "phone", say("service_desk.by_phone") }, { "email", say("service_desk.by_email") },
        { "letter", say("service_desk.by_letter") }, { "in_person", say("service_desk.in_person") } };
}

bool has_channel(std::vector<RequestChannel> const& channels, std::string_view key)
{
    return std::ranges::find(channels, key, &RequestChannel::key) != channels.end();
}

Result<Evidence> read_evidence(Parameters const& form)
{
    Evidence evidence { one_line(field(form, "asked_by")), std::string(field(form, "asked_how")),
        one_line(field(form, "recognised_by")) };
    Error error { ErrorKind::invalid_input, "evidence.incomplete", say("service_desk.write_down_on_what_evidence"),
        {} };
    if (evidence.asked_by.empty())
        error.fields.push_back({ "asked_by", say("service_desk.enter_who_asked_such_as") });
    else if (is_too_long(evidence.asked_by))
        error.fields.push_back({ "asked_by", say("service_desk.enter_name_and_position_only") });
    if (!has_channel(request_channels(), evidence.channel))
        error.fields.push_back({ "asked_how", say("service_desk.choose_how_they_asked") });
    if (evidence.recognised_by.empty())
        error.fields.push_back({ "recognised_by", say("service_desk.enter_how_you_recognised_them") });
    else if (is_too_long(evidence.recognised_by))
        error.fields.push_back({ "recognised_by", say("service_desk.say_how_you_recognised_them") });
    if (!error.fields.empty())
        return std::unexpected(std::move(error));
    return evidence;
}

} // namespace gatehouse
