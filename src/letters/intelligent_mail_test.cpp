#include <catch2/catch.hpp>

#include <rapidcheck.h>

#include "letters/intelligent_mail.hpp"
#include "support/intelligent_mail_reader.hpp"

using namespace gatehouse;

TEST_CASE("the barcode of the specification's example has the specification's bars", "[letters]")
{
    CHECK(intelligent_mail_bars("01234567094987654321-01234567891")
        == "AADTFFDFTDADTAADAATFDTDDAAADDTDTTDAFADADDDTFFFDDTTTADFAAADFTDAADA");
    CHECK(intelligent_mail_bars("01234567094987654321")
        == "ATTFATTDTTADTAATTDTDTATTDAFDDFADFDFTFFFFFTATFAAAATDFFTDAADFTFDTDT");
}

TEST_CASE("a reader made from the specification reads every barcode back", "[letters]")
{
    CHECK(rc::check("round trip", [] {
        auto const digit = rc::gen::inRange('0', char('9' + 1));
        auto const mailer = *rc::gen::container<std::string>(*rc::gen::element<std::size_t>(6, 9), digit);
        auto const zip = *rc::gen::container<std::string>(*rc::gen::element<std::size_t>(0, 5, 9), digit);
        auto const serial = *rc::gen::inRange<std::int64_t>(0, 2'000'000'000);
        auto const digits = intelligent_mail_digits(mailer, serial, zip).value();
        RC_ASSERT(read_intelligent_mail(intelligent_mail_bars(digits)) == digits);
    }));
}

TEST_CASE("a barcode with one wrong bar is not read as another one", "[letters]")
{
    auto const bars = intelligent_mail_bars("00300123456000000007-852814410");
    for (std::size_t i = 0; i < bars.size(); ++i) {
        auto wrong = bars;
        wrong[i] = bars[i] == 'F' ? 'A' : 'F';
        CHECK_FALSE(read_intelligent_mail(wrong));
    }
}

TEST_CASE("the barcode says mailer, piece and destination", "[letters]")
{
    CHECK(intelligent_mail_digits("123456", 7, "85281-4410").value() == "00300123456000000007-852814410");
    CHECK(intelligent_mail_digits("912345678", 7, "85281").value() == "00300912345678000007-85281");
    CHECK(intelligent_mail_digits("912345678", 1'000'007, "85281").value() == "00300912345678000007-85281");
    CHECK(intelligent_mail_digits("123456", 7, "").value() == "00300123456000000007");
    CHECK(intelligent_mail_digits("123456", 7, "8528").value() == "00300123456000000007");
}

TEST_CASE("a mailer ID that is none is refused and shown", "[letters]")
{
    for (auto const* wrong : { "", "12345", "1234567", "12345a", "1234567890", "12345678 " }) {
        auto const refused = intelligent_mail_digits(wrong, 7, "85281");
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == "letter.mailer_id");
        CHECK(refused.error().message.contains(wrong));
    }
}
