#include <catch2/catch.hpp>

#include <rapidcheck.h>

#include "base/fold.hpp"

using namespace gatehouse;

namespace {

std::string any_text()
{
    auto points = *rc::gen::container<std::u32string>(rc::gen::oneOf(rc::gen::inRange<char32_t>(0x20, 0x7f),
        rc::gen::inRange<char32_t>(0x80, 0xd800), rc::gen::inRange<char32_t>(0xe000, 0x110000)));
    std::string text;
    for (auto c : points) {
        if (c < 0x80)
            text += static_cast<char>(c);
        else if (c < 0x800)
            (text += static_cast<char>(0xc0 | c >> 6)) += static_cast<char>(0x80 | (c & 0x3f));
        else if (c < 0x10000)
            ((text += static_cast<char>(0xe0 | c >> 12)) += static_cast<char>(0x80 | (c >> 6 & 0x3f)))
                += static_cast<char>(0x80 | (c & 0x3f));
        else
            (((text += static_cast<char>(0xf0 | c >> 18)) += static_cast<char>(0x80 | (c >> 12 & 0x3f)))
                += static_cast<char>(0x80 | (c >> 6 & 0x3f)))
                += static_cast<char>(0x80 | (c & 0x3f));
    }
    return text;
}

} // namespace

TEST_CASE("spellings that a person takes for one fold to the same text")
{
    CHECK(fold("Ada") == "ada");
    CHECK(fold("ＡＤＡ") == "ada");
    CHECK(fold("a\u00adda") == "ada"); // A soft hyphen is invisible,
    CHECK(fold("ad\u200da") == "ada"); // and so is a joiner.
    CHECK(fold("Zoe\u0308") == fold("ZOË"));
    CHECK(fold("STRASSE") == fold("straße"));
    CHECK(fold("ﬁnch") == "finch");
    CHECK(fold("  Ada\t\n Love\u00a0lace ") == "ada love lace");
    CHECK(fold("ada") != fold("аda")); // A Cyrillic а is another letter.
}

TEST_CASE("folding twice changes nothing more")
{
    CHECK(rc::check("at rest", [] {
        auto once = fold(any_text());
        RC_ASSERT(fold(once) == once);
    }));
}

TEST_CASE("text outside UTF-8 folds to nothing")
{
    CHECK(fold("ad\xff").empty());
    CHECK(fold("").empty());
}
