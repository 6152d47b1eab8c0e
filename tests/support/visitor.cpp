#include "support/visitor.hpp"

#include "http/form.hpp"

namespace gatehouse {

namespace {

std::string encode(std::string_view text) // Of a form; everything that is no letter or digit.
{
    static constexpr char digits[] = "0123456789ABCDEF";
    std::string encoded;
    for (char c : text) {
        auto octet = static_cast<unsigned char>(c);
        if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))
            encoded += c;
        else
            encoded.append({ '%', digits[octet >> 4], digits[octet & 15] });
    }
    return encoded;
}

std::string token_in(std::string_view page)
{
    constexpr std::string_view before = R"(name="csrf_token" value=")";
    auto at = page.find(before);
    if (at == page.npos)
        return {};
    at += before.size();
    return std::string(page.substr(at, page.find('"', at) - at));
}

} // namespace

Response Visitor::send(Request request)
{
    std::string cookies;
    for (auto const& [name, value] : m_cookies)
        cookies += (cookies.empty() ? "" : "; ") + name + "=" + value;
    if (!cookies.empty())
        request.headers.emplace_back("Cookie", cookies);
    request.headers.emplace_back("Host", "portal.example");
    request.headers.emplace_back("User-Agent", "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0");
    request.peer = m_network;
    auto response = m_application.handle(std::move(request));
    for (auto const& [name, value] : response.headers) {
        if (name != "Set-Cookie")
            continue;
        auto pair = value.substr(0, value.find(';'));
        auto equals = pair.find('=');
        if (value.contains("Max-Age=0"))
            m_cookies.erase(pair.substr(0, equals));
        else
            m_cookies[pair.substr(0, equals)] = pair.substr(equals + 1);
    }
    if (!response.body.empty())
        m_page = response.body;
    return response;
}

Response Visitor::get(std::string const& path)
{
    auto question = std::min(path.find('?'), path.size());
    Request request { .method = Method::get, .path = path.substr(0, question) };
    if (question < path.size())
        request.query = path.substr(question + 1);
    return send(std::move(request));
}

Response Visitor::post(std::string const& path, std::map<std::string, std::string> const& fields)
{
    Request request { .method = Method::post, .path = path };
    request.body = "csrf_token=" + token_in(m_page);
    for (auto const& [name, value] : fields)
        request.body += "&" + encode(name) + "=" + encode(value);
    request.headers.emplace_back("Content-Type", "application/x-www-form-urlencoded");
    request.headers.emplace_back("Sec-Fetch-Site", "same-origin");
    return send(std::move(request));
}

std::string Visitor::location(Response const& response)
{
    for (auto const& [name, value] : response.headers)
        if (name == "Location")
            return value;
    return {};
}

Response Visitor::follow(Response answer)
{
    auto target = location(answer);
    return target.empty() ? answer : get(target);
}

} // namespace gatehouse
