#include <catch2/catch.hpp>

#include "base/say.hpp"

using namespace gatehouse;

TEST_CASE("A sentence comes from the catalogue with its slots filled", "[base][words]")
{
    CHECK(say("session.none") == "Log in first. Your session may have ended.");
    CHECK(say("member.not_locked", { { "person", "Ana {person}" } }) == "Ana {person} is not locked out.");
}

TEST_CASE("One and several are different sentences", "[base][words]")
{
    CHECK(say_count("dates.count_days", 1) == "1 day");
    CHECK(say_count("dates.count_days", 0) == "0 days");
    CHECK(say_count("dates.count_days", std::size_t { 12 }) == "12 days");
}

TEST_CASE("A wrong id or wrong slots are a mistake of the program, not a page with holes", "[base][words]")
{
    CHECK_THROWS_AS(say("nobody.says_this"), std::logic_error);
    CHECK_THROWS_AS(say("member.not_locked", { { "people", "Ana" } }), std::logic_error);
    CHECK_THROWS_AS(say("session.none", { { "person", "Ana" } }), std::logic_error);
}

TEST_CASE("A language is spoken until its scope ends, on this thread", "[base][words]")
{
    CHECK(spoken_language() == "en");
    {
        Speaking const accented("en-XA");
        CHECK(spoken_language() == "en-XA");
        CHECK(say("session.none") == "[Lög íñ fírst. Yöür séssíöñ máy hávé éñdéd.]");
        {
            Speaking const english("en");
            CHECK(say("session.none") == "Log in first. Your session may have ended.");
        }
        CHECK(spoken_language() == "en-XA");
    }
    CHECK(spoken_language() == "en");
    CHECK_THROWS_AS(Speaking("tlh"), std::invalid_argument);
}

TEST_CASE("What is not for reading stays as it is in the accented language", "[base][words]")
{
    Speaking const accented("en-XA");
    CHECK(say("member.not_locked", { { "person", "Ana" } }) == "[Ana ís ñöt löçkéd öüt.]");
    auto const& with_markers = say("accounts.page.just_registered_open_the_email");
    CHECK(with_markers.contains("{{SUBJECT}}"));
    CHECK(with_markers.contains("<strong>"));
}

TEST_CASE("A translation may say it differently, and holds the same slots, markers and tags", "[base][words]")
{
    constexpr std::string_view english
        = "[a]\nb = \"Hello {name}\"\nc = \"See <a href=\\\"{{PATH}}\\\">{{NAME}}</a>\"\n";
    CHECK(faults_of_translation(english, "[a]\nb = \"{name}, hola\"\n").empty());
    CHECK(faults_of_translation(english, "[a]\nb = \"Hola\"\nd = \"Sobra\"\n")
        == std::vector<std::string> {
            "a.b must hold the same slots, markers and tags as in en.toml", "a.d is not in en.toml" });
    CHECK(faults_of_translation(english, "[a]\nc = \"Vea <a href=\\\"{{OTHER}}\\\">{{NAME}}</a>\"\n").size() == 1);
}
