#pragma once

#include <string>
#include <string_view>

#include "http/http.hpp"

namespace gatehouse {

// Names and writes our cookies. Over TLS they carry the `__Host-` prefix, which binds them to this host and to HTTPS;
// on a plain loopback listener (--insecure-http) a browser would refuse that, so prefix and `Secure` are left out.
class Cookies {
public:
    explicit Cookies(bool secure)
        : m_secure(secure)
    {
    }

    std::string_view read(Request const&, std::string_view name) const;       // Empty when absent.
    void set(Response&, std::string_view name, std::string_view value) const; // Until the browser ends.
    void clear(Response&, std::string_view name) const;

    std::string name_on_the_wire(std::string_view name) const;

private:
    bool m_secure;
};

} // namespace gatehouse
