#include "base/zones.hpp"

#include <charconv>
#include <stdexcept>

#include <date/tz.h>

namespace gatehouse {

namespace {

date::time_zone const& rules(void const* zone) { return *static_cast<date::time_zone const*>(zone); }

std::string padded(int number, std::size_t width)
{
    auto digits = std::to_string(number);
    return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
}

// The whole text as a number without a sign.
std::optional<unsigned> parse_digits(std::string_view text)
{
    unsigned number = 0;
    auto const* end = text.data() + text.size();
    auto [stop, error] = std::from_chars(text.data(), end, number);
    if (text.empty() || error != std::errc {} || stop != end)
        return std::nullopt;
    return number;
}

} // namespace

Result<TimeZone> TimeZone::find(std::string_view name)
try {
    return TimeZone(date::locate_zone(name));
} catch (std::runtime_error const&) {
    return refuse(ErrorKind::invalid_input, "zone.unknown", { { "name", name } });
}

std::string TimeZone::name() const { return rules(m_zone).name(); }

std::string TimeZone::spoken_name() const
{
    auto place = name();
    place.erase(0, place.rfind('/') + 1);
    std::replace(place.begin(), place.end(), '_', ' ');
    return say("dates.place_time", { { "place", place } });
}

LocalTime TimeZone::local_time(Instant instant) const
{
    return LocalTime(rules(m_zone).to_local(instant).time_since_epoch());
}

LocalDate TimeZone::local_date(Instant instant) const
{
    return std::chrono::floor<std::chrono::days>(local_time(instant));
}

Instant TimeZone::instant(LocalTime local) const
{
    using theirs = date::local_time<std::chrono::microseconds>;
    return rules(m_zone).to_sys(theirs(local.time_since_epoch()), date::choose::earliest);
}

Instant TimeZone::start_of(LocalDate day) const { return instant(day); }

LocalDate local_date(std::chrono::year_month_day day) { return LocalDate(day); }

std::string utc_text(Instant moment)
{
    auto day = std::chrono::floor<std::chrono::days>(moment);
    std::chrono::hh_mm_ss const time(std::chrono::floor<std::chrono::seconds>(moment - day));
    return iso_date(LocalDate(day.time_since_epoch())) + "T" + padded(int(time.hours().count()), 2) + ":"
        + padded(int(time.minutes().count()), 2) + ":" + padded(int(time.seconds().count()), 2) + "Z";
}

std::string iso_date(LocalDate day)
{
    std::chrono::year_month_day const parts(day);
    return padded(int(parts.year()), 4) + "-" + padded(int(unsigned(parts.month())), 2) + "-"
        + padded(int(unsigned(parts.day())), 2);
}

std::optional<LocalDate> parse_iso_date(std::string_view text)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return std::nullopt;
    auto year = parse_digits(text.substr(0, 4));
    auto month = parse_digits(text.substr(5, 2));
    auto day = parse_digits(text.substr(8, 2));
    if (!year || !month || !day)
        return std::nullopt;
    std::chrono::year_month_day const parts { std::chrono::year(int(*year)), std::chrono::month(*month),
        std::chrono::day(*day) };
    if (!parts.ok())
        return std::nullopt;
    return LocalDate(parts);
}

std::string weekday_name(std::chrono::weekday day) { return say("dates.weekday_" + std::to_string(day.c_encoding())); }
std::string month_name(std::chrono::month month) { return say("dates.month_" + std::to_string(unsigned(month))); }

std::string full_date(LocalDate day)
{
    std::chrono::year_month_day const parts(day);
    return say("dates.full",
        { { "weekday", weekday_name(std::chrono::weekday(day)) }, { "month", month_name(parts.month()) },
            { "day", std::to_string(unsigned(parts.day())) }, { "year", std::to_string(int(parts.year())) } });
}

std::string clock_time(LocalTime local)
{
    auto since_midnight = local - std::chrono::floor<std::chrono::days>(local);
    auto hour = int(std::chrono::floor<std::chrono::hours>(since_midnight).count());
    auto minute = int(std::chrono::floor<std::chrono::minutes>(since_midnight).count()) % 60;
    auto of_twelve = std::to_string(hour % 12 == 0 ? 12 : hour % 12), minutes = padded(minute, 2);
    return hour < 12 ? say("dates.morning", { { "hour", of_twelve }, { "minute", minutes } })
                     : say("dates.afternoon", { { "hour", of_twelve }, { "minute", minutes } });
}

std::string full_time(LocalTime local, std::string_view zone_label)
{
    return say("dates.moment",
        { { "date", full_date(std::chrono::floor<std::chrono::days>(local)) }, { "clock", clock_time(local) },
            { "zone", zone_label } });
}

} // namespace gatehouse
