#pragma once

#include <optional>

#include "base/time.hpp"
#include "forward_auth/assertion.hpp"
#include "forward_auth/authz_question.hpp"
#include "forward_auth/session_cache.hpp"

namespace gatehouse {

// What we say to the proxy. Headers that a subsystem may rely on behind a proxy that overwrites them.
namespace authz_header {
inline constexpr char const* account = "X-Gatehouse-Account";
inline constexpr char const* provider = "X-Gatehouse-Provider";
inline constexpr char const* role = "X-Gatehouse-Role";
inline constexpr char const* permissions = "X-Gatehouse-Permissions"; // "claims.submit,claims.view"
inline constexpr char const* assertion = "X-Gatehouse-Assertion";
inline constexpr char const* refusal = "X-Gatehouse-Refusal"; // Of a 403, see below.
inline constexpr char const* sign_in = "X-Gatehouse-Sign-In"; // Of a 401: where to lead the browser.
inline constexpr char const* why = "X-Gatehouse-Why";         // Of a 403: the page that says what is missing.
} // namespace authz_header

// Lets the holder of the session pass, or says why not. Reasons: `unknown-subsystem`; `choose-provider` when the
// question names no provider and the account has not exactly one; `not-your-provider`; `no-permission`.
// With `revocations`, nothing when what the session remembers of the provider has been revoked.
std::optional<Response> answer_authz(CachedSession&, AuthzQuestion const&, Request const&, Instant now,
    AssertionKey const&, Revocations const* revocations);

// To whoever is not signed in. `rules` may be null for a plan that nobody has asked for yet: then without a link.
Response refuse_stranger(PlanRules const*, AuthzQuestion const&, Request const&);

} // namespace gatehouse
