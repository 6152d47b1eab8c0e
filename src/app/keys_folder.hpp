#pragma once

#include <filesystem>

#include "base/keys.hpp"

namespace gatehouse {

// The server's keys, each a file of hex in `folder`, readable by its owner only: sealing.key, matching.key, audit.key,
// assertions.key, and letter.pub where `letters keygen` has left it. Makes folder and missing keys at the first start;
// never makes a key anew beside a database that was written with another (the caller says whether there is one).
// Throws std::runtime_error with a sentence for the operator.
Keys load_or_make_keys(std::filesystem::path const& folder, bool database_exists, Random&);

// Writes `text` so that a crash leaves the old file or the new one, with owner-only permissions.
void write_private_file(std::filesystem::path const&, std::string_view text);

} // namespace gatehouse
