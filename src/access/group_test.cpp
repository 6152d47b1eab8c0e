#include <catch2/catch.hpp>

#include "access/group_sight.hpp"
#include "support/browser.hpp"
#include "support/door.hpp"
#include "support/inviting.hpp"
#include "support/providers.hpp"

using namespace gatehouse;

namespace {

constexpr std::string_view tax_id = "12-3456789"; // Of both offices of the support, and of everybody here.

// Rules as in a plan where a group sees all of its Tax ID; and the membership's proof.
template <class W>
void see_by_tax_id(W& world, ProviderId const& group)
{
    world.change_rules([](Pack& pack) { pack.access.group_sees = GroupSees::tax_id; });
    auto hash = TaxId::parse(tax_id)->match(world.around.keys.matching);
    world.run("UPDATE membership SET proved_tax_id_hash = '" + hash + "' WHERE provider_id = '" + group.value + "'");
}

std::vector<std::string> seen_by(Offices const& world, Actor const& who, ProviderId const& group)
{
    auto seen = world.db->read(
        world.plan, [&](UnitOfWork& work) { return providers_seen(work, *world.pack, who, group, "", 100); });
    std::vector<std::string> numbers;
    if (seen)
        for (auto const& provider : *seen)
            numbers.push_back(provider.number);
    return numbers;
}

ProviderOnFile practitioner(std::string const& number, std::string const& name)
{
    return { .number = number, .name = name, .kind = ProviderKind::practitioner };
}

// Soon: the reader of revocations may only now hear of how the test made its people.
bool comes_from_memory(Door& world, std::string const& token, std::string const& query)
{
    for (int i = 0; i < 5; ++i)
        if (world.ask(token, query).from_memory)
            return true;
    return false;
}

using Numbers = std::vector<std::string>;

} // namespace

TEST_CASE("S4-07 S5-06 a group sees the providers under its Tax ID; a practitioner sees only itself")
{
    Inviting world(EACH_ENGINE);
    auto dana = world.found(world.palo_verde, "dana");
    auto marisol_office = put_provider(world, practitioner("300100", "Marisol Tennant"));
    auto marisol = world.found(marisol_office, "marisol");
    put_provider(world, { .number = "300900", .name = "Elsewhere", .tax_id = "98-7654321" });
    see_by_tax_id(world, world.palo_verde);
    CHECK(seen_by(world, dana, world.palo_verde) == Numbers { "204417", "300100", "770518" });
    CHECK(seen_by(world, marisol, marisol_office).empty());
    CHECK(seen_by(world, marisol, world.palo_verde).empty()); // Not hers.

    Site site(world);
    Browser dana_at(site), marisol_at(site);
    dana_at.sign_in("dana");
    marisol_at.sign_in("marisol");
    auto group = "/ahcccs/providers/" + world.palo_verde.value + "/group";
    CHECK(text_of(dana_at.get(group)).contains("Marisol Tennant"));
    auto one = dana_at.get(group + "/300100");
    CHECK(one.status == 200);
    CHECK(text_of(one).contains("Remittance"));
    CHECK(text_of(one).contains("Under the"));
    CHECK(dana_at.get(group + "/300900").status == 404);
    // Siblings of a practitioner do not exist for it, by whichever way it asks.
    auto own = "/ahcccs/providers/" + marisol_office.value + "/group";
    CHECK(marisol_at.get("/ahcccs/providers/" + marisol_office.value + "/").status == 200);
    for (auto const* sibling : { "204417", "770518" })
        CHECK(marisol_at.get(own + "/" + sibling).status == 404);
    CHECK(marisol_at.get(group + "/300100").status == 404);
    CHECK(marisol_at.get("/ahcccs/providers/" + world.palo_verde.value + "/").status == 404);
    // Seeing is not administering.
    CHECK(dana_at.get("/ahcccs/providers/" + marisol_office.value + "/admin").status == 404);
}

TEST_CASE("S4-08 a provider added later under the Tax ID is seen at once, one removed is not")
{
    Inviting world(EACH_ENGINE);
    auto dana = world.found(world.palo_verde, "dana");
    see_by_tax_id(world, world.palo_verde);
    CHECK(seen_by(world, dana, world.palo_verde) == Numbers { "204417", "770518" });
    put_provider(world, practitioner("300100", "Marisol Tennant"));
    CHECK(seen_by(world, dana, world.palo_verde) == Numbers { "204417", "300100", "770518" });

    auto gone = practitioner("300100", "Marisol Tennant");
    SECTION("to another Tax ID") { gone.tax_id = "98-7654321"; }
    SECTION("ended") { gone.status = Standing::ended; }
    SECTION("by its dates") { gone.effective.until = world.clock.now() - std::chrono::seconds(1); }
    put_provider(world, gone);
    CHECK(seen_by(world, dana, world.palo_verde) == Numbers { "204417", "770518" });
    // A group that has left the Tax ID itself sees nothing any more.
    put_provider(world, { .number = "770518", .name = "Palo Verde Family Health", .tax_id = "98-7654321" });
    CHECK(seen_by(world, dana, world.palo_verde).empty());
}

TEST_CASE("S4-07 authz lets a group's people through to the providers it sees, with the group's rights and as users")
{
    Door world(EACH_ENGINE);
    auto dana = world.found(world.palo_verde, "dana");
    auto teo = world.add_member(world.palo_verde, dana, "teo", { "claims.view" });
    auto marisol_office = put_provider(world, practitioner("300100", "Marisol Tennant"));
    auto marisol = world.found(marisol_office, "marisol");
    see_by_tax_id(world, world.palo_verde);
    world.packs.put(*world.pack);
    auto token = world.open(teo), marisols = world.open(marisol);

    auto own = world.ask(token, "subsystem=claims&provider=770518");
    REQUIRE(own.status() == 204);
    auto sibling = world.ask(token, "subsystem=claims&provider=300100");
    REQUIRE(sibling.status() == 204);
    CHECK(sibling.header("X-Gatehouse-Provider") == "300100");
    CHECK(sibling.header("X-Gatehouse-Permissions") == "claims.view");
    CHECK(sibling.header("X-Gatehouse-Role") == "org_user");
    CHECK(comes_from_memory(world, token, "subsystem=claims&provider=300100"));
    CHECK(comes_from_memory(world, token, "subsystem=claims&provider=770518"));             // Both at once.
    CHECK(world.ask(token, "subsystem=claims").header("X-Gatehouse-Provider") == "770518"); // The only membership.
    CHECK(world.ask(token, "subsystem=claims&provider=999999").status() == 403);

    CHECK(world.ask(marisols, "subsystem=claims&provider=300100").status() == 204);
    CHECK(world.ask(marisols, "subsystem=claims&provider=770518").status() == 403);
    // Ended membership of the group: nothing is left of its sight.
    REQUIRE(world.remove(dana, world.member(world.palo_verde, teo)));
    CHECK(world.ask(token, "subsystem=claims&provider=300100").status() != 204);
}

TEST_CASE("authz answers for each of thousands of linked providers, and remembers few of them")
{
    Door world(EACH_ENGINE);
    auto dana = world.found(world.palo_verde, "dana");
    for (int i = 0; i < 30; ++i) {
        auto number = std::to_string(500'000 + i);
        world.found(world.add_provider(number, "Clinic " + number), "dana");
    }
    auto token = world.open(dana);
    for (int i = 0; i < 30; ++i) {
        auto query = "subsystem=claims&provider=" + std::to_string(500'000 + i);
        CHECK(world.ask(token, query).status() == 204);
        CHECK(comes_from_memory(world, token, query));
    }
    CHECK(world.ask(token, "subsystem=claims&provider=999999").status() == 403);
    CHECK(world.ask(token, "subsystem=claims").status() == 403); // Which one?
    // Two offices in two tabs do not push each other out.
    for (int i = 0; i < 2; ++i) {
        world.ask(token, "subsystem=claims&provider=500001");
        world.ask(token, "subsystem=claims&provider=500002");
    }
    CHECK(comes_from_memory(world, token, "subsystem=claims&provider=500001"));
    CHECK(world.forward_auth->cache_figures().bytes <= 450 * world.forward_auth->cache_figures().sessions);
}
