#include "pages/dates.hpp"

#include <fmt/format.h>

namespace gatehouse {

namespace {

std::string short_name(std::chrono::month month)
{
    return say("dates.short_month_" + std::to_string(unsigned { month }));
}

std::string number(unsigned of) { return std::to_string(of); }

std::string clock_text(LocalTime local)
{
    auto text = clock_time(local);
    return text.replace(text.find(' '), 1, "\u00a0");
}

std::string iso_instant(Instant instant)
{
    auto const days = std::chrono::floor<std::chrono::days>(instant);
    std::chrono::hh_mm_ss const time(std::chrono::floor<std::chrono::seconds>(instant - days));
    return fmt::format("{}T{:02}:{:02}:{:02}Z", iso_date(LocalDate(days.time_since_epoch())), time.hours().count(),
        time.minutes().count(), time.seconds().count());
}

} // namespace

TimeText full_moment(Instant instant, Zone const& zone)
{
    auto const date = full_date(zone.clock.local_date(instant));
    auto const clock = clock_text(zone.clock.local_time(instant));
    return { say("dates.moment", { { "date", date }, { "clock", clock }, { "zone", zone.label } }),
        iso_instant(instant) };
}

TimeText row_date(Instant instant, Zone const& zone, Instant now)
{
    auto const day = zone.clock.local_date(instant);
    auto const away = day - zone.clock.local_date(now);
    if (away == std::chrono::days(0))
        return { say("dates.today", { { "clock", time_of_day(instant, zone).text } }), iso_instant(instant) };
    if (std::chrono::abs(away) >= std::chrono::weeks(1))
        return { short_date(day).text, iso_instant(instant) };
    std::chrono::year_month_day const date(day);
    auto const weekday = say("dates.short_weekday_" + number(std::chrono::weekday(day).c_encoding()));
    return { say("dates.near",
                 { { "weekday", weekday }, { "month", short_name(date.month()) },
                     { "day", number(unsigned { date.day() }) } }),
        iso_instant(instant) };
}

TimeText time_of_day(Instant instant, Zone const& zone)
{
    return { clock_text(zone.clock.local_time(instant)), iso_instant(instant) };
}

TimeText long_date(LocalDate day) { return { full_date(day), iso_date(day) }; }

TimeText short_date(LocalDate day)
{
    std::chrono::year_month_day const date(day);
    return { say("dates.short",
                 { { "month", short_name(date.month()) }, { "day", number(unsigned { date.day() }) },
                     { "year", std::to_string(int { date.year() }) } }),
        iso_date(day) };
}

TimeText month(std::chrono::year_month month)
{
    return { say("dates.month_of_year",
                 { { "month", month_name(month.month()) }, { "year", std::to_string(int { month.year() }) } }),
        fmt::format("{:04}-{:02}", int { month.year() }, unsigned { month.month() }) };
}

std::string time_left(Instant now, Instant until)
{
    auto const left = until - now;
    if (left < std::chrono::microseconds(0))
        return say("dates.none_left");
    if (auto const days = std::chrono::floor<std::chrono::days>(left); days.count() > 0)
        return say_count("dates.count_days", days.count());
    if (auto const hours = std::chrono::floor<std::chrono::hours>(left); hours.count() > 0)
        return say_count("dates.count_hours", hours.count());
    if (auto const minutes = std::chrono::floor<std::chrono::minutes>(left); minutes.count() > 0)
        return say_count("dates.count_minutes", minutes.count());
    return say("dates.less_than_a_minute");
}

} // namespace gatehouse
