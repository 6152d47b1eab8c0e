#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gatehouse {

struct Pack;

// "claims.view; Claim submission": a key each, or the name that people read, in any spelling, with a semicolon
// between. Keys, each once; what is unknown stays as it was typed, folded, for the use case to refuse by its name.
std::vector<std::string> named_capabilities(Pack const&, std::string_view text);

} // namespace gatehouse
