#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <set>

#include "base/random.hpp"
#include "letters/letter_keys.hpp"
#include "letters/words.hpp"

using namespace gatehouse;

TEST_CASE("a letter's code has twelve characters in groups of four, none of which another is mistaken for", "[letters]")
{
    SystemRandom random;
    std::map<char, int> seen;
    for (int i = 0; i < 5000; ++i) {
        auto const secret = make_letter_secret(random);
        auto const& code = secret.code.reveal();
        REQUIRE(code.size() == 14);
        REQUIRE(code[4] == '-');
        REQUIRE(code[9] == '-');
        for (auto character : code)
            ++seen[character];
    }
    CHECK(seen.erase('-') == 1);
    for (auto confusing : std::string_view("OoIl01S5sZ2zB8cCkKpPuUvVwWxX")) {
        INFO(confusing);
        auto const small = confusing >= 'a' && confusing <= 'z';
        auto const allowed = std::string_view("CKPUVWX").contains(confusing);
        CHECK(seen.contains(confusing) == (allowed && !small));
    }
    CHECK(seen.size() == 41);
    // 60,000 characters over 41: each about 1463 times, with a standard deviation of 38.
    for (auto const& [character, count] : seen) {
        INFO(character);
        CHECK(count > 1463 - 6 * 38);
        CHECK(count < 1463 + 6 * 38);
    }
}

TEST_CASE("a temporary password is three words and two digits, with a capital in one of the words", "[letters]")
{
    SystemRandom random;
    std::set<std::string> passwords;
    std::set<std::ptrdiff_t> capitals;
    for (int i = 0; i < 2000; ++i) {
        auto const secret = make_letter_secret(random);
        auto const& password = secret.temporary_password.reveal();
        INFO(password);
        REQUIRE(password.size() >= 3 * 3 + 3 + 2);
        REQUIRE(password.size() <= 3 * 8 + 3 + 2);
        REQUIRE(std::count(password.begin(), password.end(), '-') == 3);
        REQUIRE(std::count_if(password.begin(), password.end(), [](char c) { return c >= 'A' && c <= 'Z'; }) == 1);
        REQUIRE(std::count_if(password.begin(), password.end(), [](char c) { return c >= '2' && c <= '9'; }) == 2);
        auto const capital
            = std::find_if(password.begin(), password.end(), [](char c) { return c <= 'Z' && c >= 'A'; });
        capitals.insert(std::count(password.begin(), capital, '-'));
        passwords.insert(password);
    }
    CHECK(passwords.size() == 2000);
    CHECK(capitals == std::set<std::ptrdiff_t> { 0, 1, 2 });
}

TEST_CASE("the words of temporary passwords are all different and plain", "[letters]")
{
    CHECK(std::set(words.begin(), words.end()).size() == words.size());
    for (auto word : words) {
        INFO(word);
        CHECK(std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; }));
    }
}

TEST_CASE("only the private key opens what was sealed for a letter", "[letters]")
{
    SystemRandom random;
    auto const keys = make_letter_keys(random);
    auto const others = make_letter_keys(random);
    auto const secret = make_letter_secret(random);
    auto const sealed = seal_secret(keys.public_key, secret);
    auto const opened = open_secret(keys, sealed);
    REQUIRE(opened);
    CHECK(opened->code.reveal() == secret.code.reveal());
    CHECK(opened->temporary_password.reveal() == secret.temporary_password.reveal());
    CHECK_FALSE(open_secret(others, sealed));
    auto changed = sealed;
    changed.back() ^= std::byte { 1 };
    CHECK_FALSE(open_secret(keys, changed));
    CHECK_FALSE(open_secret(keys, seal_letter(keys.public_key, "no line end")));
}
