#include <catch2/catch.hpp>

#include <array>
#include <stdexcept>

#include <sodium.h>

#include <rapidcheck.h>

#include "base/keys.hpp"
#include "base/npi.hpp"
#include "base/postal_address.hpp"
#include "base/random.hpp"
#include "base/tax_id.hpp"
#include "base/zip_code.hpp"

using namespace gatehouse;

namespace {

std::string digits(int count)
{
    return *rc::gen::container<std::string>(static_cast<std::size_t>(count), rc::gen::inRange('0', char { '9' + 1 }));
}

PostalAddressText office() { return { "1200 Example St", "Suite 4", "Phoenix", "AZ", "85034" }; }

} // namespace

TEST_CASE("an NPI is taken with its check digit and refused with any other")
{
    CHECK(rc::check("check digit", [] {
        auto nine = *rc::gen::element<std::string>("1", "2") + digits(8);
        auto fitting = npi_check_digit(nine);
        for (char last = '0'; last <= '9'; ++last)
            RC_ASSERT(Npi::parse(nine + last).has_value() == (last == fitting));
    }));
}

TEST_CASE("an NPI with one digit mistyped or two neighbours swapped is refused")
{
    CHECK(rc::check("mistakes of typing", [] {
        auto nine = *rc::gen::element<std::string>("1", "2") + digits(8);
        auto npi = nine + npi_check_digit(nine);
        auto position = *rc::gen::inRange<std::size_t>(1, 9);
        auto mistyped = npi;
        mistyped[position] = static_cast<char>('0' + (mistyped[position] - '0' + *rc::gen::inRange(1, 10)) % 10);
        RC_ASSERT(!Npi::parse(mistyped));

        auto swapped = npi;
        std::swap(swapped[position], swapped[position + 1]);
        bool unseen = swapped == npi || swapped.substr(position, 2) == "09" || swapped.substr(position, 2) == "90";
        RC_ASSERT(unseen || !Npi::parse(swapped)); // Luhn's sum cannot tell 09 from 90.
    }));
}

TEST_CASE("NPIs that are published as examples")
{
    auto good = GENERATE("1234567893", "1679576722", "1245319599", " 2987654326 ", "1003310905");
    CHECK(Npi::parse(good));
    auto bad = GENERATE("1234567890", "123456789", "12345678931", "3234567893", "123456789O", "");
    auto npi = Npi::parse(bad);
    REQUIRE_FALSE(npi);
    CHECK(npi.error().fields.at(0).field == "npi");
}

TEST_CASE("a Tax ID is read with or without its hyphens and shown masked")
{
    auto text = GENERATE("123456789", "12-3456789", "123-45-6789", " 12-3456789\t");
    auto tax_id = TaxId::parse(text);
    REQUIRE(tax_id);
    CHECK(tax_id->reveal_digits() == "123456789");
    CHECK(tax_id->masked() == "•••••6789");
}

TEST_CASE("what is no Tax ID is refused at the field, and the message does not repeat it")
{
    auto text = GENERATE("", "12345678", "1234567890", "12-345678X", "1-23456789", "000000000", "<UNAVAIL>");
    auto tax_id = TaxId::parse(text);
    REQUIRE_FALSE(tax_id);
    CHECK(tax_id.error().fields.at(0).field == "tax_id");
    CHECK((*text == '\0' || !tax_id.error().message.contains(text)));
}

TEST_CASE("equal Tax IDs match, others do not, and another key's match is another")
{
    SeededRandom random { 7 };
    auto keys = make_keys(random);
    auto other_keys = make_keys(random);
    auto match = TaxId::parse("123456789")->match(keys.matching);
    CHECK(match.size() == 24);
    CHECK(TaxId::parse("12-3456789")->match(keys.matching) == match);
    CHECK(TaxId::parse("12-3456780")->match(keys.matching) != match);
    CHECK(TaxId::parse("12-3456789")->match(other_keys.matching) != match);
}

TEST_CASE("what is matched by a key is its HMAC-SHA-256, the purpose first")
{
    Bytes bytes(MatchingKey::size);
    SeededRandom(7).fill(bytes);
    std::string_view message("tax_id\0"
                             "123456789",
        16);
    std::array<unsigned char, crypto_auth_hmacsha256_BYTES> tag;
    crypto_auth_hmacsha256(tag.data(), reinterpret_cast<unsigned char const*>(message.data()), message.size(),
        reinterpret_cast<unsigned char const*>(bytes.data()));
    MatchingKey key { Secret<Bytes>(bytes) };
    CHECK(key.hash("tax_id", "123456789") == to_hex(std::as_bytes(std::span(tag))));
    CHECK(key.hash("tax_id", "123456789") == to_hex(std::as_bytes(std::span(tag)))); // Nothing is left of the first.
    CHECK_THROWS_AS(MatchingKey(Secret<Bytes>(Bytes(31))), std::invalid_argument);
}

TEST_CASE("a ZIP Code has five or nine digits")
{
    CHECK(ZipCode::parse("85034")->text() == "85034");
    CHECK(ZipCode::parse("85034-1234")->text() == "85034-1234");
    CHECK(ZipCode::parse(" 850341234")->text() == "85034-1234");
    CHECK(ZipCode::parse("850340000")->text() == "85034");
    CHECK(ZipCode::parse("85034-1234")->five() == "85034");
    auto bad = GENERATE("", "8503", "850341", "85034-123", "8503A", "00000", "85034 1234");
    CHECK(ZipCode::parse(bad).error().fields.at(0).field == "zip");
}

TEST_CASE("a postal address is tidied, and each thing to mend is named")
{
    auto typed = office();
    typed.line_1 = "  1200 Example St ";
    typed.state = "az";
    CHECK((*PostalAddress::parse(typed) == *PostalAddress::parse(office())));

    auto empty = PostalAddress::parse({});
    REQUIRE_FALSE(empty);
    std::vector<std::string> fields;
    for (auto const& field : empty.error().fields)
        fields.push_back(field.field);
    CHECK(fields == std::vector<std::string> { "line_1", "city", "state", "zip" });

    auto odd = office();
    auto typed_oddly = GENERATE(as<std::string>(), "two\nlines", "not \xff UTF-8", std::string("a\0b", 3));
    odd.line_1 = typed_oddly;
    CHECK(PostalAddress::parse(odd).error().fields.at(0).field == "line_1");
}

TEST_CASE("a masked street shows its first two characters and the length of its words")
{
    auto address = office();
    CHECK(PostalAddress::parse(address)->masked_street() == "12•• ••••••• ••");
    address.line_1 = "Été 7";
    CHECK(PostalAddress::parse(address)->masked_street() == "Ét• •");
}
