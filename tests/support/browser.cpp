#include "support/browser.hpp"

#include <algorithm>

#include <catch2/catch.hpp>

#include "http/form.hpp"

namespace gatehouse {

namespace {

std::string between(std::string_view text, std::string_view start, std::string_view end)
{
    auto at = text.find(start);
    if (at == std::string_view::npos)
        return {};
    text.remove_prefix(at + start.size());
    return std::string(text.substr(0, text.find(end)));
}

} // namespace

Site::Site(People const& people)
    : m_plan(people.plan)
    , m_application({ .db = *people.db,
          .packs = m_packs,
          .slow_hash = people.slow_hash,
          .clock = people.clock,
          .random = m_random,
          .keys = people.around.keys,
          .origin = "https://portal.example",
          .log = [](std::string_view line) { UNSCOPED_INFO(line); } })
{
    m_packs.put(*people.pack);
}

Response Browser::send(Request request)
{
    std::string cookies;
    for (auto const& [name, value] : m_cookies)
        cookies += (cookies.empty() ? "" : "; ") + name + "=" + value;
    request.headers.emplace_back("Cookie", cookies);
    request.headers.emplace_back("Host", "portal.example");
    request.peer = "192.0.2.7";
    auto response = m_site.application().handle(std::move(request));
    for (auto const& [name, value] : response.headers) {
        if (name != "Set-Cookie")
            continue;
        auto cookie = value.substr(0, value.find('='));
        auto content = between(value, "=", ";");
        if (content.empty() || value.contains("Max-Age=0"))
            m_cookies.erase(cookie);
        else
            m_cookies[cookie] = content;
    }
    if (auto token = between(response.body, "name=\"csrf_token\" value=\"", "\""); !token.empty())
        m_token = token;
    return response;
}

Response Browser::get(std::string_view target)
{
    auto question = std::min(target.find('?'), target.size());
    Request request { .method = Method::get, .path = std::string(target.substr(0, question)) };
    request.query = target.substr(std::min(question + 1, target.size()));
    return send(std::move(request));
}

Response Browser::post(std::string path, Fields const& fields)
{
    std::string body = "csrf_token=" + m_token;
    for (auto const& [name, value] : fields)
        body += "&" + percent_encode(name) + "=" + percent_encode(value);
    return send({ .method = Method::post,
        .path = std::move(path),
        .headers = { { "Content-Type", "application/x-www-form-urlencoded" } },
        .body = std::move(body) });
}

Response Browser::follow(Response const& response)
{
    CHECK(response.status == 303);
    return get(header_of(response, "Location"));
}

Response Browser::get_json(std::string path)
{
    return send({ .method = Method::get, .path = std::move(path), .headers = { { "Accept", "application/json" } } });
}

Response Browser::post_json(std::string path, std::string body)
{
    auto me = get_json("/" + m_site.plan().value + "/api/v1/me");
    return send({ .method = Method::post,
        .path = std::move(path),
        .headers = { { "Content-Type", "application/json" }, { "Accept", "application/json" },
            { "X-CSRF-Token", between(me.body, "\"csrf_token\":\"", "\"") } },
        .body = std::move(body) });
}

void Browser::sign_in(std::string_view name, std::string_view password)
{
    auto path = "/" + m_site.plan().value + "/login";
    get(path);
    auto response = post(path, { { "username", std::string(name) }, { "password", std::string(password) } });
    INFO(response.body);
    REQUIRE(response.status == 303);
    while (response.status == 303) // Old form tokens are worth nothing now; the first page brings new ones.
        response = follow(response);
}

std::string header_of(Response const& response, std::string_view name)
{
    auto found = std::ranges::find(response.headers, name, &std::pair<std::string, std::string>::first);
    return found == response.headers.end() ? "" : found->second;
}

std::string text_of(Response const& response)
{
    std::string text;
    bool in_tag = false;
    for (char c : response.body) {
        if (c == '<')
            in_tag = true;
        char shown = in_tag || c == '\n' ? ' ' : c;
        if (c == '>')
            in_tag = false;
        if (shown != ' ' || text.empty() || text.back() != ' ')
            text += shown;
    }
    return text;
}

} // namespace gatehouse
