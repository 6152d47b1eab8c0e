#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace gatehouse {

// Where a browser may be led after it has signed in: the portal's own host, or a host that the pack names.
struct ForwardTarget {
    std::string url;  // Begins with the origin and a slash, letter for letter.
    std::string host; // "claims.example:8443"; empty for the portal's own host.
};

// Nothing unless `url` begins exactly with the portal's origin, or with the portal's scheme and one of `hosts`, and is
// then a plain path with perhaps a query. Compared letter for letter, without any folding: two spellings of one host
// are two hosts, and whatever two readers could understand differently is refused.
std::optional<ForwardTarget> parse_forward_target(
    std::string_view url, std::string_view portal_origin, std::span<std::string const> hosts);

} // namespace gatehouse
