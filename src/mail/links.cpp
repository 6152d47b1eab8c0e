#include "mail/links.hpp"

#include <algorithm>

#include <boost/url.hpp>

namespace gatehouse {

namespace {

std::unexpected<Error> refuse(std::string_view base_url, std::string const& reason)
{
    return fail(ErrorKind::invalid_input, "links.malformed",
        "'" + std::string(base_url) + "' cannot be where mailed links lead: " + reason);
}

bool is_loopback(std::string_view host) { return host == "localhost" || host == "127.0.0.1" || host == "[::1]"; }

} // namespace

Result<PortalLinks> PortalLinks::parse(std::string_view base_url)
{
    auto url = boost::urls::parse_uri(boost::core::string_view(base_url.data(), base_url.size()));
    if (!url || url->host().empty())
        return refuse(base_url, "write it like https://portal.example/plan.");
    if (url->scheme() != "https" && !(url->scheme() == "http" && is_loopback(url->host())))
        return refuse(base_url, "it must begin with https://, as a code travels in it.");
    if (url->has_userinfo() || url->has_query() || url->has_fragment())
        return refuse(base_url, "it may hold a host, a port and a path only.");

    std::string base(base_url);
    while (base.ends_with('/'))
        base.pop_back();
    return PortalLinks(std::move(base));
}

} // namespace gatehouse
