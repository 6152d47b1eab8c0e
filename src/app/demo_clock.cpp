#include "app/demo_clock.hpp"

namespace gatehouse {

namespace {

constexpr std::chrono::seconds longest_step = std::chrono::days(366);

std::optional<std::chrono::seconds> unit_of(char letter, bool in_time)
{
    using namespace std::chrono;
    if (!in_time)
        return letter == 'D' ? std::optional<seconds>(days(1)) : std::nullopt;
    switch (letter) {
    case 'H': return hours(1);
    case 'M': return minutes(1);
    case 'S': return seconds(1);
    default: return std::nullopt;
    }
}

} // namespace

Result<std::chrono::seconds> parse_duration(std::string_view text)
{
    auto refused = [] {
        return fail(ErrorKind::invalid_input, "demo.duration",
            "Give how far to move the clock as an ISO 8601 duration of up to 366 days, such as PT24H1S or P15D.");
    };
    std::chrono::seconds total { 0 };
    bool in_time = false, any = false;
    if (!text.starts_with('P'))
        return refused();
    text.remove_prefix(1);
    while (!text.empty()) {
        if (text.front() == 'T' && !in_time) {
            in_time = true;
            text.remove_prefix(1);
            continue;
        }
        auto digits = text.find_first_not_of("0123456789");
        if (digits == 0 || digits == text.npos || digits > 8)
            return refused();
        auto unit = unit_of(text[digits], in_time);
        if (!unit)
            return refused();
        total += *unit * std::stol(std::string(text.substr(0, digits)));
        text.remove_prefix(digits + 1);
        any = true;
    }
    if (!any || total > longest_step)
        return refused();
    return total;
}

} // namespace gatehouse
