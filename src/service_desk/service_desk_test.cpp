#include <catch2/catch.hpp>

#include <array>

#include "support/desk.hpp"
#include "support/providers.hpp"

using namespace gatehouse;
using namespace std::chrono_literals;

namespace {

std::string evidence_row(Desk const& desk, std::string const& kind)
{
    return desk.text("SELECT evidence FROM service_desk_action WHERE kind = '" + kind + "'");
}

} // namespace

TEST_CASE("S3-04 plan staff name a different user master at the provider's request, recorded with the request")
{
    Desk desk(EACH_ENGINE);
    desk.register_master("noor");
    desk.activate_master("noor");
    desk.register_individual("theo");
    auto theo = desk.member("theo");
    desk.clock.advance(1min); // So that the mails that follow are the last.
    REQUIRE(desk.designate(desk.ruben, theo));

    auto office = desk.look(desk.ruben).value();
    CHECK(office.state.org_admins.size() == 2);
    CHECK(desk.sign_in_as("theo"));
    CHECK(evidence_row(desk, "designate_org_admin")
        == "Dana Whitlock, office manager\nphone\nCalled back at the number on file");
    REQUIRE(office.actions.size() == 1);
    CHECK(office.actions[0].person == "Theo Hathaway");
    CHECK(office.actions[0].acted_by == "wendell Example");
    CHECK(office.actions[0].evidence.recognised_by == "Called back at the number on file");
    auto fact = desk.text("SELECT detail FROM audit_fact WHERE action = 'service_desk.org_admin_designated'");
    CHECK(fact.contains("Dana Whitlock"));
    CHECK(desk.text("SELECT actor_id FROM audit_fact WHERE action = 'service_desk.org_admin_designated'")
        == desk.wendell.account.value);
    CHECK(desk.last_mail("theo@example.com").contains("you are now a master account holder"));
    CHECK(desk.last_mail("noor@example.com").contains("Theo Hathaway is now a master account holder"));

    CHECK(desk.designate(desk.ruben, theo).error().code == "member.org_admin_already");
    CHECK(desk.designate(desk.ruben, { desk.other_office, theo.member }).error().code == "member.unknown");
    CHECK(desk.count("service_desk_action") == 1);
}

TEST_CASE("S3-04 naming somebody who waits for a letter makes the letter worth nothing and mails a link for a password")
{
    Desk desk(EACH_ENGINE);
    desk.register_master("noor");
    auto noor = desk.letter_of(desk.account_of("noor"));
    REQUIRE(desk.designate(desk.ruben, desk.member("noor")));
    CHECK(desk.sign_in_as("noor", noor.temporary_password.reveal()).error().code == "sign_in.wrong");
    CHECK(desk.count("letter WHERE superseded_because = 'account_ended'") == 1);
    CHECK(desk.count("outbox_mail WHERE recipient = 'noor@example.com' AND subject = 'Set a new password'") == 1);
    CHECK(desk.look(desk.ruben).value().state.org_admins.size() == 1);
}

TEST_CASE("S3-04 whoever else claimed the office waits as an individual, and is told")
{
    Desk desk(EACH_ENGINE);
    auto claimant = desk.register_master("noor");
    auto secret = desk.letter_of(claimant);
    desk.clock.advance(16 * 24h); // Its code is dead: the next one may claim the office.
    desk.register_master("maya");
    desk.clock.advance(1s); // So that the mail that it is about is the last one.
    REQUIRE(desk.designate(desk.ruben, desk.member("noor")));
    CHECK(desk.look(desk.ruben).value().state.claims == 0);
    CHECK(desk.last_mail("maya@example.com").contains("has become an individual account"));
    CHECK(desk.count("letter WHERE superseded_at IS NULL") == 0);
}

TEST_CASE("S3-27 S3-29 an expired code is replaced by the desk: new days, a new code, the old one useless")
{
    Desk desk(EACH_ENGINE);
    auto account = desk.register_master("noor");
    auto old = desk.letter_of(account);
    desk.clock.advance(15 * 24h + 1s);
    CHECK(desk.sign_in_as("noor", old.temporary_password.reveal()).error().code == "activation.expired");
    CHECK(desk.waiting(desk.ruben, DeskQueue::expired).value().size() == 1);

    auto letter = desk.reissue(desk.ruben, desk.member("noor"));
    REQUIRE(letter);
    CHECK(desk.waiting(desk.ruben, DeskQueue::expired).value().empty());
    CHECK(desk.letter_row(account).number == 2);
    CHECK(desk.letter_row(account).use_by == desk.clock.now() + 15 * 24h);
    CHECK(desk.text("SELECT letter_id FROM service_desk_action WHERE kind = 'reissue_code'") == letter->value);
    CHECK(evidence_row(desk, "reissue_code").starts_with("Dana Whitlock"));
    CHECK(desk.count("audit_fact WHERE action = 'service_desk.code_reissued'") == 1);

    CHECK(desk.sign_in_as("noor", old.temporary_password.reveal()).error().code == "sign_in.wrong");
    auto session = desk.sign_in_with_letter("noor").value();
    CHECK(desk.enter_code(session, old.code.reveal()).error().code == "activation.code_wrong");
    CHECK(desk.enter_code(session, desk.letter_of(account).code.reveal()));
}

TEST_CASE("S3-29 a code is re-issued only to somebody who waits for one, and only to an address on file")
{
    Desk desk(EACH_ENGINE);
    desk.register_master("noor");
    auto noor = desk.member("noor");
    ReissueCode elsewhere { noor, desk.evidence, "an address of the caller's" };
    CHECK(reissue_code(*desk.db, desk.slow_hash, *desk.pack, desk.ruben, elsewhere).error().fields.at(0).field
        == "address");
    CHECK(desk.reissue(desk.ruben, noor));

    desk.activate_master("noor");
    auto hashed = desk.slow_hash.verdicts();
    CHECK(desk.reissue(desk.ruben, noor).error().code == "letter.none_awaited");
    CHECK(desk.slow_hash.verdicts() == hashed);
    CHECK(desk.count("letter") == 2);
    CHECK(desk.count("service_desk_action") == 1);
}

TEST_CASE("S3-29 a letter that came back is marked with what the Postal Service says, and its code is dead at once")
{
    Desk desk(EACH_ENGINE);
    auto account = desk.register_master("noor");
    auto secret = desk.letter_of(account);
    auto letter = desk.letter_row(account).id;
    CHECK(desk.mark(desk.ruben, letter).error().code == "letter.not_printed");
    desk.mail_letter(letter);
    CHECK(desk.mark(desk.ruben, letter, " ").error().fields.at(0).field == "reason");
    auto unsaid = desk.write([&](UnitOfWork& work) {
        return mark_returned(work, *desk.pack, desk.ruben, { letter, "a feeling", "no such suite" });
    });
    CHECK(unsaid.error().fields.at(0).field == "known_from");
    CHECK(desk.count("service_desk_action") == 0);

    REQUIRE(desk.mark(desk.ruben, letter));
    CHECK(evidence_row(desk, "letter_returned") == "The Postal Service\nenvelope\nno such suite");
    CHECK(desk.waiting(desk.ruben, DeskQueue::returned).value().size() == 1);
    auto session = desk.open_session_of(desk.sign_in_as("noor", secret.temporary_password.reveal()).value()).value();
    CHECK_FALSE(desk.enter_code(session, secret.code.reveal()));
    CHECK(desk.mark(desk.ruben, letter).error().code == "letter.already_returned");

    REQUIRE(desk.reissue(desk.ruben, desk.member("noor")));
    CHECK(desk.waiting(desk.ruben, DeskQueue::returned).value().empty());
}

TEST_CASE("S3-27 whoever reports that the letter has not come waits at the desk until a new one is queued")
{
    Desk desk(EACH_ENGINE);
    auto account = desk.register_master("noor");
    desk.clock.advance(13 * 24h);
    REQUIRE(desk.write([&](UnitOfWork& work) { return report_not_received(work, *desk.pack, account); }));
    auto items = desk.waiting(desk.ruben, DeskQueue::not_received).value();
    REQUIRE(items.size() == 1);
    CHECK(items[0].to_reissue == desk.member("noor").member);
    CHECK(desk.look(desk.ruben).value().members.at(0).not_received_asked_at == desk.clock.now());
    REQUIRE(desk.reissue(desk.ruben, desk.member("noor")));
    CHECK(desk.waiting(desk.ruben, DeskQueue::not_received).value().empty());
}

TEST_CASE("S3-36 plan staff may let the last master go, by demotion or removal, and the office is flagged")
{
    Desk desk(EACH_ENGINE);
    desk.register_master("noor");
    desk.activate_master("noor");
    auto noor = desk.member("noor");
    bool by_removal = GENERATE(false, true);
    CHECK(desk.waiting(desk.ruben, DeskQueue::without_admin).value().empty());
    REQUIRE((by_removal ? desk.remove(desk.ruben, noor) : desk.demote(desk.ruben, noor)));
    CHECK(desk.look(desk.ruben).value().state.without_admin_since == desk.clock.now());
    auto offices = desk.waiting(desk.ruben, DeskQueue::without_admin).value();
    REQUIRE(offices.size() == 1);
    CHECK(offices[0].provider.number == Journey::office_number);
    CHECK(desk.count("audit_fact WHERE action = 'organisation.left_without_org_admin'") == 1);
    CHECK(evidence_row(desk, by_removal ? "remove" : "demote").contains("phone"));
    if (by_removal)
        return;
    REQUIRE(desk.designate(desk.ruben, noor));
    CHECK(desk.waiting(desk.ruben, DeskQueue::without_admin).value().empty());
    CHECK_FALSE(desk.look(desk.ruben).value().state.without_admin_since);
}

TEST_CASE("S3-36 whoever is removed while a letter is under way cannot use it")
{
    Desk desk(EACH_ENGINE);
    auto account = desk.register_master("noor");
    auto secret = desk.letter_of(account);
    REQUIRE(desk.remove(desk.ruben, desk.member("noor")));
    CHECK(desk.sign_in_as("noor", secret.temporary_password.reveal()).error().code == "sign_in.wrong");
    CHECK(desk.count("letter WHERE superseded_because = 'account_ended'") == 1);
}

TEST_CASE("S3-04 only the desk's ranks act, every rank looks, and nobody of an office does either")
{
    Desk desk(EACH_ENGINE);
    desk.register_master("noor");
    desk.activate_master("noor");
    desk.register_individual("theo");
    auto theo = desk.member("theo");
    auto noor = desk.member("noor");
    auto letter = desk.letter_row(desk.account_of("noor")).id;
    Actor master { desk.account_of("noor"), { "s" }, desk.plan, AccountKind::provider };
    struct Case {
        Actor actor;
        bool looks;
        std::string_view code;
    };
    auto const cases = std::array {
        Case { desk.add_staff("nadia", StaffRank::network_manager), true, "access.staff_rank" },
        Case { desk.add_staff("audra", StaffRank::auditor), true, "access.staff_rank" },
        Case { master, false, "access.staff_only" },
    };
    for (auto const& [actor, looks, code] : cases) {
        CAPTURE(code);
        CHECK(desk.look(actor).has_value() == looks);
        CHECK(desk.waiting(actor, DeskQueue::expired).has_value() == looks);
        CHECK(desk.designate(actor, theo).error().code == code);
        CHECK(desk.mark(actor, letter).error().code == code);
        CHECK(desk.count("service_desk_action") == 0);
        CHECK(desk.demote(actor, noor).error().code == code);
        CHECK(desk.remove(actor, noor).error().code == code);
        CHECK(desk.reissue(actor, noor).error().code == code);
    }
    CHECK(desk.designate(desk.ruben, theo));
}

TEST_CASE("S3-04 evidence says who asked, how, and how they were recognised; each gap is named at its field")
{
    auto refused = read_evidence({}).error();
    REQUIRE(refused.fields.size() == 3);
    CHECK(refused.fields[0].field == "asked_by");
    CHECK(refused.fields[1].field == "asked_how");
    CHECK(refused.fields[2].field == "recognised_by");
    Parameters form { { "asked_by", " Dana\r\nWhitlock " }, { "asked_how", "email" },
        { "recognised_by", "From the address on file" } };
    auto evidence = read_evidence(form).value();
    CHECK(evidence.asked_by == "Dana Whitlock");
    form["asked_how"] = "telepathy";
    CHECK(read_evidence(form).error().fields.at(0).field == "asked_how");
    form["asked_how"] = "phone";
    form["recognised_by"] = std::string(301, 'x');
    CHECK(read_evidence(form).error().fields.at(0).field == "recognised_by");
}

TEST_CASE("staff find an office by Provider ID, NPI and name, and an account by name, e-mail and user name")
{
    Desk desk(EACH_ENGINE);
    put_provider(desk, { .number = "880011", .name = "Juniper Clinic", .npi = "1234567893" });
    desk.register_individual("theo");
    auto find = [&](std::string_view text) {
        return desk.db->read(desk.plan, [&](UnitOfWork& work) { return find_at_desk(work, desk.ruben, text); }).value();
    };
    CHECK(find(" 771204 ").offices.at(0).name == "Saguaro Valley Home Health");
    CHECK(find("1234567893").offices.at(0).number == "880011");
    CHECK(find("JUNIPER").offices.size() == 1);
    CHECK(find("clinic").offices.empty());
    CHECK(find("").offices.empty());
    for (auto const* text : { "theo", "THEO@example.com", "Theo Hathaway", "hathaway  theo", "Hath" }) {
        CAPTURE(text);
        auto found = find(text).accounts;
        REQUIRE(found.size() == 1);
        CHECK(found[0].account.user_name == "theo");
        CHECK(found[0].offices.at(0).number == Journey::office_number);
    }
    CHECK(find("theodora").accounts.empty());
    CHECK(desk.look(desk.ruben, "880011").value().members.empty());
    CHECK(desk.look(desk.ruben, "000000").error().code == "provider.unknown");
}
