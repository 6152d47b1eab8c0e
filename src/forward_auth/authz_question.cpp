#include "forward_auth/authz_question.hpp"

#include <algorithm>

#include "forward_auth/dialect.hpp"
#include "http/form.hpp"

namespace gatehouse {

namespace {

constexpr std::size_t value_bytes_max = 128;
constexpr std::size_t token_length = 43; // 256 bits in base64url.

std::unexpected<Error> malformed(std::string sentence)
{
    return fail(ErrorKind::invalid_input, "authz.malformed", std::move(sentence));
}

bool is_control(char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7f'; }

bool is_token_character(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

bool is_cookie_header(std::string_view name)
{
    constexpr std::string_view cookie = "cookie";
    return std::ranges::equal(name, cookie, [](char a, char b) { return (a | 0x20) == b; });
}

// Takes the first `name=value` off the line of a Cookie header.
std::pair<std::string_view, std::string_view> take_cookie(std::string_view& line)
{
    auto pair = line.substr(0, line.find(';'));
    line.remove_prefix(std::min(pair.size() + 1, line.size()));
    pair.remove_prefix(std::min(pair.find_first_not_of(" \t"), pair.size()));
    auto equals = std::min(pair.find('='), pair.size());
    return { pair.substr(0, equals), pair.substr(std::min(equals + 1, pair.size())) };
}

} // namespace

Result<AuthzQuestion> parse_authz_question(std::string_view query)
{
    std::string subsystem;
    std::string provider;
    std::string proxy;
    while (!query.empty()) {
        auto pair = query.substr(0, query.find('&'));
        bool more = pair.size() < query.size();
        query.remove_prefix(pair.size() + (more ? 1 : 0));
        if (more && query.empty())
            return malformed("The question ends with an ampersand.");
        auto name = pair.substr(0, pair.find('='));
        auto* place = name == "subsystem" ? &subsystem
            : name == "provider"          ? &provider
            : name == "proxy"             ? &proxy
                                          : nullptr;
        if (!place)
            return malformed("Ask with the parameters subsystem, provider and proxy only.");
        auto value = percent_decode(pair.substr(std::min(name.size() + 1, pair.size())));
        if (!value || value->empty() || value->size() > value_bytes_max || std::ranges::any_of(*value, is_control))
            return malformed("A parameter of the question is empty, too long or wrongly encoded.");
        if (!place->empty())
            return malformed("A parameter of the question is given twice.");
        *place = std::move(*value);
    }
    if (subsystem.empty())
        return malformed("The question does not name a subsystem.");
    auto const* dialect = find_dialect(proxy.empty() ? "nginx" : proxy);
    if (!dialect)
        return malformed("The question comes from a proxy that we do not know.");
    return AuthzQuestion { std::move(subsystem), std::move(provider), dialect };
}

std::optional<std::string_view> sole_token(Request const& request, std::string_view name)
{
    std::optional<std::string_view> token;
    for (auto const& [header, value] : request.headers) {
        if (!is_cookie_header(header))
            continue;
        std::string_view line = value;
        while (!line.empty()) {
            auto [key, text] = take_cookie(line);
            if (key != name)
                continue;
            if (token)
                return std::nullopt;
            token = text;
        }
    }
    if (!token || token->size() != token_length || !std::ranges::all_of(*token, is_token_character))
        return std::nullopt;
    return token;
}

} // namespace gatehouse
