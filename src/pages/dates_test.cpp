#include <catch2/catch.hpp>

#include "pages/dates.hpp"

namespace gatehouse {

using namespace std::chrono_literals;

namespace {

Zone const phoenix { TimeZone::find("America/Phoenix").value(), "Phoenix time" };
Zone const eastern { TimeZone::find("America/New_York").value(), "Eastern time" };

constexpr Instant at(std::chrono::sys_days day, std::chrono::seconds time) { return Instant(day) + time; }

constexpr auto january_2 = at(2027y / 1 / 2, 16h + 14min + 59s); // 9:14 in Phoenix, 11:14 in New York.

} // namespace

TEST_CASE("a key moment is written in full, in the plan's zone", "[pages]")
{
    CHECK(full_moment(january_2, phoenix).text == "Saturday, January 2, 2027, 9:14\u00a0a.m. Phoenix time");
    CHECK(full_moment(january_2, eastern).text == "Saturday, January 2, 2027, 11:14\u00a0a.m. Eastern time");
    CHECK(full_moment(january_2, phoenix).datetime == "2027-01-02T16:14:59Z");
    CHECK(full_moment(at(2027y / 7 / 1, 4h), eastern).text
        == "Thursday, July 1, 2027, 12:00\u00a0a.m. Eastern time"); // In summer an hour nearer.
    CHECK(full_moment(at(2027y / 1 / 3, 3h), phoenix).text
        == "Saturday, January 2, 2027, 8:00\u00a0p.m. Phoenix time"); // Sunday in UTC.
}

TEST_CASE("a row's date is as short as the day allows", "[pages]")
{
    CHECK(row_date(january_2, phoenix, january_2 + 10h).text == "Today, 9:14\u00a0a.m.");
    CHECK(row_date(january_2, phoenix, january_2 + 15h).text == "Sat, Jan 2"); // Just after midnight.
    CHECK(row_date(january_2, phoenix, january_2 - 24h * 6).text == "Sat, Jan 2");
    CHECK(row_date(january_2, phoenix, january_2 + 24h * 6).text == "Sat, Jan 2");
    CHECK(row_date(january_2, phoenix, january_2 + 24h * 7).text == "Jan 2, 2027");
    CHECK(row_date(january_2, phoenix, january_2 - 24h * 7).text == "Jan 2, 2027");
    CHECK(time_of_day(january_2 + 3h, phoenix).text == "12:14\u00a0p.m.");
}

TEST_CASE("dates without a time and months stay what they are", "[pages]")
{
    auto const day = local_date(2027y / 1 / 2);
    CHECK(long_date(day).text == "Saturday, January 2, 2027");
    CHECK(short_date(day).text == "Jan 2, 2027");
    CHECK(short_date(day).datetime == "2027-01-02");
    CHECK(month(2027y / 4).text == "April 2027");
    CHECK(month(2027y / 4).datetime == "2027-04");
}

TEST_CASE("time left is rounded down to words", "[pages]")
{
    CHECK(time_left(january_2, january_2 + 24h * 15) == "15 days");
    CHECK(time_left(january_2, january_2 + 24h * 2 - 1us) == "1 day");
    CHECK(time_left(january_2, january_2 + 6h + 59min) == "6 hours");
    CHECK(time_left(january_2, january_2 + 61s) == "1 minute");
    CHECK(time_left(january_2, january_2) == "less than a minute");
    CHECK(time_left(january_2, january_2 - 1us) == "none");
}

} // namespace gatehouse
