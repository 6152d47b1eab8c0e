#include <catch2/catch.hpp>

#include <deque>
#include <latch>
#include <map>
#include <thread>

#include "mail/mailer.hpp"
#include "mail/memory_transport.hpp"
#include "mail/outbox.hpp"
#include "support/world.hpp"

using namespace gatehouse;
using namespace std::chrono_literals;

namespace {

using Verdict = DeliveryAnswer::Verdict;

// Answers from a list, then accepts. Can also die right after the server has accepted.
struct ScriptedTransport final : MailTransport {
    DeliveryAnswer send(OutgoingMail const& mail) override
    {
        DeliveryAnswer answer { Verdict::accepted };
        if (!script.empty()) {
            answer = script.front();
            script.pop_front();
        }
        if (answer.verdict == Verdict::accepted)
            accepted.send(mail);
        if (dies_after_accepting)
            throw std::runtime_error("killed");
        return answer;
    }
    std::deque<DeliveryAnswer> script;
    bool dies_after_accepting = false;
    MemoryTransport accepted { 1000 };
};

struct Fixture {
    explicit Fixture(Engine engine)
        : world(engine)
    {
    }
    void enqueue(std::string const& to, std::string const& text = "Your link: https://portal.example/c/s3cret") const
    {
        world.db
            ->write(world.plan,
                [&](UnitOfWork& work) -> Result<> {
                    enqueue_mail(
                        work, { "Provider Portal", EmailAddress::parse(to).value(), "Confirm", Secret<>(text) });
                    return {};
                })
            .value();
    }
    MailerRun run() { return run_mailer_once(*world.db, world.plan, transport, settings); }

    World world;
    ScriptedTransport transport;
    MailerSettings settings { .sender = EmailAddress::parse("no-reply@portal.example").value() };
};

std::string const busy = "450 4.2.0 Greylisted";
std::string const unknown = "550 5.1.1 No such mailbox";

} // namespace

TEST_CASE("a queued mail is sent once, and its text erased")
{
    Fixture fixture(EACH_ENGINE);
    fixture.enqueue("ada@example.com");
    CHECK(fixture.world.count("outbox_mail WHERE sealed_body IS NOT NULL") == 1);

    CHECK(fixture.run().sent == 1);
    auto sent = fixture.transport.accepted.list("ada@example.com");
    REQUIRE(sent.size() == 1);
    CHECK(sent[0].subject == "Confirm");
    CHECK(sent[0].sender_name == "Provider Portal");
    CHECK(sent[0].sender == "no-reply@portal.example");
    CHECK(sent[0].text.contains("s3cret"));
    CHECK(sent[0].message_id == fixture.world.text("SELECT message_id FROM outbox_mail"));
    CHECK(sent[0].message_id.ends_with("@portal.example>"));
    CHECK(fixture.world.count("outbox_mail WHERE sent_at IS NOT NULL AND sealed_body IS NULL") == 1);

    auto idle = fixture.run();
    CHECK(idle.sent == 0);
    CHECK_FALSE(idle.next_due);
    CHECK(fixture.transport.accepted.list().size() == 1);
}

TEST_CASE("a mail of another plan is not sent by this plan's run")
{
    Fixture fixture(EACH_ENGINE);
    fixture.enqueue("ada@example.com");
    auto run = run_mailer_once(*fixture.world.db, fixture.world.other_plan, fixture.transport, fixture.settings);
    CHECK(run.sent == 0);
    CHECK(fixture.transport.accepted.list().empty());
}

TEST_CASE("a 4xx is tried again after a pause that doubles, and says why meanwhile")
{
    Fixture fixture(EACH_ENGINE);
    fixture.enqueue("ada@example.com");
    for (int i = 0; i < 4; ++i)
        fixture.transport.script.push_back({ Verdict::try_later, busy });

    for (auto longest : { 60s, 120s, 240s, 480s }) {
        auto run = fixture.run();
        CHECK(run.postponed == 1);
        CHECK(fixture.world.text("SELECT last_answer FROM outbox_mail") == busy);
        REQUIRE(run.next_due);
        CHECK(*run.next_due >= fixture.world.clock.now() + longest / 2);
        CHECK(*run.next_due <= fixture.world.clock.now() + longest);

        fixture.world.clock.advance(*run.next_due - fixture.world.clock.now() - 1us);
        CHECK(fixture.run().postponed == 0); // Not due yet.
        fixture.world.clock.advance(1us);
    }
    CHECK(fixture.run().sent == 1);
    CHECK(fixture.world.count("outbox_mail WHERE sent_at IS NOT NULL AND attempts = 5 AND last_answer IS NULL") == 1);
}

TEST_CASE("a 5xx gives up at once with the reason, and erases the text")
{
    Fixture fixture(EACH_ENGINE);
    fixture.enqueue("nobody@example.com");
    fixture.transport.script.push_back({ Verdict::refused, unknown });
    auto run = fixture.run();
    CHECK(run.given_up == 1);
    CHECK_FALSE(run.next_due);
    CHECK(fixture.world.text("SELECT last_answer FROM outbox_mail") == unknown);
    CHECK(fixture.world.count("outbox_mail WHERE failed_at IS NOT NULL AND sealed_body IS NULL") == 1);
}

TEST_CASE("after two days of 4xx the mail is given up with the last reason")
{
    Fixture fixture(EACH_ENGINE);
    fixture.enqueue("ada@example.com");
    auto queued_at = fixture.world.clock.now();
    MailerRun run;
    int tries = 0;
    for (; run.given_up == 0; ++tries) {
        fixture.transport.script.assign(1, { Verdict::try_later, busy });
        run = fixture.run();
        if (run.next_due)
            fixture.world.clock.advance(*run.next_due - fixture.world.clock.now());
    }
    CHECK(fixture.world.clock.now() > queued_at + 48h);
    CHECK(fixture.world.clock.now() <= queued_at + 49h);
    CHECK(tries > 48);
    CHECK(tries < 110);
    CHECK(fixture.world.text("SELECT last_answer FROM outbox_mail") == busy);
    CHECK(fixture.world.count("outbox_mail WHERE failed_at IS NOT NULL AND sealed_body IS NULL") == 1);
}

TEST_CASE("without a server a run stops at the first mail and comes back soon")
{
    Fixture fixture(EACH_ENGINE);
    fixture.enqueue("ada@example.com");
    fixture.enqueue("bob@example.com");
    fixture.transport.script.assign(1, { Verdict::no_server, "cannot connect" });
    auto run = fixture.run();
    CHECK(run.postponed == 1);
    CHECK(run.sent == 0);
    CHECK(run.next_due == fixture.world.clock.now() + 30s);
    fixture.world.clock.advance(30s);
    CHECK(fixture.run().sent >= 1);
}

TEST_CASE("who dies between the server's word and our commit sends the mail again, with the same Message-ID")
{
    Fixture fixture(EACH_ENGINE);
    fixture.enqueue("ada@example.com");
    fixture.transport.dies_after_accepting = true;
    CHECK_THROWS_AS(fixture.run(), std::runtime_error);

    fixture.transport.dies_after_accepting = false;
    auto meanwhile = fixture.run(); // The dead one's claim still holds.
    CHECK(meanwhile.sent == 0);
    REQUIRE(meanwhile.next_due);
    fixture.world.clock.advance(*meanwhile.next_due - fixture.world.clock.now());
    CHECK(fixture.run().sent == 1);

    auto copies = fixture.transport.accepted.list();
    REQUIRE(copies.size() == 2);
    CHECK(copies[0].message_id == copies[1].message_id);
    CHECK(copies[0].written_at == copies[1].written_at);
    CHECK(copies[0].text == copies[1].text);
    CHECK_FALSE(fixture.run().next_due);
}

TEST_CASE("a try that outlives its claim neither undoes nor repeats what a later one has settled")
{
    Fixture fixture(EACH_ENGINE);
    struct Slow final : MailTransport {
        DeliveryAnswer send(OutgoingMail const&) override
        {
            later();
            return { Verdict::try_later, busy };
        }
        std::function<void()> later;
    } slow;
    slow.later = [&] {
        fixture.world.clock.advance(fixture.settings.claim_for + 1us);
        CHECK(fixture.run().sent == 1);
    };
    fixture.enqueue("ada@example.com");
    run_mailer_once(*fixture.world.db, fixture.world.plan, slow, fixture.settings);
    CHECK(fixture.world.count("outbox_mail WHERE sent_at IS NOT NULL AND sealed_body IS NULL") == 1);
    CHECK_FALSE(fixture.run().next_due);
}

TEST_CASE("a text sealed with another server's key is given up and says so")
{
    Fixture fixture(EACH_ENGINE);
    fixture.enqueue("ada@example.com");
    fixture.world.db
        ->write(fixture.world.plan,
            [](UnitOfWork& work) -> Result<> {
                work.tx.query("UPDATE outbox_mail SET sealed_body = $2 WHERE plan_id = $1",
                    { work.plan, make_keys(work.random).sealing.seal("text", work.random) });
                return {};
            })
        .value();
    CHECK(fixture.run().given_up == 1);
    CHECK(fixture.world.text("SELECT last_answer FROM outbox_mail").contains("this server's keys"));
}

TEST_CASE("nodes that send at the same time send each mail once", "[concurrent]")
{
    Fixture fixture(EACH_ENGINE);
    constexpr int mails = 60, nodes = 4;
    for (int i = 0; i < mails; ++i)
        fixture.enqueue("person" + std::to_string(i) + "@example.com");
    MemoryTransport shared { 1000 };
    std::latch all_ready { nodes };
    std::vector<std::unique_ptr<Database>> databases;
    std::vector<std::jthread> threads;
    for (int i = 0; i < nodes; ++i) {
        auto& db = *databases.emplace_back(fixture.world.db.open_again(fixture.world.around.environment));
        threads.emplace_back([&] {
            all_ready.arrive_and_wait();
            while (run_mailer_once(db, fixture.world.plan, shared, fixture.settings).next_due)
                std::this_thread::yield();
        });
    }
    threads.clear();
    std::map<std::string, int> copies;
    for (auto const& mail : shared.list())
        ++copies[mail.message_id];
    CHECK(copies.size() == mails);
    CHECK(shared.list().size() == mails);
}

TEST_CASE("the outbox tells how it stands")
{
    Fixture fixture(EACH_ENGINE);
    auto state = [&] {
        return fixture.world.db
            ->read(fixture.world.plan, [](UnitOfWork& work) -> Result<OutboxState> { return outbox_state(work); })
            .value();
    };
    CHECK(state().waiting == 0);
    CHECK_FALSE(state().oldest_queued_at);
    auto first = fixture.world.clock.now();
    fixture.enqueue("ada@example.com");
    fixture.world.clock.advance(1h);
    fixture.enqueue("bob@example.com");
    CHECK(state().waiting == 2);
    CHECK(state().oldest_queued_at == first);
    fixture.transport.script.push_back({ Verdict::refused, unknown });
    fixture.run();
    CHECK(state().waiting == 0);
    CHECK(state().given_up == 1);
}

TEST_CASE("the captured mails are the newest ones, bounded")
{
    Fixture fixture(Engine::sqlite);
    MemoryTransport two { 2 };
    for (auto const* name : { "ada", "bob", "eve" }) {
        fixture.enqueue(std::string(name) + "@example.com");
        fixture.world.clock.advance(1s);
    }
    run_mailer_once(*fixture.world.db, fixture.world.plan, two, fixture.settings);
    REQUIRE(two.list().size() == 2);
    CHECK(two.list()[0].recipient == "eve@example.com");
    CHECK(two.list("ada@example.com").empty());
    CHECK(two.list("bob@example.com").size() == 1);
}
