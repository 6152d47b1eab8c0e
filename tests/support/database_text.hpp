#pragma once

#include <string>

#include "support/world.hpp"

namespace gatehouse {

// The names of all tables and columns, "letter.person", that hold the text somewhere, in text or in bytes. Empty: it
// stands nowhere.
std::string where_in_database(World const&, Engine, std::string const& text);

// Every row of every table, whatever stands in it: two of these are equal when nothing has changed.
std::string everything_in_database(World const&, Engine);

} // namespace gatehouse
