#pragma once

#include <chrono>
#include <string_view>
#include <vector>

#include "base/zones.hpp"

namespace gatehouse {

// The name of the federal holiday (5 U.S.C. 6103) whose legal day this is, or an empty text. A holiday on a Saturday
// is kept on the Friday before, one on a Sunday on the Monday after, so that December 31 can be New Year's Day.
// Juneteenth counts from 2021, Martin Luther King's birthday from 1986. Inauguration Day is left out: it is free in
// Washington only. Good for years from 1978 on.
std::string_view federal_holiday(LocalDate);

// Which days count when a plan says "business days": Monday to Friday, less holidays.
class BusinessCalendar {
public:
    // `closed` are further days on which the plan does not work, from its pack.
    explicit BusinessCalendar(
        bool federal_holidays = true, std::vector<std::chrono::year_month_day> const& closed = {});

    bool is_business_day(LocalDate) const;

    // The first one after `day`, whatever `day` is.
    LocalDate next_business_day(LocalDate day) const { return add_business_days(day, 1); }

    // `count` business days later, not counting `day` itself; `day` for 0. Throws std::invalid_argument for a
    // negative count, and when the pack closes so many days in a row that nothing is left of a year.
    LocalDate add_business_days(LocalDate day, int count) const;

private:
    bool m_federal_holidays;
    std::vector<LocalDate> m_closed; // Sorted.
};

} // namespace gatehouse
