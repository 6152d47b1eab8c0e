#pragma once

#include "accounts/portal.hpp"

namespace gatehouse {

// The people of an office in one table with the invitations under way: for plans whose pack wants it so.
Result<Response> show_manage_users(Visit const&, Error const* error);

} // namespace gatehouse
