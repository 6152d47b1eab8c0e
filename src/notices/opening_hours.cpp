#include <algorithm>

#include "notices/notices.hpp"
#include "pages/dates.hpp"

namespace gatehouse {

namespace {

constexpr int days_looked_ahead = 31;

bool answers_on(Pack const& pack, LocalDate day)
{
    auto const& days = pack.call_center.days;
    auto const& closed = pack.holidays.closed;
    bool holiday = (pack.holidays.federal && !federal_holiday(day).empty())
        || std::ranges::find(closed, std::chrono::year_month_day(day)) != closed.end();
    return !holiday && std::ranges::find(days, std::chrono::weekday(day)) != days.end();
}

} // namespace

std::optional<Opening> call_center_opening(Pack const& pack, Instant now)
{
    auto const& center = pack.call_center;
    if (center.phone.empty())
        return std::nullopt;
    auto zone = pack.zone();
    auto today = zone.local_date(now);
    for (int ahead = 0; ahead <= days_looked_ahead; ++ahead) {
        auto day = today + std::chrono::days(ahead);
        if (!answers_on(pack, day))
            continue;
        auto opens = zone.instant(LocalTime(day) + center.opens), closes = zone.instant(LocalTime(day) + center.closes);
        if (now < opens)
            return Opening { false, opens };
        if (now < closes)
            return Opening { true, closes };
    }
    return Opening { false, std::nullopt };
}

std::string opening_sentence(Pack const& pack, Opening const& opening)
{
    Zone zone { pack.zone(), pack.time_zone.label };
    if (!opening.until)
        return say("notices.closed_for_the_next_month");
    if (opening.open)
        return say(
            "notices.open_now_until", { { "clock", time_of_day(*opening.until, zone).text }, { "zone", zone.label } });
    return say("notices.closed_now_opens", { { "moment", full_moment(*opening.until, zone).text } });
}

std::string opening_days(CallCenter const& center)
{
    std::vector<unsigned> days;
    for (auto day : center.days)
        days.push_back(day.iso_encoding()); // Monday is 1.
    std::ranges::sort(days);
    auto name = [](unsigned day) { return weekday_name(std::chrono::weekday(day)); };
    bool in_a_row = days.size() > 2 && days.back() - days.front() + 1 == days.size();
    if (in_a_row)
        return say("notices.days_to_days", { { "first", name(days.front()) }, { "last", name(days.back()) } });
    std::string listed;
    for (std::size_t i = 0; i < days.size(); ++i)
        listed += (i == 0 ? "" : i + 1 == days.size() ? say("notices.and") : ", ") + name(days[i]);
    return listed;
}

} // namespace gatehouse
