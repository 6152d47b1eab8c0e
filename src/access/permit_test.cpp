#include <catch2/catch.hpp>

#include <algorithm>

#include "access/permit.hpp"
#include "support/office.hpp"

using namespace gatehouse;

namespace {

Result<Permission> ask(Offices& offices, Actor const& actor, Right right, ProviderId const& provider)
{
    return offices.db->read(
        offices.plan, [&](UnitOfWork& work) { return permit(work, *offices.pack, actor, right, provider); });
}

Result<Permission> ask(Offices& offices, Actor const& actor, std::string_view capability, ProviderId const& provider)
{
    return offices.db->read(offices.plan,
        [&](UnitOfWork& work) { return permit_capability(work, *offices.pack, actor, capability, provider); });
}

ProviderId const nowhere { "00000000-0000-7000-8000-000000000001" };

} // namespace

TEST_CASE("S3-15 another office is as unknown as one that does not exist")
{
    Offices offices(EACH_ENGINE);
    auto dana = offices.found(offices.palo_verde, "dana");
    auto priya = offices.found(offices.juniper, "priya");
    auto pending = offices.add_pending(offices.palo_verde, "imani");
    auto staff = offices.add_staff("desk");

    for (auto right : { Right::see_office, Right::manage_people }) {
        CHECK(ask(offices, dana, right, offices.palo_verde));
        auto unknown = ask(offices, dana, right, nowhere).error();
        CHECK(unknown.kind == ErrorKind::not_found);
        for (auto const& actor : { priya, pending, staff }) {
            auto refused = ask(offices, actor, right, offices.palo_verde).error();
            CHECK(refused.kind == ErrorKind::not_found);
            CHECK(refused.code == unknown.code);
            CHECK(refused.message == unknown.message);
        }
    }
}

TEST_CASE("S3-14 a refusal says which right is missing and who can give it")
{
    Offices offices(EACH_ENGINE);
    auto dana = offices.found(offices.palo_verde, "dana");
    auto teo = offices.add_member(offices.palo_verde, dana, "teo", { "eligibility.view" });
    CHECK(ask(offices, teo, Right::see_office, offices.palo_verde));

    auto refused = ask(offices, teo, Right::manage_people, offices.palo_verde).error();
    CHECK(refused.kind == ErrorKind::forbidden);
    CHECK(refused.code == "access.org_admin_only");
    CHECK(refused.message.contains("master account holder"));
    CHECK(refused.message.contains("dana Example"));

    auto missing = ask(offices, teo, "claims.submit", offices.palo_verde).error();
    CHECK(missing.code == "access.not_granted");
    CHECK(missing.message.contains("“Claim submission”"));
    CHECK(missing.message.contains("dana Example"));
    CHECK(ask(offices, teo, "eligibility.view", offices.palo_verde));
    CHECK(ask(offices, teo, "claims.burn", offices.palo_verde).error().kind == ErrorKind::not_found);
}

TEST_CASE("S3-36 without an org_admin a refusal names the service desk")
{
    Offices offices(EACH_ENGINE);
    auto dana = offices.found(offices.palo_verde, "dana");
    auto teo = offices.add_member(offices.palo_verde, dana, "teo");
    REQUIRE(offices.remove(offices.add_staff("desk"), offices.member(offices.palo_verde, dana)));
    auto refused = ask(offices, teo, "claims.submit", offices.palo_verde).error();
    CHECK(refused.message.contains(offices.pack->contacts.service_desk_email));
    CHECK(refused.message.contains("no active master account holder"));
}

TEST_CASE("a right counts for one plan only")
{
    Offices offices(EACH_ENGINE);
    auto dana = offices.found(offices.palo_verde, "dana");
    auto elsewhere = dana;
    elsewhere.plan = offices.other_plan;
    CHECK(ask(offices, elsewhere, Right::see_office, offices.palo_verde).error().kind == ErrorKind::not_found);
    auto there = offices.db->read(offices.other_plan,
        [&](UnitOfWork& work) { return permit(work, *offices.pack, dana, Right::see_office, offices.palo_verde); });
    CHECK(there.error().kind == ErrorKind::not_found);
}

TEST_CASE("a ceiling that shrinks bites at once, for individuals and org_admins alike")
{
    Offices offices(EACH_ENGINE);
    auto dana = offices.found(offices.palo_verde, "dana");
    auto teo = offices.add_member(offices.palo_verde, dana, "teo", { "claims.view", "claims.submit" });
    CHECK(ask(offices, teo, "claims.submit", offices.palo_verde));

    offices.set_standing(offices.palo_verde, Standing::ended); // Reading only.
    CHECK(ask(offices, teo, "claims.submit", offices.palo_verde).error().code == "access.above_ceiling");
    CHECK(ask(offices, dana, "claims.submit", offices.palo_verde).error().code == "access.above_ceiling");
    CHECK(ask(offices, teo, "claims.view", offices.palo_verde));
    CHECK(offices.effective(offices.palo_verde, teo) == std::vector<std::string> { "claims.view" });

    offices.set_standing(offices.palo_verde, Standing::suspended); // Nothing.
    CHECK(offices.effective(offices.palo_verde, teo).empty());
    CHECK(offices.effective(offices.palo_verde, dana).empty());
    CHECK(ask(offices, dana, Right::manage_people, offices.palo_verde)); // Still cares for the people.

    offices.set_standing(offices.palo_verde, Standing::active);
    CHECK(ask(offices, teo, "claims.submit", offices.palo_verde)); // The grant was there all the time.
}

TEST_CASE("S3-10 nobody grants what the ceiling does not allow now, but may keep what was granted before")
{
    Offices offices(EACH_ENGINE);
    auto dana = offices.found(offices.palo_verde, "dana");
    auto teo = offices.add_member(offices.palo_verde, dana, "teo", { "claims.submit" });
    auto imani = offices.add_pending(offices.palo_verde, "imani");
    auto who = offices.member(offices.palo_verde, teo);
    offices.set_standing(offices.palo_verde, Standing::ended);

    auto refused = offices.change(dana, who, { "claims.submit", "documents.upload" });
    CHECK(refused.error().code == "permissions.above_ceiling");
    CHECK(offices.activate(dana, offices.member(offices.palo_verde, imani), { "claims.submit" }).error().code
        == "permissions.above_ceiling");
    CHECK(offices.change(dana, who, { "claims.submit", "claims.view" }));
    CHECK(offices.effective(offices.palo_verde, teo) == std::vector<std::string> { "claims.view" });
}

TEST_CASE("rights_of lists what forward-auth needs, for active memberships only")
{
    Offices offices(EACH_ENGINE);
    auto dana = offices.found(offices.palo_verde, "dana");
    auto priya = offices.found(offices.juniper, "priya");
    auto teo = offices.add_member(offices.palo_verde, dana, "teo", { "claims.submit", "claims.view" });
    auto rights = [&] {
        return offices.db
            ->read(offices.plan,
                [&](UnitOfWork& work) -> Result<std::vector<RightsAt>> {
                    return rights_of(work, *offices.pack, teo.account);
                })
            .value();
    };
    offices.add_pending(offices.juniper, "teo");
    REQUIRE(rights().size() == 1);

    REQUIRE(offices.activate(priya, offices.member(offices.juniper, teo), { "eligibility.view" }));
    auto both = rights();
    REQUIRE(both.size() == 2);
    CHECK(both[0].provider_number == "204417");
    CHECK(both[0].capabilities == std::vector<std::string> { "eligibility.view" });
    CHECK(both[1].provider == offices.palo_verde);
    CHECK(both[1].role == Role::org_user);
    CHECK(both[1].capabilities == std::vector<std::string> { "claims.view", "claims.submit" });
}

TEST_CASE("S3-15 an org_admin of one office reaches nobody of another, by whatever route")
{
    Offices offices(EACH_ENGINE);
    auto dana = offices.found(offices.palo_verde, "dana");
    auto priya = offices.found(offices.juniper, "priya");
    auto biller = offices.add_member(offices.palo_verde, dana, "teo");
    offices.add_member(offices.juniper, priya, "teo", { "claims.view" });
    auto foreign = offices.member(offices.juniper, biller);
    MemberOf disguised { offices.palo_verde, foreign.member }; // Their member, our provider.

    for (auto const& who : { foreign, disguised }) {
        std::vector<Result<>> attempts;
        attempts.push_back(offices.activate(dana, who, { "claims.view" }));
        attempts.push_back(offices.change(dana, who, { "claims.view", "claims.submit" }));
        attempts.push_back(offices.upgrade(dana, who));
        attempts.push_back(offices.demote(dana, who));
        attempts.push_back(offices.remove(dana, who));
        attempts.push_back(offices.edit(dana, { who, "Somebody", "602-555-0142", "" }));
        attempts.push_back(offices.unlock(dana, who));
        attempts.push_back(offices.recover(dana, who));
        for (auto const& attempt : attempts) {
            REQUIRE_FALSE(attempt);
            CHECK(attempt.error().kind == ErrorKind::not_found);
        }
    }
    CHECK(offices.list(dana, offices.juniper).error().kind == ErrorKind::not_found);
    CHECK(offices.effective(offices.juniper, biller) == std::vector<std::string> { "claims.view" });
    CHECK(offices.count("outbox_mail") == 0);

    // What a shared account allows: its lock may be lifted, and nothing else about it changes.
    offices.lock(biller);
    auto before = offices.text("SELECT hash || set_at FROM password WHERE account_id = '" + biller.account.value + "'");
    CHECK(offices.unlock(dana, offices.member(offices.palo_verde, biller)));
    CHECK(offices.text("SELECT hash || set_at FROM password WHERE account_id = '" + biller.account.value + "'")
        == before);
}
