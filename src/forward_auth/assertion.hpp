#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace gatehouse {

class SigningKey;

// X-Gatehouse-Assertion: a JSON Web Token (RFC 7519) in the compact form, signed with Ed25519 (RFC 8037), by which a
// subsystem sees that the proxy's headers come from us. Its payload:
//   iss  where the plan's portal is        plan  its key        aud  the subsystem
//   sub  the account    provider, role, permissions    as in the headers    iat, exp  seconds since 1970
class AssertionKey {
public:
    explicit AssertionKey(SigningKey const& key);

    static constexpr std::chrono::seconds lifetime { 60 };
    // The same signature serves for this long: whoever gets it has at least the rest of the lifetime to check it.
    static constexpr std::chrono::seconds reused_for { 40 };

    struct Start { // What is the same for everybody who uses a subsystem.
        std::string_view issuer;
        std::string_view plan;
        std::string_view audience;
    };
    struct Rest {
        std::string_view account;
        std::string_view provider;
        std::string_view role;
        std::string_view permissions; // With commas between.
        std::uint32_t issued_at;      // Seconds since 1970.
    };

    // The header and the payload's start, encoded: made once for each subsystem.
    std::string start(Start const&) const;
    // All that is signed.
    static std::string signing_input(std::string const& start, Rest const&);

    std::array<std::byte, 64> sign(std::string_view signing_input) const;
    static std::string compact(std::string signing_input, std::array<std::byte, 64> const& signature);

    std::string const& jwks() const { return m_jwks; } // The key set (RFC 7517) of /.well-known/jwks.json.

private:
    SigningKey const& m_key;
    std::string m_id; // The key's thumbprint (RFC 7638).
    std::string m_jwks;
};

} // namespace gatehouse
