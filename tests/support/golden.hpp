#pragma once

#include <string>
#include <string_view>

namespace gatehouse {

// Checks that `text` is what tests/golden/<file> holds. GATEHOUSE_GOLDEN=write puts it there instead: look at the
// difference before you commit it.
void check_golden(std::string const& file, std::string_view text);

std::string read_file(std::string const& path); // Relative to the source tree; throws when it is not there.
void write_file(std::string const& path, std::string_view text); // Makes its folder.

} // namespace gatehouse
