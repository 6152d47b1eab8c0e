#include <catch2/catch.hpp>

#include <boost/json.hpp>
#include <sodium.h>

#include "base/keys.hpp"
#include "base/random.hpp"
#include "forward_auth/assertion.hpp"

using namespace gatehouse;
namespace json = boost::json;

namespace {

std::string decode(std::string_view text)
{
    std::string plain(text.size(), '\0');
    std::size_t length = 0;
    REQUIRE(sodium_base642bin(reinterpret_cast<unsigned char*>(plain.data()), plain.size(), text.data(), text.size(),
                nullptr, &length, nullptr, sodium_base64_VARIANT_URLSAFE_NO_PADDING)
        == 0);
    plain.resize(length);
    return plain;
}

} // namespace

TEST_CASE("an assertion is a compact JWS that the published key verifies")
{
    SeededRandom random(1);
    auto keys = make_keys(random);
    AssertionKey key(keys.assertions);
    auto start = key.start({ .issuer = "https://portal.example/demo", .plan = "demo", .audience = "claims" });
    auto input = AssertionKey::signing_input(start,
        { .account = "019b",
            .provider = R"(12"34\)",
            .role = "org_user",
            .permissions = "claims.submit,claims.view",
            .issued_at = 1'800'000'000 });
    auto text = AssertionKey::compact(input, key.sign(input));

    auto first = text.find('.');
    auto last = text.rfind('.');
    REQUIRE(first < last);
    auto set = json::parse(key.jwks()).as_object();
    auto jwk = set["keys"].as_array().at(0).as_object();
    auto header = json::parse(decode(text.substr(0, first))).as_object();
    CHECK(header["alg"] == "EdDSA");
    CHECK(header["kid"] == jwk["kid"]);
    CHECK(jwk["kty"] == "OKP");
    CHECK(jwk["crv"] == "Ed25519");
    CHECK_FALSE(jwk.contains("d"));

    auto payload = json::parse(decode(text.substr(first + 1, last - first - 1))).as_object();
    CHECK(payload["iss"] == "https://portal.example/demo");
    CHECK(payload["plan"] == "demo");
    CHECK(payload["aud"] == "claims");
    CHECK(payload["sub"] == "019b");
    CHECK(payload["provider"] == R"(12"34\)");
    CHECK(payload["role"] == "org_user");
    CHECK(payload["permissions"] == json::array { "claims.submit", "claims.view" });
    CHECK(payload["iat"] == 1'800'000'000);
    CHECK(payload["exp"].as_int64() - payload["iat"].as_int64() == 60);

    auto raw_key = decode(std::string(jwk["x"].as_string()));
    auto as_bytes = [](std::string const& octets) {
        auto bytes = std::as_bytes(std::span(octets));
        return Bytes(bytes.begin(), bytes.end());
    };
    auto signature = as_bytes(decode(text.substr(last + 1)));
    CHECK(signature_fits(as_bytes(raw_key), text.substr(0, last), signature));
    CHECK_FALSE(signature_fits(as_bytes(raw_key), text.substr(0, last - 1), signature));
}
