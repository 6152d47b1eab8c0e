#include <catch2/catch.hpp>

#include <rapidcheck.h>

#include "base/business_days.hpp"

using namespace gatehouse;
using namespace std::chrono;

namespace {

LocalDate on_day(std::string_view iso) { return parse_iso_date(iso).value(); }

std::string holiday(std::string_view iso) { return std::string(federal_holiday(on_day(iso))); }

// A day between 1980 and 2120, by its distance from the first.
LocalDate any_day() { return on_day("1980-01-01") + days(*rc::gen::inRange(0, 51'000)); }

void holds(std::string const& what, auto const& property) { CHECK(rc::check(what, property)); }

} // namespace

TEST_CASE("the federal holidays of 2026 are those that the government lists")
{
    std::vector<std::string> found;
    for (auto on = on_day("2026-01-01"); on <= on_day("2026-12-31"); on += days(1))
        if (!federal_holiday(on).empty())
            found.push_back(iso_date(on));
    CHECK(found
        == std::vector<std::string> { "2026-01-01", "2026-01-19", "2026-02-16", "2026-05-25", "2026-06-19",
            "2026-07-03", "2026-09-07", "2026-10-12", "2026-11-11", "2026-11-26", "2026-12-25" });
}

TEST_CASE("a holiday on a Saturday is kept on the Friday before, one on a Sunday on the Monday after")
{
    CHECK(holiday("2026-07-03") == "Independence Day");
    CHECK(holiday("2026-07-04").empty());
    CHECK(holiday("2027-12-24") == "Christmas Day");
    CHECK(holiday("2027-12-31") == "New Year's Day"); // Of 2028.
    CHECK(holiday("2028-01-01").empty());
    CHECK(holiday("2023-01-02") == "New Year's Day");
    CHECK(holiday("2022-12-26") == "Christmas Day");
}

TEST_CASE("Juneteenth is a holiday from 2021, and Inauguration Day never is")
{
    CHECK(holiday("2020-06-19").empty());
    CHECK(holiday("2021-06-18") == "Juneteenth National Independence Day");
    CHECK(holiday("2024-06-19") == "Juneteenth National Independence Day");
    CHECK(holiday("2027-01-20").empty());
    CHECK(holiday("2021-01-20").empty());
    CHECK(holiday("1985-01-21").empty());
    CHECK(holiday("1986-01-20") == "Birthday of Martin Luther King, Jr.");
}

TEST_CASE("every year has its holidays, on weekdays, 10 or 11 of them and one more or less where New Year moves")
{
    for (int in = 2021; in < 2421; ++in) { // The calendar repeats after 400 years.
        int count = 0;
        for (LocalDate on(year(in) / January / 1); on < LocalDate(year(in + 1) / January / 1); on += days(1)) {
            if (federal_holiday(on).empty())
                continue;
            ++count;
            REQUIRE(weekday(on) != Saturday);
            REQUIRE(weekday(on) != Sunday);
        }
        auto const own_is_saturday = weekday(LocalDate(year(in) / January / 1)) == Saturday;
        auto const next_is_saturday = weekday(LocalDate(year(in + 1) / January / 1)) == Saturday;
        REQUIRE(count == 11 - (own_is_saturday ? 1 : 0) + (next_is_saturday ? 1 : 0));
    }
}

TEST_CASE("the next business day is later, a business day, and none lies between")
{
    holds("next_business_day", [] {
        BusinessCalendar const calendar;
        auto const start = any_day();
        auto const next = calendar.next_business_day(start);
        RC_ASSERT(next > start);
        RC_ASSERT(calendar.is_business_day(next));
        for (auto between = start + days(1); between < next; between += days(1))
            RC_ASSERT(!calendar.is_business_day(between));
    });
}

TEST_CASE("business days add up, and never run backwards")
{
    holds("add_business_days", [] {
        BusinessCalendar const calendar;
        auto const start = any_day();
        auto const first = *rc::gen::inRange(0, 40);
        auto const second = *rc::gen::inRange(0, 40);
        auto const both = calendar.add_business_days(start, first + second);
        RC_ASSERT(calendar.add_business_days(calendar.add_business_days(start, first), second) == both);
        RC_ASSERT(both - start >= days(first + second));
        RC_ASSERT(calendar.add_business_days(start + days(1), first) >= calendar.add_business_days(start, first));
    });
    CHECK_THROWS_AS(BusinessCalendar().add_business_days(on_day("2026-01-01"), -1), std::invalid_argument);
}

TEST_CASE("a plan's own days off and a plan without federal holidays are honored")
{
    BusinessCalendar const own(true, { year(2026) / December / 24, year(2026) / December / 23 });
    CHECK(own.next_business_day(on_day("2026-12-22")) == on_day("2026-12-28"));
    CHECK(BusinessCalendar(true).next_business_day(on_day("2026-12-24")) == on_day("2026-12-28"));
    CHECK(BusinessCalendar(false).next_business_day(on_day("2026-12-24")) == on_day("2026-12-25"));
}

TEST_CASE("a calendar that closes every day is refused instead of searched for ever")
{
    std::vector<year_month_day> closed;
    for (int i = 0; i < 800; ++i)
        closed.push_back(year_month_day(on_day("2026-01-01") + days(i)));
    CHECK_THROWS_AS(BusinessCalendar(true, closed).next_business_day(on_day("2026-01-01")), std::invalid_argument);
}

TEST_CASE("S3-22 10 business days are more than 15 calendar days on 49 days of 2026, and from mailing on 218 of 365")
{
    BusinessCalendar const calendar;
    int from_registration = 0;
    int from_mailing = 0;
    for (auto on = on_day("2026-01-01"); on <= on_day("2026-12-31"); on += days(1)) {
        from_registration += calendar.add_business_days(on, 10) - on > days(15);
        from_mailing += calendar.add_business_days(calendar.next_business_day(on), 10) - on > days(15);
    }
    CHECK(from_registration == 49);
    CHECK(from_mailing == 218);
    CHECK(calendar.add_business_days(on_day("2026-12-18"), 10) == on_day("2027-01-05"));
}

TEST_CASE("S3-21 the following business day: Friday to Monday, the day before a holiday to the next working day")
{
    BusinessCalendar const calendar;
    CHECK(calendar.next_business_day(on_day("2026-12-18")) == on_day("2026-12-21"));
    CHECK(calendar.next_business_day(on_day("2026-12-16")) == on_day("2026-12-17"));
    CHECK(calendar.next_business_day(on_day("2026-11-25")) == on_day("2026-11-27"));
    CHECK(calendar.next_business_day(on_day("2026-07-02")) == on_day("2026-07-06"));
}
