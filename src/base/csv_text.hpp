#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace gatehouse {

// One line of comma-separated values for people's spreadsheets, as RFC 4180 has it, ending in CRLF. Every field is
// quoted; one that a spreadsheet would take for a formula (it begins with =, +, -, @, a tab or a line end, blanks in
// front or not) gets an apostrophe before it.
std::string csv_line(std::initializer_list<std::string_view> fields);

} // namespace gatehouse
