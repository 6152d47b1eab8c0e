#include <catch2/catch.hpp>

#include "support/enrolling.hpp"

using namespace gatehouse;

namespace {

bool matches(Enrolling& world, ProviderIdentity const& identity, bool strict = false)
{
    return world
        .write([&](UnitOfWork& work) { return Result<bool>(match_identity(work, identity, strict).has_value()); })
        .value();
}

template <class F>
ProviderIdentity changed(ProviderIdentity identity, F const& change)
{
    change(identity);
    return identity;
}

ZipCode zip(std::string_view text) { return ZipCode::parse(text).value(); }

} // namespace

TEST_CASE("S4-04 S5-04 a practitioner matches by first name, last name, Tax ID, provider ID and ZIP Code, all of them")
{
    Enrolling world(EACH_ENGINE, "cca");
    auto right = Enrolling::as_practitioner();
    CHECK(matches(world, right));
    CHECK_FALSE(matches(world, changed(right, [](auto& at) { at.first_name = "Adele"; })));
    CHECK_FALSE(matches(world, changed(right, [](auto& at) { at.last_name = "Lovelac"; })));
    CHECK_FALSE(matches(world, changed(right, [](auto& at) { at.number = "P201"; })));
    CHECK_FALSE(matches(world, changed(right, [](auto& at) { at.tax_id = TaxId::parse("12-3456780").value(); })));
    CHECK_FALSE(matches(world, changed(right, [](auto& at) { at.zip = zip("85282"); })));
    CHECK_FALSE(matches(world, changed(right, [](auto& at) { at.as_group = true, at.group_name = "Ada Lovelace"; })));
}

TEST_CASE("S4-06 S5-07 a group matches by Group Name, Tax ID, Provider ID and ZIP Code, all of them")
{
    Enrolling world(EACH_ENGINE, "caresource");
    auto right = Enrolling::as_group();
    CHECK(matches(world, right));
    CHECK_FALSE(matches(world, changed(right, [](auto& at) { at.group_name = "Saguaro Clinic"; })));
    CHECK_FALSE(matches(world, changed(right, [](auto& at) { at.number = "G300"; })));
    CHECK_FALSE(matches(world, changed(right, [](auto& at) { at.tax_id = TaxId::parse("98-7654321").value(); })));
    CHECK_FALSE(matches(world, changed(right, [](auto& at) { at.zip = zip("10001"); })));
    CHECK_FALSE(matches(world, changed(right, [](auto& at) {
        at.as_group = false;
        at.first_name = "Saguaro";
        at.last_name = "Family Clinic";
    })));
}

TEST_CASE("S4-05 S5-05 any ZIP Code of the profile's addresses fits, and no other")
{
    Enrolling world(EACH_ENGINE, "cca");
    for (auto const* fits : { "85281", "85201", "85003" })
        CHECK(matches(world, changed(Enrolling::as_practitioner(), [&](auto& at) { at.zip = zip(fits); })));
    CHECK_FALSE(matches(world, changed(Enrolling::as_practitioner(), [](auto& at) { at.zip = zip("85004"); })));
}

TEST_CASE("S4-31 S5-31 a ZIP Code fits by its first five digits, by all nine only where the match is strict")
{
    Enrolling world(EACH_ENGINE, "cca");
    auto with
        = [](std::string_view text) { return changed(Enrolling::as_group(), [&](auto& at) { at.zip = zip(text); }); };
    CHECK(matches(world, with("85281-4410"))); // As on file.
    CHECK(matches(world, with("85281-9999")));
    CHECK(matches(world, with("85201-9999"))); // Five on file.
    CHECK_FALSE(matches(world, with("85282-4410")));
    CHECK(matches(world, with("85281-4410"), true));
    CHECK(matches(world, with("85281"), true));
    CHECK(matches(world, with("85201-9999"), true));
    CHECK_FALSE(matches(world, with("85281-9999"), true));
}

TEST_CASE("S4-06 names and numbers are compared after folding, to the letter where the match is strict")
{
    Enrolling world(EACH_ENGINE, "cca");
    auto group = changed(Enrolling::as_group(), [](auto& at) { at.group_name = "  saguaro   FAMILY clinic "; });
    CHECK(matches(world, group));
    CHECK_FALSE(matches(world, group, true));
    auto number = changed(Enrolling::as_group(), [](auto& at) { at.number = "g100"; });
    CHECK(matches(world, number));
    CHECK_FALSE(matches(world, number, true));
    CHECK(matches(world, changed(Enrolling::as_practitioner(), [](auto& at) { at.first_name = "ＡＤＡ"; })));
    CHECK(matches(world, Enrolling::as_group(), true));
}
