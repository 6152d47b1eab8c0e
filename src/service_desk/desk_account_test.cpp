#include <catch2/catch.hpp>

#include <array>

#include "access/permit.hpp"
#include "support/desk.hpp"

using namespace gatehouse;
using namespace std::chrono_literals;

namespace {

struct WithNoor : Desk {
    explicit WithNoor(Engine engine_)
        : Desk(engine_)
    {
        register_master("noor");
        activate_master("noor");
        account = account_of("noor");
    }
    void lock()
    {
        for (int i = 0; i < pack->lockout.attempts; ++i)
            CHECK_FALSE(sign_in_as("noor", "not the password"));
    }
    Result<> reset(Actor const& staff, AccountId const& whose)
    {
        return write([&](UnitOfWork& work) { return start_reset(work, *pack, links, staff, { whose, evidence }); });
    }
    Result<bool> verify(std::string const& its_tax_id = "12-3456789", std::string const& phone = "(602) 555-0142",
        std::string const& zip = "85281")
    {
        VerifyCaller call { account, { { "tax_id", its_tax_id }, { "phone", phone }, { "zip", zip } } };
        return verify_caller(*db, slow_hash, *pack, ruben, call);
    }
    AccountPage page(Actor const& staff)
    {
        return db->read(plan, [&](UnitOfWork& work) { return look_up_account(work, *pack, staff, account); }).value();
    }
    AccountId account {};
};

bool shows(AccountPage const& page, std::string_view title)
{
    return std::ranges::any_of(page.timeline, [&](TimelineEntry const& entry) { return entry.title == title; });
}

} // namespace

TEST_CASE("S3-36 the desk touches anybody's account of an office, and among the staff only those who rank below")
{
    WithNoor desk(EACH_ENGINE);
    using enum StaffRank;
    auto const ranks = std::array { service_desk, service_desk_lead, network_manager, auditor };
    std::map<StaffRank, std::vector<Actor>> people; // Two of each rank: an actor, and a peer.
    for (auto rank : ranks)
        for (auto const* which : { "-one", "-two" })
            people[rank].push_back(desk.add_staff(std::string(to_string(rank)) + which, rank));
    int allowed = 0, checked = 0;
    auto ask = [&](Actor const& actor, AccountId const& target, bool expected) {
        auto before = desk.count("outbox_mail");
        auto done = desk.reset(actor, target);
        CHECK(done.has_value() == expected);
        if (!done)
            CHECK(done.error().kind == ErrorKind::forbidden);
        CHECK(desk.count("outbox_mail") == before + (expected ? 1 : 0));
        allowed += expected ? 1 : 0;
        ++checked;
    };
    for (auto rank : ranks) {
        bool acts = rank == service_desk || rank == service_desk_lead;
        auto const& actor = people[rank].front();
        CAPTURE(to_string(rank));
        ask(actor, desk.account, acts);
        ask(actor, actor.account, false); // Not for oneself.
        for (auto target : ranks) {
            CAPTURE(to_string(target));
            ask(actor, people[target].back().account, acts && target < rank);
        }
    }
    CHECK(checked == 24);
    CHECK(allowed == 3); // Both ranks of the desk for somebody of an office, and the lead for the desk.
    Actor master { desk.account, { "s" }, desk.plan, AccountKind::provider };
    CHECK(desk.reset(master, people[service_desk].back().account).error().code == "access.staff_only");
}

TEST_CASE("S3-39 staff start a reset: the link goes to the owner's address, and the password stays until it is used")
{
    WithNoor desk(EACH_ENGINE);
    desk.clock.advance(1min);
    REQUIRE(desk.reset(desk.ruben, desk.account));
    CHECK(desk.last_mail("noor@example.com").contains("/recover/" + desk.account.value));
    CHECK(desk.sign_in_as("noor"));
    CHECK(desk.text("SELECT detail FROM audit_fact WHERE action = 'service_desk.reset_started'").contains("Dana"));
    auto waiting = desk.register_individual("theo");
    CHECK(desk.reset(desk.ruben, waiting).error().code == "account.not_active");
    CHECK(desk.reset(desk.ruben, { "nobody" }).error().code == "account.unknown");
}

TEST_CASE("S3-39 the desk explains a lock and lifts it on evidence; the owner still needs the password")
{
    WithNoor desk(EACH_ENGINE);
    auto unlock = [&](Actor const& staff) {
        return desk.write([&](UnitOfWork& work) {
            return unlock_at_desk(work, staff, { desk.account, desk.evidence });
        });
    };
    CHECK(unlock(desk.ruben).error().code == "account.not_locked");
    desk.lock();
    CHECK_FALSE(desk.sign_in_as("noor"));
    Visitor browser(desk.application);
    desk.sign_in_staff(browser, "ruben");
    auto page = browser.get("/ahcccs/staff/accounts/" + desk.account.value).body;
    CHECK(page.contains("Cannot log in: locked after too many wrong passwords"));
    CHECK(page.contains("wrong passwords in a row"));
    CHECK(page.contains("Unlock the account"));
    CHECK(unlock(desk.add_staff("audra", StaffRank::auditor)).error().code == "access.staff_rank");
    REQUIRE(unlock(desk.ruben));
    CHECK_FALSE(desk.sign_in_as("noor", "not the password"));
    CHECK(desk.sign_in_as("noor"));
    CHECK(browser.get("/ahcccs/staff/accounts/" + desk.account.value).body.contains("Can log in"));
}

TEST_CASE("S3-24 a caller is verified by the pack's questions: match or no match, never an answer, five tries a day")
{
    WithNoor desk(EACH_ENGINE);
    CHECK_FALSE(desk.page(desk.ruben).caller);
    CHECK(desk.verify("12-3456780").value() == false);
    CHECK(desk.verify("12-3456789", "602-555-0143").value() == false);
    CHECK(desk.verify("12-3456789", "602-555-0142", "99999").value() == false);
    CHECK_FALSE(desk.page(desk.ruben).caller->verified);
    desk.clock.advance(1min);
    CHECK(desk.verify().value() == true);
    auto state = desk.page(desk.ruben).caller.value();
    CHECK(state.verified);
    CHECK(state.checked_by == "ruben Example");
    CHECK(desk.count("caller_check WHERE outcome = 'match'") == 2 + 2 + 2 + 3);
    CHECK(desk.count("audit_fact WHERE action = 'caller.checked'") == 4);

    desk.clock.advance(desk.pack->service_desk.caller_verified_for + 1us);
    CHECK_FALSE(desk.page(desk.ruben).caller->verified);
    CHECK(desk.verify().value() == true);
    CHECK(desk.verify().error().code == "caller.too_many_tries");
    desk.clock.advance(24h);
    CHECK(desk.verify("12-3456780").value() == false);
    CHECK_FALSE(desk.page(desk.ruben).caller->verified); // The last call counts.
    CHECK(desk.verify("", "", "").error().fields.size() == 3);
}

TEST_CASE("S3-24 the pages about a caller say match or no match and show neither the answers nor what was typed")
{
    WithNoor desk(EACH_ENGINE);
    Visitor browser(desk.application);
    desk.sign_in_staff(browser, "ruben");
    auto path = "/ahcccs/staff/accounts/" + desk.account.value;
    auto form = browser.get(path + "/caller").body;
    CHECK(form.contains("What is the Tax ID of your office?"));
    CHECK_FALSE(form.contains("12-3456789"));
    auto wrong = browser.follow(browser.post(path + "/caller",
        { { "answer_tax_id", "98-7654321" }, { "answer_phone", "602-555-0142" }, { "answer_zip", "85281" } }));
    CHECK(wrong.body.contains("The answers do not match"));
    CHECK(wrong.body.contains("no match"));
    CHECK_FALSE(wrong.body.contains("98-7654321"));
    CHECK_FALSE(wrong.body.contains("3456789"));
    desk.clock.advance(1min);
    browser.get(path + "/caller");
    auto right = browser.follow(browser.post(path + "/caller",
        { { "answer_tax_id", "12-3456789" }, { "answer_phone", "602-555-0142" }, { "answer_zip", "85281" } }));
    CHECK(right.body.contains("Caller verified"));
    CHECK_FALSE(right.body.contains("3456789"));
    CHECK(browser.get(path + "/reset").body.contains("Answered the questions for callers at"));
    CHECK(desk.count("audit_fact WHERE detail LIKE '%3456789%'") == 0);
}

TEST_CASE("the timeline of an account has its letters, mails, logins and changes, the latest first")
{
    Desk desk(EACH_ENGINE);
    auto account = desk.register_master("noor");
    desk.clock.advance(1h);
    desk.mail_letter(desk.letter_row(account).id);
    desk.clock.advance(16 * 24h);
    REQUIRE(desk.reissue(desk.ruben, desk.member("noor")));
    desk.clock.advance(1h);
    desk.activate_master("noor");
    desk.clock.advance(1h);
    CHECK_FALSE(desk.sign_in_as("noor", "not the password"));
    auto page = desk.db
                    ->read(desk.plan,
                        [&](UnitOfWork& work) { return look_up_account(work, *desk.pack, desk.ruben, account); })
                    .value();
    for (auto const* title : { "Registered", "Letter queued", "Letter 1 mailed to Noor Hathaway",
             "The desk replaced the letter", "Code accepted", "Chose a password", "Wrong password" }) {
        CAPTURE(title);
        CHECK(shows(page, title));
    }
    CHECK(std::ranges::any_of(
        page.timeline, [](TimelineEntry const& entry) { return entry.title.starts_with("Email: "); }));
    CHECK(page.timeline.front().title == "Wrong password");
    CHECK(std::ranges::is_sorted(page.timeline, std::greater<>(), &TimelineEntry::at));
    auto office = desk.look(desk.ruben).value();
    CHECK(std::ranges::any_of(
        office.timeline, [](TimelineEntry const& entry) { return entry.title == "The desk replaced the letter"; }));
}
