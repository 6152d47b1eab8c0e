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
    return { { "phone", "By phone" }, { "email", "By email" }, { "letter", "By letter" },
        { "in_person", "In person" } };
}

bool has_channel(std::vector<RequestChannel> const& channels, std::string_view key)
{
    return std::ranges::find(channels, key, &RequestChannel::key) != channels.end();
}

Result<Evidence> read_evidence(Parameters const& form)
{
    Evidence evidence { one_line(field(form, "asked_by")), std::string(field(form, "asked_how")),
        one_line(field(form, "recognised_by")) };
    Error error { ErrorKind::invalid_input, "evidence.incomplete", "Write down on what evidence you act.", {} };
    if (evidence.asked_by.empty())
        error.fields.push_back({ "asked_by", "Enter who asked, such as “Dana Whitlock, office manager”." });
    else if (is_too_long(evidence.asked_by))
        error.fields.push_back({ "asked_by", "Enter name and position only, in at most 300 characters." });
    if (!has_channel(request_channels(), evidence.channel))
        error.fields.push_back({ "asked_how", "Choose how they asked." });
    if (evidence.recognised_by.empty())
        error.fields.push_back(
            { "recognised_by", "Enter how you recognised them, such as “called back at the number on file”." });
    else if (is_too_long(evidence.recognised_by))
        error.fields.push_back({ "recognised_by", "Say how you recognised them in at most 300 characters." });
    if (!error.fields.empty())
        return std::unexpected(std::move(error));
    return evidence;
}

} // namespace gatehouse
