#include <catch2/catch.hpp>

#include "providers/provider_store.hpp"
#include "support/providers.hpp"

using namespace gatehouse;
using namespace std::chrono_literals;

namespace {

struct Office : World {
    explicit Office(Engine engine)
        : World(engine)
    {
    }

    std::optional<Provider> find(ProviderId const& id) const
    {
        return db
            ->read(plan, [&](UnitOfWork& work) -> Result<std::optional<Provider>> { return find_provider(work, id); })
            .value();
    }
    std::optional<Provider> match(std::string_view number, std::string_view tax_id) const
    {
        return db
            ->write(plan,
                [&](UnitOfWork& work) -> Result<std::optional<Provider>> {
                    return match_provider(work, number, TaxId::parse(tax_id).value());
                })
            .value();
    }
};

} // namespace

TEST_CASE("S3-45 Provider ID and Tax ID must match the record")
{
    Office office(EACH_ENGINE);
    put_provider(office, { .number = "771204", .name = "Saguaro Family Clinic", .tax_id = "12-3456789" });
    put_provider(office, { .number = "AZ-100", .tax_id = "98-7654321" });

    auto matched = office.match("771204", "123456789");
    REQUIRE(matched);
    CHECK(matched->name == "Saguaro Family Clinic");
    CHECK(matched->standing == Standing::active);
    CHECK(office.match(" az-100 ", "98-7654321")->number == "AZ-100");

    CHECK_FALSE(office.match("771204", "98-7654321")); // Another office's.
    CHECK_FALSE(office.match("771205", "12-3456789")); // Unknown.
    CHECK_FALSE(office.match("771204' OR '1'='1", "12-3456789"));
}

TEST_CASE("a first match gives the provider its id, a later one the same")
{
    Office office(EACH_ENGINE);
    put_provider(office, { .number = "771204" });
    office.run("DELETE FROM provider");

    auto first = office.match("771204", "12-3456789");
    REQUIRE(first);
    CHECK(office.match("771204", "12-3456789")->id == first->id);
    CHECK(office.find(first->id)->number == "771204");
    CHECK(office.count("provider") == 1);
}

TEST_CASE("another plan's provider is not found")
{
    Office office(EACH_ENGINE);
    auto foreign = put_provider(office, office.other_plan, { .number = "771204" });
    CHECK_FALSE(office.find(foreign));
    CHECK_FALSE(office.match("771204", "12-3456789"));
}

TEST_CASE("a Tax ID counts for as long as it is effective, its last moment included")
{
    Office office(EACH_ENGINE);
    auto now = office.clock.now();
    put_provider(office, { .number = "771204" });
    office.run("UPDATE provider_tax_id SET effective_until = " + std::to_string(now.time_since_epoch().count()));
    CHECK(office.match("771204", "12-3456789"));
    office.clock.advance(1us);
    CHECK_FALSE(office.match("771204", "12-3456789"));
    office.run("UPDATE provider_tax_id SET effective_until = NULL, effective_at = "
        + std::to_string((office.clock.now() + 1us).time_since_epoch().count()));
    CHECK_FALSE(office.match("771204", "12-3456789"));
    office.clock.advance(1us);
    CHECK(office.match("771204", "12-3456789"));
}

TEST_CASE("standing follows the record's status and its dates")
{
    Office office(EACH_ENGINE);
    auto now = office.clock.now();
    auto standing = [&](Standing status, EffectiveTime effective) {
        return office.find(put_provider(office, { .number = "7", .status = status, .effective = effective }))->standing;
    };
    CHECK(standing(Standing::active, { now, now }) == Standing::active);
    CHECK(standing(Standing::suspended, {}) == Standing::suspended);
    CHECK(standing(Standing::ended, {}) == Standing::ended);
    CHECK(standing(Standing::active, { now + 1us, {} }) == Standing::ended);
    CHECK(standing(Standing::active, { {}, now - 1us }) == Standing::ended);
}

TEST_CASE("S3-41 correspondence, pay-to and service-location addresses come as the plan's file has them")
{
    Office office(EACH_ENGINE);
    auto addresses = ProviderOnFile::example_addresses();
    addresses[2].address = PostalAddress::parse({ "1 \"Old\" \\ Rd", "Zoë's", "Phoenix", "AZ", "85003" }).value();
    std::swap(addresses[0], addresses[2]);
    auto id = put_provider(office, { .number = "771204", .addresses = addresses });

    auto read = office.db->read(
        office.plan, [&](UnitOfWork& work) -> Result<std::vector<AddressOnFile>> { return addresses_of(work, id); });
    REQUIRE(read->size() == 3);
    CHECK((*read)[0].kind == AddressKind::correspondence);
    CHECK((*read)[0].address == addresses[2].address);
    CHECK((*read)[1].kind == AddressKind::pay_to);
    CHECK((*read)[2].kind == AddressKind::service_location);
    CHECK((*read)[2].address == addresses[0].address);
}

TEST_CASE("a Tax ID is sealed at rest and shown masked")
{
    Office office(EACH_ENGINE);
    auto id = put_provider(office, { .number = "771204" });
    auto masked = office.db->read(office.plan, [&](UnitOfWork& work) -> Result<std::vector<std::string>> {
        auto stored = find_record(work, "771204").value();
        std::string_view bytes(
            reinterpret_cast<char const*>(stored.sealed_tax_ids.data()), stored.sealed_tax_ids.size());
        CHECK_FALSE(bytes.contains("123456789"));
        return masked_tax_ids_of(work, id);
    });
    CHECK(*masked == std::vector<std::string> { "•••••6789" });
}

TEST_CASE("a version of a later generation is not seen, nor what belongs to an earlier one")
{
    Office office(EACH_ENGINE);
    auto id = put_provider(office, { .number = "771204", .name = "Old name", .tax_id = "12-3456789" });
    office.run("UPDATE plan SET provider_generation = 1");
    put_provider(office, { .number = "771204", .name = "New name", .tax_id = "98-7654321" });
    CHECK(office.find(id)->name == "New name");
    CHECK_FALSE(office.match("771204", "12-3456789"));

    office.run("UPDATE plan SET provider_generation = 0");
    CHECK(office.find(id)->name == "Old name");
    CHECK(office.match("771204", "12-3456789"));
    CHECK_FALSE(office.match("771204", "98-7654321"));
}
