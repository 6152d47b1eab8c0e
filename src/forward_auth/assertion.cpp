#include "forward_auth/assertion.hpp"

#include <algorithm>
#include <array>

#include <boost/json.hpp>

#include "base/encoding.hpp"
#include "base/keys.hpp"

namespace gatehouse {

namespace {

namespace json = boost::json;

// What each twelve bits are in base64url.
constexpr auto digit_pairs = [] {
    constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    std::array<std::array<char, 2>, 64 * 64> pairs {};
    for (std::size_t bits = 0; bits < pairs.size(); ++bits)
        pairs[bits] = { digits[bits / 64], digits[bits % 64] };
    return pairs;
}();

// By table, where to_base64url() takes the same time for every byte: what is signed here is no secret, and this is done
// for every answer.
void append_base64url(std::string& out, std::string_view text)
{
    auto octet = [&](std::size_t i) -> unsigned { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0; };
    auto const end = out.size() + (text.size() * 4 + 2) / 3;
    for (std::size_t i = 0; i < text.size(); i += 3) {
        auto bits = octet(i) << 16 | octet(i + 1) << 8 | octet(i + 2);
        out.append(digit_pairs[bits >> 12].data(), 2).append(digit_pairs[bits & 0xfff].data(), 2);
    }
    out.resize(end); // Without what stood for octets that are not there.
}

std::string base64url(std::string_view text)
{
    std::string out;
    append_base64url(out, text);
    return out;
}

void append_quoted(std::string& out, std::string_view text)
{
    bool plain = std::ranges::all_of(text, [](char c) { return c >= ' ' && c != '"' && c != '\\' && c != '\x7f'; });
    if (plain)
        out.append("\"").append(text).append("\"");
    else
        out += json::serialize(json::string(text.data(), text.size()));
}

void append_list(std::string& out, std::string_view names)
{
    out += '[';
    while (!names.empty()) {
        auto name = names.substr(0, names.find(','));
        append_quoted(out, name);
        names.remove_prefix(std::min(name.size() + 1, names.size()));
        if (!names.empty())
            out += ',';
    }
    out += ']';
}

} // namespace

AssertionKey::AssertionKey(SigningKey const& key)
    : m_key(key)
{
    auto x = to_base64url(key.public_key());
    // RFC 7638: the required members, sorted, without blanks.
    m_id = to_base64url(sha256(R"({"crv":"Ed25519","kty":"OKP","x":")" + x + R"("})"));
    json::object jwk { { "kty", "OKP" }, { "crv", "Ed25519" }, { "alg", "EdDSA" }, { "use", "sig" }, { "kid", m_id },
        { "x", x } };
    m_jwks = json::serialize(json::object { { "keys", json::array { std::move(jwk) } } });
}

std::string AssertionKey::start(Start const& start) const
{
    auto text = json::serialize(json::object {
        { "iss", json::string_view(start.issuer.data(), start.issuer.size()) },
        { "plan", json::string_view(start.plan.data(), start.plan.size()) },
        { "aud", json::string_view(start.audience.data(), start.audience.size()) },
    });
    text.back() = ','; // Instead of the brace: signing_input() goes on from here.
    while (text.size() % 3 != 0)
        text += ' '; // So that what follows can be encoded by itself.
    return base64url(R"({"alg":"EdDSA","typ":"JWT","kid":")" + m_id + R"("})") + "." + base64url(text);
}

std::string AssertionKey::signing_input(std::string const& start, Rest const& rest)
{
    std::string text;
    text.reserve(384);
    text += R"("sub":)";
    append_quoted(text, rest.account);
    text += R"(,"provider":)";
    append_quoted(text, rest.provider);
    text += R"(,"role":)";
    append_quoted(text, rest.role);
    text += R"(,"permissions":)";
    append_list(text, rest.permissions);
    text.append(R"(,"iat":)").append(std::to_string(rest.issued_at));
    text.append(R"(,"exp":)").append(std::to_string(rest.issued_at + lifetime.count())).append("}");
    std::string input;
    input.reserve(start.size() + text.size() * 4 / 3 + 96); // With what compact() adds.
    input += start;
    append_base64url(input, text);
    return input;
}

std::array<std::byte, 64> AssertionKey::sign(std::string_view signing_input) const
{
    std::array<std::byte, 64> signature;
    std::ranges::copy(m_key.sign(signing_input), signature.begin());
    return signature;
}

std::string AssertionKey::compact(std::string signing_input, std::array<std::byte, 64> const& signature)
{
    signing_input += '.';
    append_base64url(signing_input, { reinterpret_cast<char const*>(signature.data()), signature.size() });
    return signing_input;
}

} // namespace gatehouse
