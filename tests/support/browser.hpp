#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "app/application.hpp"
#include "support/people.hpp"

namespace gatehouse {

// The whole program but for the socket, over the world of a test.
class Site {
public:
    explicit Site(People const&);

    Application const& application() const { return m_application; }
    PlanId const& plan() const { return m_plan; }

private:
    Packs m_packs;
    PlanId m_plan;
    SystemRandom m_random;
    Application m_application;
};

// Somebody's browser: keeps cookies, sends the token of the last page with every form.
class Browser {
public:
    explicit Browser(Site const& site)
        : m_site(site)
    {
    }

    using Fields = std::vector<std::pair<std::string, std::string>>;

    Response get(std::string_view target);                         // "/ahcccs/me?x=y"; whatever Location says, too.
    Response post(std::string path, Fields const& fields = {});    //
    Response follow(Response const&);                              // Where a 303 leads.
    Response get_json(std::string path);                           // As a program would.
    Response post_json(std::string path, std::string body = "{}"); //
    void sign_in(std::string_view name, std::string_view password = People::good_password);

    void forget_token() { m_token.clear(); } // As another site's form would.

private:
    Response send(Request);

    Site const& m_site;
    std::map<std::string, std::string> m_cookies {};
    std::string m_token {};
};

std::string header_of(Response const&, std::string_view name); // Empty when absent.

// What a person reads: the page's text without its markup, blanks run together.
std::string text_of(Response const&);

} // namespace gatehouse
