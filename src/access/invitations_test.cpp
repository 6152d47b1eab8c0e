#include <catch2/catch.hpp>

#include <barrier>
#include <thread>

#include "support/database_text.hpp"
#include "support/inviting.hpp"

using namespace gatehouse;
using namespace std::chrono_literals;

namespace {

// After a refusal the link is as good as before, and nobody has come in.
void check_refused_and_unused(Inviting& world, Result<MembershipId> const& result, std::string_view code)
{
    REQUIRE(!result);
    CHECK(result.error().code == code);
    CHECK(world.count("one_time_code WHERE purpose = 'invitation' AND used_at IS NOT NULL") == 0);
    CHECK(world.count("audit_fact WHERE action = 'invitation.accepted'") == 0);
}

std::string field_refused(Result<InvitationId> const& result)
{
    return result || result.error().fields.empty() ? "" : result.error().fields[0].field;
}

} // namespace

TEST_CASE("S4-22 several people are put on a list, which is kept, and sent with one button")
{
    Inviting world(EACH_ENGINE);
    auto dana = world.found(world.palo_verde, "dana");
    auto otis = world.add_to_list(dana, world.person("otis")).value();
    auto imani = world.add_to_list(dana, world.person("imani")).value();
    CHECK(world.state_of(dana, otis) == InvitationState::listed);
    CHECK(world.last_mail("otis").empty()); // Nothing leaves before it is sent.

    CHECK(world.send_list(dana, world.palo_verde).value() == 2);
    for (auto const& id : { otis, imani })
        CHECK(world.state_of(dana, id) == InvitationState::sent);
    CHECK(world.last_mail("otis").contains("dana Example invites you to act for Palo Verde Family Health"));
    CHECK(world.send_list(dana, world.palo_verde).value() == 0);
    CHECK(world.count("audit_fact WHERE action = 'invitation.listed'") == 2);
    CHECK(world.count("audit_fact WHERE action = 'invitation.sent'") == 2);
}

TEST_CASE("S4-22 what is wrong with one person is told at each field, and nothing is put on the list")
{
    Inviting world(EACH_ENGINE);
    auto dana = world.found(world.palo_verde, "dana");
    auto refused = world.add_to_list(dana, { world.palo_verde, "otis", "", "", "1", {} });
    REQUIRE(!refused);
    std::set<std::string> fields;
    for (auto const& problem : refused.error().fields)
        fields.insert(problem.field);
    CHECK(fields == std::set<std::string> { "email", "first_name", "last_name", "zip", "capabilities" });

    auto unknown = world.person("otis");
    unknown.capabilities = { "claims.view", "claims.forge" };
    CHECK(field_refused(world.add_to_list(dana, unknown)) == "capabilities");
    REQUIRE(world.add_to_list(dana, world.person("otis")));
    CHECK(field_refused(world.add_to_list(dana, world.person("otis"))) == "email");
    CHECK(world.count("invitation") == 1);
}

TEST_CASE("S4-23 one who cannot be invited fails with the reason and does not stop the others")
{
    Inviting world(EACH_ENGINE);
    auto dana = world.found(world.palo_verde, "dana");
    world.add_member(world.palo_verde, dana, "teo");
    auto teo = world.add_to_list(dana, world.person("teo")).value();
    auto otis = world.add_to_list(dana, world.person("otis")).value();
    CHECK(world.send_list(dana, world.palo_verde).value() == 2);

    CHECK(world.state_of(dana, teo) == InvitationState::failed);
    CHECK(world.state_of(dana, otis) == InvitationState::sent);
    auto results
        = world.db
              ->read(world.plan,
                  [&](UnitOfWork& work) {
                      BatchId batch { work.tx
                                          .query_one("SELECT batch_id FROM invitation WHERE plan_id = $1 AND id = $2",
                                              { work.plan, otis })
                                          ->text(0) };
                      return sent_together(work, *world.pack, dana, { world.palo_verde }, batch);
                  })
              .value();
    REQUIRE(results.size() == 2);
    CHECK(results[0].id == teo); // Failures first.
    CHECK(results[0].reason.contains("can act for this office already"));
    CHECK(world.count("outbox_mail WHERE recipient = 'teo@example.com'") == 0);
    CHECK(world.count("audit_fact WHERE action = 'invitation.failed'") == 1);
}

TEST_CASE("S4-24 the ZIP Code of an invitation matches the remittance address or the practice address")
{
    Inviting world(EACH_ENGINE);
    auto dana = world.found(world.palo_verde, "dana");
    auto addresses = world.db
                         ->read(world.plan,
                             [&](UnitOfWork& work) -> Result<std::vector<AddressOnFile>> {
                                 return addresses_of(work, world.palo_verde);
                             })
                         .value();
    int tried = 0;
    for (auto const& [kind, address] : addresses) {
        auto person = world.person("otis" + std::to_string(++tried));
        person.zip = address.zip().five() + (kind == AddressKind::pay_to ? "-9999" : ""); // The last four do not count.
        auto listed = world.add_to_list(dana, person);
        CHECK(listed.has_value() == (kind != AddressKind::correspondence));
        if (!listed)
            CHECK(field_refused(listed) == "zip");
    }
    CHECK(tried == 3);
    auto elsewhere = world.person("imani");
    elsewhere.zip = "99501";
    CHECK(world.add_to_list(dana, elsewhere).error().fields[0].message.contains("remittance address first"));
}

TEST_CASE("an invitation is accepted by the account of its address, with what was given")
{
    Inviting world(EACH_ENGINE);
    auto dana = world.found(world.palo_verde, "dana");
    auto bob = world.actor_of(world.add_active("bob"));
    auto id = world.invite(dana, "bob");
    REQUIRE(world.accept(bob, id, world.code_of("bob")));
    auto member = world.membership(world.palo_verde, bob);
    REQUIRE(member);
    CHECK(member->role == Role::org_user);
    CHECK(member->status == MembershipStatus::active);
    CHECK(world.effective(world.palo_verde, bob) == std::vector<std::string> { "claims.view" });
    CHECK(world.state_of(dana, id) == InvitationState::accepted);
    CHECK(world.accept(bob, id, world.code_of("bob")).error().code == "code.not_valid");
}

TEST_CASE("an invitation is for the address that proves itself, and for nobody else")
{
    Inviting world(EACH_ENGINE);
    auto dana = world.found(world.palo_verde, "dana");
    auto eve = world.actor_of(world.add_active("eve")), bob = world.actor_of(world.add_active("bob"));
    auto id = world.invite(dana, "bob");
    check_refused_and_unused(world, world.accept(eve, id, world.code_of("bob")), "invitation.for_someone_else");
    check_refused_and_unused(world, world.accept(bob, id, "guess"), "code.not_valid");
    CHECK(world.accept(bob, id, world.code_of("bob")));
}

TEST_CASE("an invitation expires after the plan's seven days, and a new link replaces the old one")
{
    Inviting world(EACH_ENGINE);
    auto dana = world.found(world.palo_verde, "dana");
    auto bob = world.actor_of(world.add_active("bob"));
    auto id = world.invite(dana, "bob");
    auto old_code = world.code_of("bob");
    world.clock.advance(7 * 24h);
    CHECK(world.state_of(dana, id) == InvitationState::sent); // Its last moment.
    world.clock.advance(1us);
    CHECK(world.state_of(dana, id) == InvitationState::expired);
    check_refused_and_unused(world, world.accept(bob, id, old_code), "code.not_valid");

    REQUIRE(world.resend(dana, { world.palo_verde, id }));
    CHECK(world.state_of(dana, id) == InvitationState::sent);
    check_refused_and_unused(world, world.accept(bob, id, old_code), "code.not_valid");
    CHECK(world.accept(bob, id, world.code_of("bob")));
    CHECK(world.resend(dana, { world.palo_verde, id }).error().code == "invitation.closed");
}

TEST_CASE("a cancelled invitation lets nobody in, and is cancelled once")
{
    Inviting world(EACH_ENGINE);
    auto dana = world.found(world.palo_verde, "dana");
    auto bob = world.actor_of(world.add_active("bob"));
    auto id = world.invite(dana, "bob");
    REQUIRE(world.cancel(dana, { world.palo_verde, id }));
    CHECK(world.state_of(dana, id) == InvitationState::cancelled);
    check_refused_and_unused(world, world.accept(bob, id, world.code_of("bob")), "code.not_valid");
    CHECK(world.cancel(dana, { world.palo_verde, id }).error().code == "invitation.closed");
    CHECK(world.invite(dana, "bob") != id); // The address is free again.
}

TEST_CASE("I8 an invitation is worth nothing once its inviter may no longer invite")
{
    Inviting world(EACH_ENGINE);
    auto dana = world.found(world.palo_verde, "dana");
    auto teo = world.add_member(world.palo_verde, dana, "teo");
    REQUIRE(world.upgrade(dana, world.member(world.palo_verde, teo)));
    auto bob = world.actor_of(world.add_active("bob"));
    auto id = world.invite(teo, "bob");
    SECTION("removed") { REQUIRE(world.remove(dana, world.member(world.palo_verde, teo))); }
    SECTION("demoted") { REQUIRE(world.demote(dana, world.member(world.palo_verde, teo))); }
    check_refused_and_unused(world, world.accept(bob, id, world.code_of("bob")), "invitation.inviter_may_not_invite");
    // Sent again by somebody who may, it is that one's word.
    world.clock.advance(std::chrono::seconds(1));
    REQUIRE(world.resend(dana, { world.palo_verde, id }));
    CHECK(world.accept(bob, id, world.code_of("bob")));
}

TEST_CASE("I1 what the plan has taken from the office meanwhile is not given by an invitation")
{
    Inviting world(EACH_ENGINE);
    auto dana = world.found(world.palo_verde, "dana");
    auto bob = world.actor_of(world.add_active("bob"));
    auto person = world.person("bob");
    person.capabilities = { "claims.submit" };
    auto id = world.add_to_list(dana, person).value();
    REQUIRE(world.send_list(dana, world.palo_verde));
    world.set_standing(world.palo_verde, Standing::ended); // Read-only.
    check_refused_and_unused(world, world.accept(bob, id, world.code_of("bob")), "invitation.nothing_left");
    world.set_standing(world.palo_verde, Standing::active);
    CHECK(world.accept(bob, id, world.code_of("bob")));
}

TEST_CASE("whoever waits to be let in already comes in by an invitation; a member is not invited twice")
{
    Inviting world(EACH_ENGINE);
    auto dana = world.found(world.palo_verde, "dana");
    auto id = world.invite(dana, "imani");
    auto imani = world.add_pending(world.palo_verde, "imani");
    auto waiting = world.member(world.palo_verde, imani);
    auto accepted = world.accept(imani, id, world.code_of("imani"));
    REQUIRE(accepted);
    CHECK(*accepted == waiting.member);

    auto otis_id = world.invite(dana, "otis");
    auto otis = world.add_member(world.palo_verde, dana, "otis");
    CHECK(world.accept(otis, otis_id, world.code_of("otis")).error().code == "membership.already_open");
}

TEST_CASE("an invitation is accepted exactly once, of 64 tries at the same time", "[concurrent]")
{
    Inviting world(EACH_ENGINE);
    auto dana = world.found(world.palo_verde, "dana");
    auto bob = world.actor_of(world.add_active("bob"));
    auto id = world.invite(dana, "bob");
    auto code = world.code_of("bob");
    std::atomic<int> accepted = 0;
    {
        std::barrier start(64);
        std::vector<std::jthread> threads;
        for (int i = 0; i < 64; ++i)
            threads.emplace_back([&] {
                start.arrive_and_wait();
                try {
                    accepted += world.accept(bob, id, code) ? 1 : 0;
                } catch (std::exception const&) { // Beaten too often: a 503.
                }
            });
    }
    CHECK(accepted == 1);
    CHECK(world.count("membership WHERE account_id = '" + bob.account.value + "'") == 1);
    CHECK(world.count("capability_grant") == 1);
    CHECK(world.count("audit_fact WHERE action = 'invitation.accepted'") == 1);
}

TEST_CASE("a newcomer accepts with an account of the invited address")
{
    Inviting world(EACH_ENGINE);
    auto dana = world.found(world.palo_verde, "dana");
    auto id = world.invite(dana, "noor");
    auto code = world.code_of("noor");
    auto accept
        = [&](Newcomer const& person) { return accept_as_newcomer(*world.db, world.slow_hash, *world.pack, person); };

    auto careless = world.newcomer(id, code, "n");
    careless.password = "short";
    careless.agreed.clear();
    auto refused = accept(careless);
    REQUIRE(!refused);
    std::set<std::string> fields;
    for (auto const& problem : refused.error().fields)
        fields.insert(problem.field);
    CHECK(fields == std::set<std::string> { "user_name", "new_password", "repeat_password", "accept_terms_of_use" });
    CHECK(accept(world.newcomer(id, "guess", "noor")).error().code == "code.not_valid");
    CHECK(world.count("account WHERE email = 'noor@example.com'") == 0);

    auto account = accept(world.newcomer(id, code, "noor"));
    REQUIRE(account);
    CHECK(world.text("SELECT email FROM account WHERE id = '" + account->value + "'") == "noor@example.com");
    CHECK(world.sign_in_as("noor").value().stage == SessionStage::full);
    CHECK(world.effective(world.palo_verde, world.actor_of(*account)) == std::vector<std::string> { "claims.view" });
    CHECK(accept(world.newcomer(id, code, "noor2")).error().code == "code.not_valid");
}

TEST_CASE("S4-30 only an Administrator of the office lists, sends, sends again and cancels invitations")
{
    Inviting world(EACH_ENGINE);
    auto dana = world.found(world.palo_verde, "dana");
    auto teo = world.add_member(world.palo_verde, dana, "teo");
    auto priya = world.found(world.juniper, "priya");
    auto id = world.invite(dana, "bob");
    InvitationOf which { world.palo_verde, id };

    CHECK(world.add_to_list(teo, world.person("otis")).error().kind == ErrorKind::forbidden);
    CHECK(world.send_list(teo, world.palo_verde).error().kind == ErrorKind::forbidden);
    CHECK(world.resend(teo, which).error().kind == ErrorKind::forbidden);
    CHECK(world.cancel(teo, which).error().kind == ErrorKind::forbidden);
    CHECK(world.add_to_list(priya, world.person("otis")).error().kind == ErrorKind::not_found);
    CHECK(world.cancel(priya, which).error().code == "provider.unknown");
    CHECK(world.cancel(priya, { world.juniper, id }).error().code == "invitation.unknown");
    CHECK(world.resend(priya, { world.juniper, id }).error().code == "invitation.unknown");
    CHECK(world.state_of(dana, id) == InvitationState::sent);
    CHECK(world.cancel(dana, which));
}

TEST_CASE("a plan that does not offer invitations has none")
{
    Inviting world(EACH_ENGINE);
    auto dana = world.found(world.palo_verde, "dana");
    world.change_rules([](Pack& pack) { pack.access.invitations.offered = false; });
    CHECK(world.add_to_list(dana, world.person("bob")).error().code == "invitation.not_offered");
}

TEST_CASE("the link of an invitation stands in its mail and nowhere else")
{
    auto engine = EACH_ENGINE;
    Inviting world(engine);
    auto dana = world.found(world.palo_verde, "dana");
    world.invite(dana, "bob");
    auto code = world.code_of("bob");
    REQUIRE(code.size() > 40);
    CHECK(where_in_database(world, engine, code).empty());                    // The mail is sealed, the code is a hash.
    CHECK_FALSE(where_in_database(world, engine, "bob@example.com").empty()); // It does find what is there.
}

TEST_CASE("many people come from a file, and each row that cannot be used is told with its line")
{
    Inviting world(EACH_ENGINE);
    auto dana = world.found(world.palo_verde, "dana");
    auto read
        = [&](std::string_view csv) { return list_from_csv(*world.db, *world.pack, dana, world.palo_verde, csv); };
    CHECK(read("Name,Mail\r\n").error().code == "invitation.bad_file");

    std::string csv = "Email,First name,Last name,ZIP code,Permissions\r\n"
                      "otis@example.com,Otis,Farrow,85201,claims.view\r\n"
                      "imani@example.com,Imani,\"Du\"quesne,85201,claims.view\r\n"
                      "not an address,Wen,Castellano,99501,claims.view\r\n"
                      "OTIS@example.com,Otis,Again,85201,claims.view\r\n"
                      "galen@example.com,Galen,Thorsby,85201,no such thing\r\n"
                      "lucia@example.com,Lucia,Bramante,85201,"
        + world.pack->access.find_capability("claims.submit")->label + ";claims.view\r\n";
    auto file = read(csv).value();
    CHECK(file.listed == 2);
    REQUIRE(file.refused.size() == 4);
    CHECK(file.refused[0].line == 3);
    CHECK(file.refused[1].line == 4);
    CHECK(file.refused[1].reason.contains("ZIP"));
    CHECK(file.refused[2].reason.contains("stands on a list already"));
    CHECK(file.refused[3].reason.contains("no permission"));
    CHECK(world.text("SELECT capabilities FROM invitation WHERE email = 'lucia@example.com'")
        == "claims.submit,claims.view");
}

TEST_CASE("a mail that never arrived shows at its invitation")
{
    Inviting world(EACH_ENGINE);
    auto dana = world.found(world.palo_verde, "dana");
    auto id = world.invite(dana, "bob");
    auto given_up = [&] {
        return world.db
            ->read(world.plan,
                [&](UnitOfWork& work) {
                    return find_invitation(work, *world.pack, dana, { world.palo_verde, id });
                })
            .value()
            .mail_was_given_up;
    };
    CHECK_FALSE(given_up());
    world.run("UPDATE outbox_mail SET failed_at = 1, sealed_body = NULL");
    CHECK(given_up());
}
