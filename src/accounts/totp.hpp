#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/secret.hpp"
#include "base/time.hpp"

namespace gatehouse {

// Time-based one-time passwords (RFC 6238) as every authenticator app makes them: SHA-1, 30 seconds, six digits.
inline constexpr std::int64_t totp_seconds = 30;
inline constexpr std::size_t totp_digits = 6;
inline constexpr std::size_t totp_secret_size = 20; // Bytes, as long as the hash.

// The number of the step, counted from 1970, to which the moment belongs.
std::int64_t totp_step(Instant);

// The code of a step. `secret` is bytes, not their base32.
std::string totp_code(Secret<> const& secret, std::int64_t step, std::size_t digits = totp_digits);

// The step whose code this is: the present one, or one before or after, because clocks differ, and none up to `last`.
// Whoever takes the code must claim the step in the database (factor_store::claim_step), since others may be at it.
std::optional<std::int64_t> matching_step(
    Secret<> const& secret, std::string_view code, Instant now, std::int64_t last);

Secret<> to_base32(Secret<> const& bytes); // RFC 4648 without padding: what a person types into the app.
std::optional<Secret<>> from_base32(std::string_view text);

} // namespace gatehouse
