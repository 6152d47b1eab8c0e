#pragma once

#include <string>

#include "support/temporary_folder.hpp"

namespace gatehouse {

// What a shell command writes to standard output. Throws std::runtime_error when it fails.
std::string output_of(std::string const& command);

} // namespace gatehouse
