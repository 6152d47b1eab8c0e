#pragma once

#include <optional>
#include <string_view>

#include "forward_auth/session_cache.hpp"

namespace gatehouse {

struct Pack;
struct UnitOfWork;

// Who holds the token with this hash (hex), as the portal's own cookie or as one for another host, and what he may do.
// Nothing unless he is wholly signed in, as one of an office.
std::optional<KnownSession> load_session(UnitOfWork&, Pack const&, std::string_view token_hash);

} // namespace gatehouse
