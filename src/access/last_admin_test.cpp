#include <catch2/catch.hpp>

#include "support/office.hpp"

using namespace gatehouse;

TEST_CASE("S3-36 the last org_admin can neither leave nor step down without a successor")
{
    Offices offices(EACH_ENGINE);
    auto dana = offices.found(offices.palo_verde, "dana");
    auto teo = offices.add_member(offices.palo_verde, dana, "teo", { "claims.view" });
    auto danas = offices.member(offices.palo_verde, dana);
    auto teos = offices.member(offices.palo_verde, teo);

    CHECK(offices.remove(dana, danas).error().code == "member.last_org_admin");
    CHECK(offices.demote(dana, danas).error().code == "member.last_org_admin");
    CHECK(offices.demote(dana, danas, danas.member).error().code == "member.own_successor");
    CHECK(offices.state(offices.palo_verde).org_admins.size() == 1);

    SECTION("stepping down")
    {
        REQUIRE(offices.demote(dana, danas, teos.member));
        CHECK(offices.membership(offices.palo_verde, dana)->role == Role::org_user);
    }
    SECTION("leaving")
    {
        REQUIRE(offices.remove(dana, danas, teos.member));
        CHECK_FALSE(offices.membership(offices.palo_verde, dana));
    }
    CHECK(offices.membership(offices.palo_verde, teo)->role == Role::org_admin);
    CHECK_FALSE(offices.state(offices.palo_verde).without_admin_since);
    CHECK(offices.count("audit_fact WHERE action = 'membership.upgraded'") == 1);
}

TEST_CASE("S3-36 a successor must be one who could be upgraded, of the same office")
{
    Offices offices(EACH_ENGINE);
    auto dana = offices.found(offices.palo_verde, "dana");
    auto priya = offices.found(offices.juniper, "priya");
    auto elsewhere = offices.add_member(offices.juniper, priya, "hugo");
    auto pending = offices.add_pending(offices.palo_verde, "imani");
    auto danas = offices.member(offices.palo_verde, dana);

    auto leave_to = [&](MemberOf const& next) { return offices.remove(dana, danas, next.member); };
    CHECK(leave_to(offices.member(offices.juniper, elsewhere)).error().code == "member.unknown");
    CHECK(leave_to(offices.member(offices.palo_verde, pending)).error().code == "member.not_active");
    CHECK(offices.membership(offices.palo_verde, dana)->role == Role::org_admin);
    CHECK(offices.membership(offices.juniper, elsewhere)->role == Role::org_user);
}

TEST_CASE("S3-36 plan staff may remove the last org_admin: the office is flagged until another is there")
{
    Offices offices(EACH_ENGINE);
    auto desk = offices.add_staff("desk");
    auto dana = offices.found(offices.palo_verde, "dana");
    auto teo = offices.add_member(offices.palo_verde, dana, "teo");
    auto imani = offices.add_pending(offices.palo_verde, "imani");

    REQUIRE(offices.remove(desk, offices.member(offices.palo_verde, dana)));
    CHECK(offices.state(offices.palo_verde).without_admin_since == offices.clock.now());
    CHECK(
        offices.count("audit_fact WHERE action = 'organisation.left_without_org_admin' AND actor_kind = 'staff'") == 1);
    CHECK(offices.effective(offices.palo_verde, imani).empty()); // Nobody can let her in.
    CHECK(offices.activate(teo, offices.member(offices.palo_verde, imani), { "claims.view" }).error().code
        == "access.org_admin_only");

    SECTION("S3-04 designated at the provider's request")
    {
        REQUIRE(offices.write([&](UnitOfWork& work) {
            return designate_org_admin(work, *offices.pack, desk, offices.member(offices.palo_verde, imani));
        }));
        CHECK(offices.membership(offices.palo_verde, imani)->role == Role::org_admin);
        CHECK(offices.sign_in_as("imani"));
    }
    SECTION("founded anew by the next who registers") { offices.found(offices.palo_verde, "noor"); }
    CHECK_FALSE(offices.state(offices.palo_verde).without_admin_since);
    CHECK(offices.state(offices.palo_verde).org_admins.size() == 1);
    CHECK(offices.count("audit_fact WHERE action = 'organisation.has_org_admin_again'") == 1);
    CHECK(offices.count("org_admin_gap WHERE ended_at IS NOT NULL") == 1);
}

TEST_CASE("S3-04 only plan staff of the service desk designate an org_admin")
{
    Offices offices(EACH_ENGINE);
    auto dana = offices.found(offices.palo_verde, "dana");
    auto teo = offices.add_member(offices.palo_verde, dana, "teo");
    auto auditor = offices.add_staff("auditor");
    offices.run("UPDATE account SET staff_role = 'auditor' WHERE user_name = 'auditor'");
    auto designate = [&](Actor const& by) {
        return offices.write([&](UnitOfWork& work) {
            return designate_org_admin(work, *offices.pack, by, offices.member(offices.palo_verde, teo));
        });
    };
    CHECK(designate(dana).error().code == "access.staff_only");
    CHECK(designate(auditor).error().code == "access.staff_rank");
    CHECK(offices.membership(offices.palo_verde, teo)->role == Role::org_user);
    CHECK(designate(offices.add_staff("desk")));
    CHECK(offices.membership(offices.palo_verde, teo)->role == Role::org_admin);
}

TEST_CASE("S3-03 nobody claims an office that has an org_admin")
{
    Offices offices(EACH_ENGINE);
    offices.found(offices.palo_verde, "dana");
    auto late = offices.add_waiting("late");
    auto claim = offices.write([&](UnitOfWork& work) {
        return request_membership(work, { late, offices.palo_verde, Role::org_admin });
    });
    CHECK(claim.error().code == "membership.has_org_admin");
    CHECK(offices.write([&](UnitOfWork& work) {
        return request_membership(work, { late, offices.palo_verde, Role::org_user });
    }));
    CHECK(offices
              .write([&](UnitOfWork& work) {
                  return request_membership(work, { late, offices.palo_verde, Role::org_user });
              })
              .error()
              .code
        == "membership.already_open");
}

TEST_CASE("the first code redeemed wins the office: other claims wait as individual accounts")
{
    Offices offices(EACH_ENGINE);
    auto ann = offices.add_pending(offices.palo_verde, "ann", Role::org_admin);
    auto bea = offices.add_pending(offices.palo_verde, "bea", Role::org_admin);
    CHECK(offices.state(offices.palo_verde).claims == 2);
    auto redeem = [&](Actor const& actor) {
        return offices.write(
            [&](UnitOfWork& work) { return activate_founding_admin(work, actor.account, offices.palo_verde); });
    };
    auto outdone = redeem(bea);
    REQUIRE(outdone);
    CHECK(*outdone == std::vector { ann.account });
    CHECK(offices.membership(offices.palo_verde, ann)->role == Role::org_user);
    CHECK(offices.membership(offices.palo_verde, ann)->status == MembershipStatus::pending);
    CHECK(redeem(ann).error().code == "membership.claim_settled");
    CHECK(redeem(bea).error().code == "membership.claim_settled");
    CHECK(offices.state(offices.palo_verde).claims == 0);
}
