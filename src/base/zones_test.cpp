#include <catch2/catch.hpp>

#include <rapidcheck.h>

#include "base/zones.hpp"

using namespace gatehouse;
using namespace std::chrono;

namespace {

TimeZone zone(std::string_view name) { return TimeZone::find(name).value(); }

Instant utc(year_month_day day, hours hour, minutes minute = 0min) { return sys_days(day) + hour + minute; }

} // namespace

TEST_CASE("a zone that nobody knows is refused by name")
{
    auto unknown = TimeZone::find("America/Phenix");
    REQUIRE_FALSE(unknown);
    CHECK(unknown.error().code == "zone.unknown");
    CHECK(unknown.error().message.contains("America/Phenix"));
    CHECK_FALSE(TimeZone::find(""));
    CHECK_FALSE(TimeZone::find("../../etc/passwd"));
}

TEST_CASE("the local date is that of the place, not of Greenwich")
{
    auto const saturday_in_utc = utc(2026y / December / 19, 6h, 30min);
    CHECK(iso_date(zone("America/Phoenix").local_date(saturday_in_utc)) == "2026-12-18");
    CHECK(iso_date(zone("America/New_York").local_date(saturday_in_utc)) == "2026-12-19");
}

TEST_CASE("S3-43 Phoenix is seven hours behind Greenwich all year")
{
    auto const phoenix = zone("America/Phoenix");
    for (unsigned in = 1; in <= 12; ++in) {
        auto const instant = utc(2026y / month(in) / 1, 12h);
        CHECK(phoenix.local_time(instant).time_since_epoch() - instant.time_since_epoch() == -7h);
    }
}

TEST_CASE("a wall time that occurs twice means the first, one that is skipped the moment of the skip")
{
    auto const boston = zone("America/New_York");
    auto const twice = LocalDate(2026y / November / 1) + 1h + 30min;
    CHECK(boston.instant(twice) == utc(2026y / November / 1, 5h, 30min));
    auto const skipped = LocalDate(2026y / March / 8) + 2h + 30min;
    CHECK(boston.instant(skipped) == utc(2026y / March / 8, 7h));
    CHECK(boston.start_of(LocalDate(2026y / March / 8)) == utc(2026y / March / 8, 5h));
}

TEST_CASE("to the wall clock and back is the same moment, but for the hour that occurs twice")
{
    auto const boston = zone("America/New_York");
    CHECK(rc::check("round trip", [&] {
        Instant const instant(seconds(*rc::gen::inRange<std::int64_t>(0, 4'000'000'000)));
        auto const back = boston.instant(boston.local_time(instant));
        RC_ASSERT(back == instant || back == instant - 1h);
    }));
}

TEST_CASE("dates and times are written in full")
{
    auto const phoenix = zone("America/Phoenix");
    auto const label = phoenix.spoken_name();
    CHECK(label == "Phoenix time");
    CHECK(zone("America/New_York").spoken_name() == "New York time");
    auto text = [&](Instant instant) { return full_time(phoenix.local_time(instant), label); };
    CHECK(text(utc(2027y / January / 2, 16h, 14min)) == "Saturday, January 2, 2027, 9:14 a.m. Phoenix time");
    CHECK(text(utc(2027y / January / 2, 16h, 14min) + 59s) == "Saturday, January 2, 2027, 9:14 a.m. Phoenix time");
    CHECK(text(utc(2027y / January / 5, 19h)) == "Tuesday, January 5, 2027, 12:00 p.m. Phoenix time");
    CHECK(text(utc(2027y / January / 5, 7h, 5min)) == "Tuesday, January 5, 2027, 12:05 a.m. Phoenix time");
}

TEST_CASE("a date in ISO form is read back, and nothing else is taken for one")
{
    CHECK(iso_date(parse_iso_date("2028-02-29").value()) == "2028-02-29");
    for (auto const* wrong : { "", "2027-02-29", "2027-13-01", "2027-00-10", "27-01-01", "2027-1-1", "2027-01-0 ",
             "2027/01/01", "+027-01-01", "2027-01-011" })
        CHECK_FALSE(parse_iso_date(wrong));
}
