#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "forward_auth/session_cache.hpp"

namespace gatehouse {

struct Pack;
struct UnitOfWork;

// Who holds the token with this hash (hex), as the portal's own cookie or as one for another host, and what he may do.
// Nothing unless he is wholly signed in, as one of an office.
// Of an account that may act for many, only for the `numbers`, of which the first is the one that is asked about.
std::optional<KnownSession> load_session(
    UnitOfWork&, Pack const&, std::string_view token_hash, std::vector<std::string> const& numbers);

} // namespace gatehouse
