#include "http/cookies.hpp"

namespace gatehouse {

std::string Cookies::name_on_the_wire(std::string_view name) const
{
    return (m_secure ? "__Host-" : "") + std::string(name);
}

std::string_view Cookies::read(Request const& request, std::string_view name) const
{
    return request.cookie(name_on_the_wire(name));
}

void Cookies::set(Response& response, std::string_view name, std::string_view value) const
{
    // Lax: a link in a mail must find the person signed in; what changes something is a POST, which Lax keeps back.
    auto cookie = name_on_the_wire(name) + "=" + std::string(value) + "; Path=/; HttpOnly; SameSite=Lax";
    response.headers.emplace_back("Set-Cookie", m_secure ? cookie + "; Secure" : cookie);
}

void Cookies::clear(Response& response, std::string_view name) const
{
    auto cookie = name_on_the_wire(name) + "=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0";
    response.headers.emplace_back("Set-Cookie", m_secure ? cookie + "; Secure" : cookie);
}

} // namespace gatehouse
