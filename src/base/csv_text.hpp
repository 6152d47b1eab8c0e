#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "base/csv.hpp"

namespace gatehouse {

// One line of comma-separated values for people's spreadsheets, as RFC 4180 has it, ending in CRLF. Every field is
// quoted; one that a spreadsheet would take for a formula (it begins with =, +, -, @, a tab or a line end, blanks in
// front or not) gets an apostrophe before it.
std::string csv_line(std::initializer_list<std::string_view> fields);

// Of a file that people make: a column's title in any spelling, "First name" or "first_name", becomes "firstname".
std::string plain_title(std::string_view title);
// The field without blanks around it; empty where the row or the file has no such column.
std::string_view cell(CsvRow const&, std::optional<std::size_t> column);

} // namespace gatehouse
