#include "forward_auth/forward_target.hpp"

#include <algorithm>

#include <boost/url.hpp>

namespace gatehouse {

namespace {

constexpr std::size_t url_bytes_max = 4000;

bool begins_with_origin(std::string_view url, std::string_view scheme, std::string_view host)
{
    if (!url.starts_with(scheme))
        return false;
    url.remove_prefix(scheme.size());
    return url.starts_with(host) && url.substr(host.size()).starts_with('/');
}

// RFC 3986 to the letter: no backslash, blank, control character or non-ASCII, no broken escape.
bool is_plain(std::string_view url)
{
    auto parsed = boost::urls::parse_uri(boost::core::string_view(url.data(), url.size()));
    return parsed && !parsed->has_userinfo() && !parsed->has_fragment();
}

} // namespace

std::optional<ForwardTarget> parse_forward_target(
    std::string_view url, std::string_view portal_origin, std::span<std::string const> hosts)
{
    if (url.size() > url_bytes_max || !is_plain(url))
        return std::nullopt;
    if (begins_with_origin(url, "", portal_origin))
        return ForwardTarget { std::string(url), {} };
    auto scheme = portal_origin.substr(0, portal_origin.find("://") + 3);
    auto host = std::ranges::find_if(hosts, [&](auto const& one) { return begins_with_origin(url, scheme, one); });
    if (host == hosts.end())
        return std::nullopt;
    return ForwardTarget { std::string(url), *host };
}

} // namespace gatehouse
