#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"
#include "base/secret.hpp"

namespace gatehouse {

// Makes the links that one plan's mails carry. Their origin is configured, never taken from a request: a forged Host
// header must not decide where a one-time code travels.
class PortalLinks {
public:
    // Where the plan's pages begin: "https://plan.portal.example" or "https://portal.example/plan". Refuses
    // anything but http or https, a host, perhaps a port and a plain path. http is for loopback only.
    static Result<PortalLinks> parse(std::string_view base_url);

    std::string const& base() const { return m_base; } // Without a slash at its end.

    // `path` begins with a slash and is already fit for a URL: "/login".
    std::string to(std::string_view path) const { return m_base + std::string(path); }

    // A link that holds a one-time code (codes/one_time_code.hpp) behind `path`: "/confirm/" or "/confirm?code=".
    Secret<> to(std::string_view path, Secret<> const& code) const { return Secret<>(to(path) + code.reveal()); }

private:
    explicit PortalLinks(std::string base)
        : m_base(std::move(base))
    {
    }
    std::string m_base;
};

} // namespace gatehouse
