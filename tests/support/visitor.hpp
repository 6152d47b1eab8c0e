#pragma once

#include <map>
#include <string>

#include "app/application.hpp"

namespace gatehouse {

// What a person has in front of them: keeps cookies and sends forms with the token of the last page. Nothing is
// followed by itself.
class Visitor {
public:
    explicit Visitor(Application const& application, std::string network = "198.51.100.7")
        : m_application(application)
        , m_network(std::move(network))
    {
    }

    Response get(std::string const& path);
    Response post(std::string const& path, std::map<std::string, std::string> const& fields = {});

    // The page that a redirect leads to; the answer itself when it is none.
    Response follow(Response answer);
    static std::string location(Response const&); // Empty when it leads nowhere.

    void set_cookie(std::string const& name, std::string const& value) { m_cookies[name] = value; }
    std::map<std::string, std::string> const& cookies() const { return m_cookies; }
    std::string const& page() const { return m_page; } // The text of the last page.

private:
    Response send(Request);

    Application const& m_application;
    std::string m_network;
    std::map<std::string, std::string> m_cookies;
    std::string m_page;
};

} // namespace gatehouse
