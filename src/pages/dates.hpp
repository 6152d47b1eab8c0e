#pragma once

#include <chrono>
#include <string>

#include "base/zones.hpp"

namespace gatehouse {

// Where a plan's people live: all their dates are shown in it.
struct Zone {
    TimeZone clock;
    std::string label; // As a sentence names it: "Phoenix time".
};

// A moment as a page shows it: words for the person, and the value of <time datetime> for programs. Before "a.m."
// and "p.m." stands a no-break space.
struct TimeText {
    std::string text;
    std::string datetime;
};

// Key moments: "Saturday, January 2, 2027, 9:14 a.m. Phoenix time".
TimeText full_moment(Instant, Zone const&);

// Rows of a list, as short as `now` allows: "Today, 9:41 a.m."; up to six days away "Thu, Dec 31"; else "Jan 2, 2027".
TimeText row_date(Instant, Zone const&, Instant now);

// "9:41 a.m.", for rows under a heading that names the day.
TimeText time_of_day(Instant, Zone const&);

TimeText long_date(LocalDate);           // "Saturday, January 2, 2027"
TimeText short_date(LocalDate);          // "Jan 2, 2027"
TimeText month(std::chrono::year_month); // "January 2027": a rule by months stays one.

// The time until a deadline, rounded down so that nobody relies on time that is not there: "15 days", "1 day",
// "6 hours", "40 minutes", "less than a minute"; "none" once it is over.
std::string time_left(Instant now, Instant until);

} // namespace gatehouse
