#include "pages/dates.hpp"

#include <array>

#include <fmt/format.h>

namespace gatehouse {

namespace {

constexpr std::array months { "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December" };

std::string short_name(std::chrono::month month) { return std::string(months.at(unsigned { month } - 1)).substr(0, 3); }

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

std::string counted(std::int64_t count, std::string_view unit)
{
    return fmt::format("{} {}{}", count, unit, count == 1 ? "" : "s");
}

} // namespace

TimeText full_moment(Instant instant, Zone const& zone)
{
    auto const date = full_date(zone.clock.local_date(instant));
    return { fmt::format("{}, {} {}", date, clock_text(zone.clock.local_time(instant)), zone.label),
        iso_instant(instant) };
}

TimeText row_date(Instant instant, Zone const& zone, Instant now)
{
    auto const day = zone.clock.local_date(instant);
    auto const away = day - zone.clock.local_date(now);
    if (away == std::chrono::days(0))
        return { "Today, " + time_of_day(instant, zone).text, iso_instant(instant) };
    if (std::chrono::abs(away) >= std::chrono::weeks(1))
        return { short_date(day).text, iso_instant(instant) };
    std::chrono::year_month_day const date(day);
    return { fmt::format("{}, {} {}", full_date(day).substr(0, 3), short_name(date.month()), unsigned { date.day() }),
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
    return { fmt::format("{} {}, {}", short_name(date.month()), unsigned { date.day() }, int { date.year() }),
        iso_date(day) };
}

TimeText month(std::chrono::year_month month)
{
    return { fmt::format("{} {}", months.at(unsigned { month.month() } - 1), int { month.year() }),
        fmt::format("{:04}-{:02}", int { month.year() }, unsigned { month.month() }) };
}

std::string time_left(Instant now, Instant until)
{
    auto const left = until - now;
    if (left < std::chrono::microseconds(0))
        return "none";
    if (auto const days = std::chrono::floor<std::chrono::days>(left); days.count() > 0)
        return counted(days.count(), "day");
    if (auto const hours = std::chrono::floor<std::chrono::hours>(left); hours.count() > 0)
        return counted(hours.count(), "hour");
    if (auto const minutes = std::chrono::floor<std::chrono::minutes>(left); minutes.count() > 0)
        return counted(minutes.count(), "minute");
    return "less than a minute";
}

} // namespace gatehouse
