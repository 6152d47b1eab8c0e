#pragma once

#include "accounts/portal.hpp"

namespace gatehouse {

// The first page after sign-in: leads on to the only office, or shows those that the person may act for, with a search
// where they are many, and the requests that wait.
Result<Response> show_offices(Visit const&);

} // namespace gatehouse
