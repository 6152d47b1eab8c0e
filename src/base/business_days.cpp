#include "base/business_days.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace gatehouse {

namespace {

using namespace std::chrono;

constexpr int days_searched_max = 366;

struct FixedHoliday {
    month_day day;
    std::string_view name;
    year first { 1978 };
};
constexpr std::array fixed_holidays {
    FixedHoliday { January / 1, "New Year's Day" },
    FixedHoliday { June / 19, "Juneteenth National Independence Day", year(2021) },
    FixedHoliday { July / 4, "Independence Day" },
    FixedHoliday { November / 11, "Veterans Day" },
    FixedHoliday { December / 25, "Christmas Day" },
};

struct WeekdayHoliday { // Always on a weekday, so never moved.
    month_weekday day;
    std::string_view name;
    year first { 1978 };
};
constexpr std::array weekday_holidays {
    WeekdayHoliday { January / Monday[3], "Birthday of Martin Luther King, Jr.", year(1986) },
    WeekdayHoliday { February / Monday[3], "Washington's Birthday" },
    WeekdayHoliday { September / Monday[1], "Labor Day" },
    WeekdayHoliday { October / Monday[2], "Columbus Day" },
    WeekdayHoliday { November / Thursday[4], "Thanksgiving Day" },
};

LocalDate observed(LocalDate holiday)
{
    if (weekday(holiday) == Saturday)
        return holiday - days(1);
    if (weekday(holiday) == Sunday)
        return holiday + days(1);
    return holiday;
}

} // namespace

std::string_view federal_holiday(LocalDate day)
{
    auto const this_year = year_month_day(day).year();
    // The first of January may be kept in the year before it.
    for (auto const in : { this_year, this_year + years(1) })
        for (auto const& holiday : fixed_holidays)
            if (in >= holiday.first && day == observed(LocalDate(in / holiday.day)))
                return holiday.name;
    for (auto const& holiday : weekday_holidays)
        if (this_year >= holiday.first && day == LocalDate(this_year / holiday.day))
            return holiday.name;
    if (day == LocalDate(this_year / May / Monday[last]))
        return "Memorial Day";
    return {};
}

BusinessCalendar::BusinessCalendar(bool federal_holidays, std::vector<year_month_day> const& closed)
    : m_federal_holidays(federal_holidays)
{
    for (auto const& day : closed)
        m_closed.push_back(LocalDate(day));
    std::sort(m_closed.begin(), m_closed.end());
}

bool BusinessCalendar::is_business_day(LocalDate day) const
{
    weekday const on(day);
    return on != Saturday && on != Sunday && !(m_federal_holidays && !federal_holiday(day).empty())
        && !std::binary_search(m_closed.begin(), m_closed.end(), day);
}

LocalDate BusinessCalendar::add_business_days(LocalDate day, int count) const
{
    if (count < 0)
        throw std::invalid_argument("business days are counted forward only");
    for (; count > 0; --count) {
        int searched = 0;
        do {
            day += days(1);
            if (++searched > days_searched_max)
                throw std::invalid_argument("a calendar without a business day");
        } while (!is_business_day(day));
    }
    return day;
}

} // namespace gatehouse
