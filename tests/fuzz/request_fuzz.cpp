// libFuzzer: whatever a browser or a proxy sends behind the framing. Lines of the input become path, query, two Cookie
// headers, Host and body of a request. No two of our readers may see two different things in it.

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/encoding.hpp"
#include "base/keys.hpp"
#include "base/random.hpp"
#include "forward_auth/authz_question.hpp"
#include "forward_auth/dialect.hpp"
#include "forward_auth/forward_target.hpp"
#include "fuzz/require.hpp"
#include "http/csrf.hpp"
#include "http/form.hpp"
#include "http/router.hpp"

namespace {

using namespace gatehouse;

constexpr std::string_view origin = "https://portal.example";

std::string_view take_line(std::string_view& text)
{
    auto line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    return line;
}

Request make_request(std::string_view text)
{
    Request request;
    request.path = "/" + std::string(take_line(text));
    request.query = take_line(text);
    for (auto const* name : { "Cookie", "cookie", "Host", "Origin", "Content-Type", "X-Original-URL", "Accept" })
        if (auto line = take_line(text); !line.empty())
            request.headers.emplace_back(name, line);
    request.body = text;
    return request;
}

// A token is only taken where it stands once, and then the pages read the same one.
void check_cookies(Request const& request)
{
    auto token = sole_token(request, "__Host-gh-acme");
    if (!token)
        return;
    require(token->size() == 43);
    auto seen = request.cookie("__Host-gh-acme");
    require(seen == *token || seen.empty()); // The pages read the first Cookie line only.
}

void check_question(std::string_view query)
{
    auto question = parse_authz_question(query);
    if (!question)
        return;
    require(question->dialect && is_utf8(question->subsystem) && is_utf8(question->provider));
    for (auto const& value : { question->subsystem, question->provider })
        require(std::ranges::none_of(value, [](char c) { return static_cast<unsigned char>(c) < ' '; }));
    auto form = parse_form(query); // The pages' reader, for which a plus is a blank.
    require(form.has_value());
    if (!query.contains('+'))
        require(
            raw_field(*form, "subsystem") == question->subsystem && raw_field(*form, "provider") == question->provider);
}

void check_target(std::string_view url)
{
    static std::array<std::string, 2> const hosts { "claims.example", "claims.example:8443" };
    auto target = parse_forward_target(url, origin, hosts);
    if (!target)
        return;
    require(target->url == url && url.find_first_of("\\ \t\r\n#") == url.npos);
    auto host = target->host.empty() ? std::string(origin) : "https://" + target->host;
    require(url.starts_with(host + "/"));
}

Router const& router()
{
    static SystemRandom random;
    static MatchingKey const key(Secret<Bytes>(Bytes(MatchingKey::size, std::byte { 7 })));
    static CsrfGuard const guard({ std::string(origin) }, key);
    static Router const router = [] {
        Router made({ .csrf = guard,
            .cookies = Cookies(true),
            .random = random,
            .error_page = [](Request const&, Error const& error) { return html(status_of(error.kind), ""); },
            .failure_page = [](Request const&, std::string_view) -> Response { std::abort(); },
            .log = [](std::string_view) { std::abort(); },
            .strict_transport = true,
            .plan_of_host = { { "acme.example", "acme" } } });
        auto answer = [](Request const& request) -> Result<Response> {
            for (auto const& [name, value] : request.path_parameters)
                require(!value.empty() && is_utf8(value) && !value.contains('\0'));
            return html(200, "");
        };
        for (auto const* pattern : { "/{plan}", "/{plan}/login", "/{plan}/providers/{provider}/users/{user}" })
            for (auto method : { Method::get, Method::post })
                made.add(method, pattern, "anyone", answer);
        return made;
    }();
    return router;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    auto request = make_request({ reinterpret_cast<char const*>(data), size });
    check_cookies(request);
    check_question(request.query);
    check_target(request.query);
    for (auto const* dialect : { &nginx_dialect, &traefik_dialect, &caddy_dialect })
        check_target(dialect->original_url(request));
    for (auto method : { Method::get, Method::head, Method::post }) {
        request.method = method;
        auto response = router().handle(request);
        require(response.status == 200 || (response.status >= 400 && response.status < 500));
        require(method != Method::post || response.status != 200); // No bytes make a form token of ours.
    }
    return 0;
}
