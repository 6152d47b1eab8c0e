#pragma once

#include <string>
#include <string_view>

#include "http/http.hpp"

namespace gatehouse {

// How one kind of proxy asks /authz and what it does with a refusal. One small file for each: what it is told about
// the request differs in the headers' names, and only some can answer the browser themselves.
struct Dialect {
    std::string_view name; // The value of `proxy` in the question.

    // The whole address that the browser asked the proxy for, as far as the proxy tells; else empty. It is only good
    // for leading the browser back after a check against the exact hosts (forward_target.hpp): it decides no right.
    std::string (*original_url)(Request const&);

    // Whether the browser asked for a page, which it can be led back to.
    bool (*is_page_view)(Request const&);

    // Whether our refusal goes to the browser as it is. If not, the proxy makes its own from ours.
    bool passes_refusals_on;
};

extern Dialect const nginx_dialect;
extern Dialect const traefik_dialect;
extern Dialect const caddy_dialect;

Dialect const* find_dialect(std::string_view name); // Null when there is none of that name.

} // namespace gatehouse
