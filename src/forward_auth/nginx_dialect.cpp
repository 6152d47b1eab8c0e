#include "forward_auth/dialect.hpp"

namespace gatehouse {

// auth_request asks with a GET of its own; docs/forward-auth.md sets these two headers for it. nginx keeps our status
// 401 or 403 and one header, and answers the browser by its own error_page.
Dialect const nginx_dialect {
    .name = "nginx",
    .original_url = [](Request const& request) { return std::string(request.header("X-Original-URL")); },
    .is_page_view = [](Request const& request) { return request.header("X-Original-Method") == "GET"; },
    .passes_refusals_on = false,
};

} // namespace gatehouse
