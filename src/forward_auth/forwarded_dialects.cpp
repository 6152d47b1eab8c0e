#include "forward_auth/dialect.hpp"

namespace gatehouse {

namespace {

std::string forwarded_url(Request const& request)
{
    auto scheme = request.header("X-Forwarded-Proto");
    auto host = request.header("X-Forwarded-Host");
    auto target = request.header("X-Forwarded-Uri");
    if (scheme.empty() || host.empty() || target.empty())
        return {};
    return std::string(scheme).append("://").append(host).append(target);
}

bool forwarded_page_view(Request const& request) { return request.header("X-Forwarded-Method") == "GET"; }

} // namespace

// Traefik's ForwardAuth and Caddy's forward_auth tell the same in the same headers, and hand the browser whatever we
// answer unless it is a 2xx.
Dialect const traefik_dialect { "traefik", forwarded_url, forwarded_page_view, true };
Dialect const caddy_dialect { "caddy", forwarded_url, forwarded_page_view, true };

Dialect const* find_dialect(std::string_view name)
{
    for (auto const* dialect : { &nginx_dialect, &traefik_dialect, &caddy_dialect })
        if (dialect->name == name)
            return dialect;
    return nullptr;
}

} // namespace gatehouse
