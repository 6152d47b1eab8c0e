#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "base/time.hpp"

namespace gatehouse {

// A day on a wall calendar somewhere. Not an Instant: the two cannot be mixed by accident.
using LocalDate = std::chrono::local_days;
using LocalTime = std::chrono::local_time<std::chrono::microseconds>;

// A place's rules for its wall clock, from the system's time zone database. Cheap to copy.
class TimeZone {
public:
    // By its IANA name, "America/Phoenix". Errors: `zone.unknown`.
    static Result<TimeZone> find(std::string_view name);

    std::string name() const;

    // As a sentence calls it when nobody has given a better label: "Phoenix time", "New York time".
    std::string spoken_name() const;

    LocalTime local_time(Instant) const;
    LocalDate local_date(Instant) const;

    // The first moment at which the wall clock shows this time; where it skips the time, the moment of the skip.
    Instant instant(LocalTime) const;
    Instant start_of(LocalDate) const;

private:
    explicit TimeZone(void const* zone)
        : m_zone(zone)
    {
    }

    void const* m_zone; // date::time_zone, which lives as long as the program. Its header is slow to compile.
};

LocalDate local_date(std::chrono::year_month_day);

std::string utc_text(Instant);                             // "2027-01-02T16:14:00Z"
std::string iso_date(LocalDate);                           // "2027-01-02"
std::optional<LocalDate> parse_iso_date(std::string_view); // Exactly that form, and a day that exists.

// As people of the language being spoken (base/say.hpp) write them.
std::string weekday_name(std::chrono::weekday); // "Saturday"
std::string month_name(std::chrono::month);     // "January"
std::string full_date(LocalDate);               // "Saturday, January 2, 2027"
std::string clock_time(LocalTime);              // "9:14 a.m.": whole minutes, the started one not counted.
std::string full_time(LocalTime, std::string_view zone_label); // "Saturday, January 2, 2027, 9:14 a.m. Phoenix time"

} // namespace gatehouse
