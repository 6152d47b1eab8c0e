#include <catch2/catch.hpp>

#include "accounts/totp.hpp"
#include "accounts/typed_code.hpp"

using namespace gatehouse;
using namespace std::chrono_literals;

namespace {

Secret<> rfc_secret() { return Secret<>(std::string("12345678901234567890")); }

Instant at(std::int64_t seconds) { return Instant(std::chrono::seconds(seconds)); }

} // namespace

TEST_CASE("the codes are those of RFC 6238, appendix B")
{
    struct Vector {
        std::int64_t seconds;
        std::string_view code;
    };
    for (auto const& [seconds, code] : { Vector { 59, "94287082" }, Vector { 1'111'111'109, "07081804" },
             Vector { 1'111'111'111, "14050471" }, Vector { 1'234'567'890, "89005924" },
             Vector { 2'000'000'000, "69279037" }, Vector { 20'000'000'000, "65353130" } }) {
        CAPTURE(seconds);
        CHECK(totp_code(rfc_secret(), totp_step(at(seconds)), 8) == code);
        CHECK(totp_code(rfc_secret(), totp_step(at(seconds))) == code.substr(2));
    }
}

TEST_CASE("the code of one step before or after counts, of two it does not, and none up to the last that was taken")
{
    auto now = at(1'800'000'000);
    auto present = totp_step(now);
    for (int away = -3; away <= 3; ++away) {
        CAPTURE(away);
        auto step = matching_step(rfc_secret(), totp_code(rfc_secret(), present + away), now, 0);
        CHECK(step.has_value() == (std::abs(away) <= 1));
        CHECK(step.value_or(present + away) == present + away);
        CHECK_FALSE(matching_step(rfc_secret(), totp_code(rfc_secret(), present + away), now, present + away));
    }
    auto code = totp_code(rfc_secret(), present);
    CHECK(matching_step(rfc_secret(), code, now + 59s, 0));
    CHECK_FALSE(matching_step(rfc_secret(), code, now + 60s, 0)); // `now` begins a step.
    for (auto const* wrong : { "", "12345", "1234567", "abcdef" })
        CHECK_FALSE(matching_step(rfc_secret(), wrong, now, 0));
}

TEST_CASE("a secret is written in base32 and read again")
{
    CHECK(to_base32(rfc_secret()).reveal() == "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    CHECK(from_base32("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")->reveal() == rfc_secret().reveal());
    CHECK_FALSE(from_base32("1!"));
    CHECK_FALSE(from_base32(""));
}

TEST_CASE("a code to be typed has groups of four, and is read however it is written")
{
    SystemRandom random;
    auto code = make_typed_code(random, 4);
    CHECK(code.reveal().size() == 19);
    CHECK(code.reveal()[4] == '-');
    CHECK(code.reveal().find_first_of("01258BIOSZ") == std::string::npos); // Mistaken for each other.
    CHECK(normalised_code(" k7mr-9qxd 4tpw\thrnc\n") == "K7MR9QXD4TPWHRNC");
}
