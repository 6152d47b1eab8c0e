#include <catch2/catch.hpp>

#include <algorithm>

#include "access/membership_store.hpp"
#include "support/office.hpp"

using namespace gatehouse;

namespace {

// Refused, with this code, and nothing of it is left.
void check_refused(Offices& offices, std::string_view code, std::function<Result<>()> const& attempt)
{
    auto facts = offices.count("audit_fact");
    auto grants = offices.count("capability_grant");
    auto memberships = offices.text(
        "SELECT COALESCE(MAX(status || role || display_name), '') || COUNT(*) FROM membership WHERE ended_at IS NULL");
    auto result = attempt();
    REQUIRE_FALSE(result);
    CHECK(result.error().code == code);
    CHECK_FALSE(result.error().message.empty());
    CHECK(offices.count("audit_fact") == facts);
    CHECK(offices.count("capability_grant") == grants);
    CHECK(offices.text("SELECT COALESCE(MAX(status || role || display_name), '') || COUNT(*) FROM membership "
                       "WHERE ended_at IS NULL")
        == memberships);
}

using Texts = std::vector<std::string>;

} // namespace

TEST_CASE("S3-07 S3-33 an org_admin activates a new account and says what it may do")
{
    Offices offices(EACH_ENGINE);
    auto dana = offices.found(offices.palo_verde, "dana");
    auto teo = offices.add_pending(offices.palo_verde, "teo");
    auto who = offices.member(offices.palo_verde, teo);
    CHECK(offices.sign_in_as("teo").error().code == "account.awaiting_admin");

    REQUIRE(offices.activate(dana, who, { "claims.submit", "eligibility.view" }));
    CHECK(offices.membership(offices.palo_verde, teo)->status == MembershipStatus::active);
    CHECK(offices.effective(offices.palo_verde, teo) == Texts { "eligibility.view", "claims.submit" });
    CHECK(offices.sign_in_as("teo"));
    CHECK(offices.count("audit_fact WHERE action = 'membership.activated' AND actor_id = '" + dana.account.value
              + "' AND detail LIKE '%\"before\":\"pending\"%claims.submit%'")
        == 1);
    CHECK(offices.activate(dana, who, { "claims.submit" }).error().code == "member.active_already");
    CHECK(offices.count("outbox_mail WHERE recipient = 'teo@example.com' AND subject = 'Your account is active'") == 1);
}

TEST_CASE("S3-33 activating without a permission is refused")
{
    Offices offices(EACH_ENGINE);
    auto dana = offices.found(offices.palo_verde, "dana");
    auto who = offices.member(offices.palo_verde, offices.add_pending(offices.palo_verde, "teo"));
    check_refused(offices, "permissions.none", [&] { return offices.activate(dana, who, {}); });
    check_refused(offices, "permissions.unknown", [&] { return offices.activate(dana, who, { "claims.burn" }); });
    CHECK(offices.activate(dana, who, { "claims.view" }));
}

TEST_CASE("S3-17 a new individual account can use nothing until an org_admin grants it")
{
    Offices offices(EACH_ENGINE);
    auto dana = offices.found(offices.palo_verde, "dana");
    auto teo = offices.add_pending(offices.palo_verde, "teo");
    CHECK(offices.effective(offices.palo_verde, teo).empty());
    REQUIRE(offices.activate(dana, offices.member(offices.palo_verde, teo), { "claim_status.view" }));
    CHECK(offices.effective(offices.palo_verde, teo) == Texts { "claim_status.view" });
    // Nor once everything was taken away again: active is not the same as allowed.
    REQUIRE(offices.change(dana, offices.member(offices.palo_verde, teo), {}));
    CHECK(offices.effective(offices.palo_verde, teo).empty());
}

TEST_CASE("S3-08 removing ends this membership, its grants and the sessions of whoever works nowhere else")
{
    Offices offices(EACH_ENGINE);
    auto dana = offices.found(offices.palo_verde, "dana");
    auto teo = offices.add_member(offices.palo_verde, dana, "teo", { "claims.submit" });
    auto session = offices.sign_in_as("teo").value();
    REQUIRE(offices.open_session_of(session));
    auto revocations = offices.count("revocation");

    REQUIRE(offices.remove(dana, offices.member(offices.palo_verde, teo)));
    CHECK_FALSE(offices.membership(offices.palo_verde, teo));
    CHECK(offices.effective(offices.palo_verde, teo).empty());
    CHECK_FALSE(offices.open_session_of(session));
    CHECK(offices.count("revocation") == revocations + 1);
    CHECK(offices.count("capability_grant WHERE ended_at IS NULL") == 0);
    CHECK(offices.count("membership WHERE status = 'ended' AND ended_by = '" + dana.account.value + "'") == 1);
}

TEST_CASE("S3-08 S3-15 removing a shared biller leaves her other office and its session alone")
{
    Offices offices(EACH_ENGINE);
    auto dana = offices.found(offices.palo_verde, "dana");
    auto priya = offices.found(offices.juniper, "priya");
    auto biller = offices.add_member(offices.palo_verde, dana, "teo", { "claims.submit" });
    offices.add_member(offices.juniper, priya, "teo", { "claims.view" });
    auto session = offices.sign_in_as("teo").value();
    auto revocations = offices.count("revocation");

    REQUIRE(offices.remove(dana, offices.member(offices.palo_verde, biller)));
    CHECK(offices.open_session_of(session));
    CHECK(offices.effective(offices.juniper, biller) == Texts { "claims.view" });
    CHECK(offices.effective(offices.palo_verde, biller).empty());
    CHECK(offices.count("revocation") == revocations + 1); // Caches must look again.
}

TEST_CASE("S3-08 a pending account can be turned away")
{
    Offices offices(EACH_ENGINE);
    auto dana = offices.found(offices.palo_verde, "dana");
    auto teo = offices.add_pending(offices.palo_verde, "teo");
    auto who = offices.member(offices.palo_verde, teo);
    REQUIRE(offices.remove(dana, who));
    CHECK_FALSE(offices.membership(offices.palo_verde, teo));
    CHECK(offices.activate(dana, who, { "claims.view" }).error().code == "member.unknown");
    offices.add_pending(offices.palo_verde, "teo"); // And may ask again.
}

TEST_CASE("S3-05 S3-09 there can be any number of org_admins")
{
    Offices offices(EACH_ENGINE);
    auto dana = offices.found(offices.palo_verde, "dana");
    for (auto const* name : { "ann", "bea", "cem", "dov" }) {
        auto colleague = offices.add_member(offices.palo_verde, dana, name);
        REQUIRE(offices.upgrade(dana, offices.member(offices.palo_verde, colleague)));
        CHECK(offices.membership(offices.palo_verde, colleague)->role == Role::org_admin);
    }
    CHECK(offices.state(offices.palo_verde).org_admins.size() == 5);
    CHECK(offices.count("audit_fact WHERE action = 'membership.upgraded'") == 4);
    CHECK(offices.count("outbox_mail WHERE recipient = 'bea@example.com' AND subject LIKE 'You are a master account%'")
        == 1);
}

TEST_CASE("S3-09 only an active org_user who is not locked out can be upgraded")
{
    Offices offices(EACH_ENGINE);
    auto dana = offices.found(offices.palo_verde, "dana");
    auto pending = offices.add_pending(offices.palo_verde, "imani");
    auto locked = offices.add_member(offices.palo_verde, dana, "rosalind");
    auto gone = offices.add_member(offices.palo_verde, dana, "galen");
    auto gone_member = offices.member(offices.palo_verde, gone);
    REQUIRE(offices.remove(dana, gone_member));
    offices.lock(locked);

    auto try_upgrade
        = [&](MemberOf const& who) { return [&offices, &dana, who] { return offices.upgrade(dana, who); }; };
    check_refused(offices, "member.not_active", try_upgrade(offices.member(offices.palo_verde, pending)));
    check_refused(offices, "member.locked", try_upgrade(offices.member(offices.palo_verde, locked)));
    check_refused(offices, "member.unknown", try_upgrade(gone_member));
    check_refused(offices, "member.org_admin_already", try_upgrade(offices.member(offices.palo_verde, dana)));
}

TEST_CASE("S3-10 S3-16 permissions are granted and taken away one by one")
{
    Offices offices(EACH_ENGINE);
    auto dana = offices.found(offices.palo_verde, "dana");
    auto teo = offices.add_member(offices.palo_verde, dana, "teo", { "eligibility.view", "claims.view" });
    auto who = offices.member(offices.palo_verde, teo);
    auto revocations = offices.count("revocation");

    Texts all { "eligibility.view", "claims.submit", "prior_authorization.submit" };
    REQUIRE(offices.change(dana, who, all));
    CHECK(offices.effective(offices.palo_verde, teo) == all);
    CHECK(offices.count("revocation") == revocations + 1);
    CHECK(offices.count("audit_fact WHERE action = 'membership.permissions_changed' AND detail LIKE "
                        "'%\"before\":\"eligibility.view, claims.view\"%\"after\":\"eligibility.view, claims.submit, "
                        "prior_authorization.submit\"%'")
        == 1);
    CHECK(offices.count("capability_grant WHERE capability = 'claims.view' AND ended_at IS NOT NULL") == 1);

    REQUIRE(offices.change(dana, who, all)); // The same again is no change.
    CHECK(offices.count("audit_fact WHERE action = 'membership.permissions_changed'") == 1);
    REQUIRE(offices.change(dana, who, {}));
    CHECK(offices.effective(offices.palo_verde, teo).empty());
}

TEST_CASE("S3-10 a decision on permissions that somebody else has changed meanwhile is refused")
{
    Offices offices(EACH_ENGINE);
    auto dana = offices.found(offices.palo_verde, "dana");
    auto who = offices.member(
        offices.palo_verde, offices.add_member(offices.palo_verde, dana, "teo", { "eligibility.view" }));
    auto change = [&](Texts const& wanted, Texts const& seen) {
        return offices.write([&](UnitOfWork& work) {
            return change_permissions(work, *offices.pack, dana, { who, wanted, seen });
        });
    };
    REQUIRE(change({ "claims.view" }, { "eligibility.view" }));
    check_refused(offices, "permissions.changed_meanwhile", [&] {
        return change({ "eligibility.view", "claims.submit" }, { "eligibility.view" });
    });
    CHECK(change({ "claims.submit" }, { "claims.view" }));
}

TEST_CASE("S3-11 an org_admin changes what belongs to the membership, and nothing of the account")
{
    Offices offices(EACH_ENGINE);
    auto dana = offices.found(offices.palo_verde, "dana");
    auto teo = offices.add_member(offices.palo_verde, dana, "teo");
    auto who = offices.member(offices.palo_verde, teo);
    auto account_of = "account WHERE id = '" + teo.account.value
        + "' AND first_name = 'teo' AND email = 'teo@example.com' AND user_name = 'teo' AND phone = ''";

    REQUIRE(offices.edit(dana, { who, "Teo M. Marchetti", "602-555-0142", "Biller" }));
    auto member = offices.membership(offices.palo_verde, teo).value();
    CHECK(member.display_name == "Teo M. Marchetti");
    CHECK(member.phone == "602-555-0142");
    CHECK(member.job_title == "Biller");
    CHECK(offices.count(account_of) == 1);
    CHECK(offices.count("audit_fact WHERE action = 'membership.details_changed' AND detail LIKE '%Biller%'") == 1);
    CHECK(offices.count("audit_fact WHERE detail LIKE '%602-555-0142%' OR detail LIKE '%Marchetti%'") == 0);

    auto refused = offices.edit(dana, { who, "", "12", std::string(101, 'x') });
    REQUIRE_FALSE(refused);
    REQUIRE(refused.error().fields.size() == 3);
    CHECK(refused.error().fields[0].field == "display_name");
    CHECK(refused.error().fields[1].field == "phone");
    CHECK(refused.error().fields[2].field == "job_title");
}

TEST_CASE("S3-12 S3-39 an org_admin unlocks an account and has the recovery mail sent to its own address")
{
    Offices offices(EACH_ENGINE);
    auto dana = offices.found(offices.palo_verde, "dana");
    auto teo = offices.add_member(offices.palo_verde, dana, "teo");
    auto who = offices.member(offices.palo_verde, teo);
    check_refused(offices, "member.not_locked", [&] { return offices.unlock(dana, who); });

    offices.lock(teo);
    CHECK(offices.sign_in_as("teo").error().code == "sign_in.locked");
    REQUIRE(offices.unlock(dana, who));
    CHECK(offices.sign_in_as("teo"));
    CHECK(offices.count("audit_fact WHERE action = 'membership.unlocked'") == 1);

    offices.lock(teo);
    REQUIRE(offices.recover(dana, who));
    CHECK(offices.count("outbox_mail WHERE recipient = 'teo@example.com' AND subject = 'Set a new password'") == 1);
    CHECK(offices.count("one_time_code WHERE purpose = 'password_recovery'") == 1);
    CHECK(offices.count("audit_fact WHERE action = 'membership.recovery_sent'") == 1);
}

TEST_CASE("S3-12 where the plan says so, nobody but the person unlocks")
{
    Offices offices(EACH_ENGINE);
    auto dana = offices.found(offices.palo_verde, "dana");
    auto teo = offices.add_member(offices.palo_verde, dana, "teo");
    offices.lock(teo);
    offices.change_rules([](Pack& pack) { pack.lockout.org_admin_unlocks = false; });
    check_refused(offices, "unlock.not_by_org_admin",
        [&] { return offices.unlock(dana, offices.member(offices.palo_verde, teo)); });
}

TEST_CASE("S3-13 an org_admin sees who has accepted the agreements")
{
    Offices offices(EACH_ENGINE);
    auto dana = offices.found(offices.palo_verde, "dana");
    auto teo = offices.add_member(offices.palo_verde, dana, "teo");
    offices.add_member(offices.palo_verde, dana, "rosalind");
    offices.run("DELETE FROM agreement_acceptance WHERE account_id <> '" + teo.account.value + "'");

    auto members = offices.list(dana, offices.palo_verde).value();
    REQUIRE(members.size() == 3);
    for (auto const& member : members) {
        REQUIRE(member.agreements.size() == offices.pack->agreements.size());
        bool accepted = member.account.id == teo.account;
        CHECK(member.agreements[0].state.current_version_accepted == accepted);
        CHECK(member.agreements[0].state.accepted_at.has_value() == accepted);
    }
}

TEST_CASE("a demoted org_admin has the permissions from before the upgrade")
{
    Offices offices(EACH_ENGINE);
    auto dana = offices.found(offices.palo_verde, "dana");
    auto teo = offices.add_member(offices.palo_verde, dana, "teo", { "claims.view" });
    auto who = offices.member(offices.palo_verde, teo);
    REQUIRE(offices.upgrade(dana, who));
    CHECK(offices.effective(offices.palo_verde, teo).size() > 5);
    CHECK(offices.change(dana, who, {}).error().code == "permissions.org_admin_has_all");
    REQUIRE(offices.demote(dana, who));
    CHECK(offices.effective(offices.palo_verde, teo) == Texts { "claims.view" });
    CHECK(offices.demote(dana, who).error().code == "member.not_org_admin");
}

TEST_CASE("where the plan says so, an org_admin uses only what was granted")
{
    Offices offices(EACH_ENGINE);
    offices.change_rules([](Pack& pack) { pack.access.master_uses = MasterUses::granted; });
    auto dana = offices.found(offices.palo_verde, "dana");
    CHECK(offices.effective(offices.palo_verde, dana).empty());
    REQUIRE(offices.change(dana, offices.member(offices.palo_verde, dana), { "claims.view" }));
    CHECK(offices.effective(offices.palo_verde, dana) == Texts { "claims.view" });
}

TEST_CASE("S3-07 S3-12 who waits for an org_admin: pending and locked out, of this office alone, the longest first")
{
    Offices offices(EACH_ENGINE);
    auto dana = offices.found(offices.palo_verde, "dana");
    auto rosalind = offices.add_member(offices.palo_verde, dana, "rosalind");
    offices.add_member(offices.palo_verde, dana, "ines"); // At work: nothing to do.
    offices.clock.advance(std::chrono::minutes(1));
    offices.add_pending(offices.palo_verde, "teo");
    auto priya = offices.found(offices.juniper, "priya");
    offices.add_pending(offices.juniper, "mara");
    offices.lock(offices.add_member(offices.juniper, priya, "noor"));

    auto waiting = [&] {
        auto look = [&](UnitOfWork& work) -> Result<Texts> {
            auto members = TRY(waiting_members(work, *offices.pack, dana, offices.palo_verde, 10));
            Texts names;
            for (auto const& member : members)
                names.push_back(member.account.user_name);
            CHECK(membership_store::count_waiting(work, offices.palo_verde, dana.account) == std::ssize(names));
            return names;
        };
        return offices.db->read(offices.plan, look).value();
    };
    CHECK(waiting() == Texts { "teo" });
    offices.lock(rosalind);
    CHECK(waiting() == Texts { "rosalind", "teo" });
    offices.clock.advance(std::chrono::hours(24 * 365)); // Here a lock lasts until somebody ends it.
    CHECK(waiting() == Texts { "rosalind", "teo" });
    REQUIRE(offices.unlock(dana, offices.member(offices.palo_verde, rosalind)));
    CHECK(waiting() == Texts { "teo" });
}
