#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "http/http.hpp"

namespace gatehouse {

struct Dialect;

// What a proxy asks: may whoever holds this cookie use the subsystem, and for which provider?
struct AuthzQuestion {
    std::string subsystem; // "claims"; whether there is such a one has not been looked at.
    std::string provider;  // The plan's provider ID; empty when the proxy names none.
    Dialect const* dialect;
};

// From the query `subsystem=claims&provider=123456&proxy=nginx`, of which only the first is needed. Whatever is not
// understood in full is refused: an unknown name, a name given twice, an empty value, a broken escape, a control
// character. Error: `authz.malformed`.
Result<AuthzQuestion> parse_authz_question(std::string_view query);

// The value of the cookie `name` if it stands there exactly once, over all Cookie lines, and has the form of a token of
// ours. Twice is none: the proxy could have seen the other one.
std::optional<std::string_view> sole_token(Request const&, std::string_view name);

} // namespace gatehouse
