#include <catch2/catch.hpp>

#include <csignal>

#include "mail/mailer.hpp"
#include "mail/outbox.hpp"
#include "mail/smtp_transport.hpp"
#include "support/child_process.hpp"
#include "support/temporary_folder.hpp"
#include "support/world.hpp"

using namespace gatehouse;
using namespace std::chrono_literals;

namespace {

using Verdict = DeliveryAnswer::Verdict;
using Security = SmtpSettings::Security;

// tests/support/smtp_server.py, a real server in a process of its own.
struct MailServer {
    explicit MailServer(std::string const& security = "none", std::vector<std::string> const& credentials = {})
        : process([&] {
            std::vector<std::string> command { "tests/support/smtp_server.py", folder.path(), security };
            command.insert(command.end(), credentials.begin(), credentials.end());
            return command;
        }())
        , port(static_cast<std::uint16_t>(std::stoi(process.read_line())))
    {
    }
    SmtpSettings settings(Security security = Security::none) const
    {
        SmtpSettings settings;
        settings.host = "127.0.0.1";
        settings.port = port;
        settings.security = security;
        settings.hello_name = "portal.example";
        if (security != Security::none && security != Security::opportunistic)
            settings.ca_file = folder.file("certificate.pem");
        return settings;
    }
    void script(std::string const& lines) const { folder.write("script", lines); }
    std::string message(int number) const { return folder.read(std::to_string(number) + ".eml"); }
    std::string envelope(int number) const { return folder.read(std::to_string(number) + ".json"); }

    TemporaryFolder folder;
    ChildProcess process;
    std::uint16_t port;
};

OutgoingMail example(std::string text = "Hello.")
{
    return { "<018f-7@portal.example>", Instant(1'800'000'000s), "Provider Portal",
        EmailAddress::parse("no-reply@portal.example").value(), EmailAddress::parse("ada@example.com").value(),
        "Confirm", Secret<>(std::move(text)) };
}

} // namespace

TEST_CASE("a real server takes the message as it was written", "[smtp]")
{
    MailServer server;
    SmtpTransport transport(server.settings());
    CHECK(transport.send(example("One.\n.\n..two\n.three Zoë")).verdict == Verdict::accepted);
    CHECK(server.message(1).ends_with("\r\n\r\nOne.\r\n.\r\n..two\r\n.three Zo=C3=AB\r\n"));
    CHECK(server.message(1).contains("Message-Id: <018f-7@portal.example>\r\n"));
    CHECK(server.envelope(1)
        == R"({"from": "no-reply@portal.example", "to": ["ada@example.com"], "hello": "portal.example", )"
           R"("tls": false, "authenticated": false})");

    CHECK(transport.send(example("Another, on the same connection.")).verdict == Verdict::accepted);
    CHECK(server.message(2).contains("Another"));
    CHECK(transport.send(example(std::string(300'000, 'x'))).verdict == Verdict::accepted);
    CHECK(server.message(3).size() > 300'000);
}

TEST_CASE("another program's reader finds the words as they were written", "[smtp]")
{
    MailServer server;
    SmtpTransport transport(server.settings());
    auto mail = example("Grüße, 患者様 🌵 = \"equal\"\n.dot\n");
    mail.sender_name = "Müller, \"Ada\" (Æ) <x@example.com>";
    mail.subject = "Zoë's account — confirm, with a subject that goes on for far more than one header line may hold";
    CHECK(transport.send(mail).verdict == Verdict::accepted);
    CHECK(server.folder.read("1.txt") == mail.sender_name + "|" + mail.subject + "|" + mail.text.reveal());
}

TEST_CASE("refusals of a real server are told apart", "[smtp]")
{
    MailServer server;
    SmtpTransport transport(server.settings());
    auto answer_to = [&](std::string const& script) {
        server.script(script);
        auto answer = transport.send(example());
        CHECK(server.folder.read("script").empty());
        return answer;
    };

    auto greylisted = answer_to("RCPT 450 4.2.0 Greylisted, come back\n");
    CHECK(greylisted.verdict == Verdict::try_later);
    CHECK(greylisted.reason == "450 4.2.0 Greylisted, come back");

    auto unknown = answer_to("RCPT 550 5.1.1 <ada@example.com> is unknown here\n");
    CHECK(unknown.verdict == Verdict::refused);
    CHECK(unknown.reason == "550 5.1.1 (address) is unknown here");

    CHECK(answer_to("MAIL 451 4.3.0 Disk full\n").verdict == Verdict::try_later);
    CHECK(answer_to("MAIL 553 5.1.8 Bad sender\n").verdict == Verdict::refused);
    CHECK(answer_to("DATA 452 4.3.1 No room\n").verdict == Verdict::try_later);
    auto spam = answer_to("DATA 554-5.7.1 We do not like\\n554 https://portal.example/c/s3cret\n");
    CHECK(spam.verdict == Verdict::refused);
    CHECK(spam.reason == "554-5.7.1 We do not like 554 (left out)");

    CHECK(answer_to("RCPT 421 4.3.2 Shutting down\n").verdict == Verdict::no_server);
    CHECK(answer_to("DATA drop\n").verdict == Verdict::no_server);
    CHECK(transport.send(example()).verdict == Verdict::accepted); // On a new connection.
}

TEST_CASE("a server that wants none of us costs no mail", "[smtp]")
{
    MailServer server;
    auto answer_to = [&](std::string const& script) {
        SmtpTransport transport(server.settings()); // A connection of its own: the greeting is scripted.
        server.script(script);
        return transport.send(example());
    };
    auto busy = answer_to("CONNECT 421 4.3.2 Too many connections\n");
    CHECK(busy.verdict == Verdict::no_server);
    CHECK(busy.reason == "421 4.3.2 Too many connections");
    CHECK(answer_to("CONNECT 554 5.3.2 No service for you\n").verdict == Verdict::no_server);
}

TEST_CASE("a server that does not answer or is not there is given up in time", "[smtp]")
{
    MailServer server;
    auto settings = server.settings();
    settings.send_time_max = 700ms;
    SmtpTransport transport(std::move(settings));
    server.script("MAIL hang\n");
    CHECK(transport.send(example()).verdict == Verdict::no_server);

    server.process.signal(SIGKILL);
    server.process.wait();
    auto gone = transport.send(example());
    CHECK(gone.verdict == Verdict::no_server);
    CHECK(gone.reason.contains("onnect"));
}

TEST_CASE("STARTTLS is used, and without a fitting certificate nothing is sent", "[smtp]")
{
    MailServer server("starttls");
    CHECK(SmtpTransport(server.settings(Security::starttls)).send(example()).verdict == Verdict::accepted);
    CHECK(server.envelope(1).contains(R"("tls": true)"));

    auto unknown_authority = server.settings(Security::starttls);
    unknown_authority.ca_file.clear();
    auto refused = SmtpTransport(std::move(unknown_authority)).send(example());
    CHECK(refused.verdict == Verdict::no_server);
    CHECK(refused.reason.contains("certificate"));

    CHECK(SmtpTransport(server.settings(Security::opportunistic)).send(example()).verdict == Verdict::accepted);
    CHECK(server.envelope(2).contains(R"("tls": true)"));
    CHECK(SmtpTransport(server.settings(Security::none)).send(example()).verdict == Verdict::accepted);
    CHECK(server.envelope(3).contains(R"("tls": false)"));
    CHECK(server.message(4).empty());
}

TEST_CASE("a server without STARTTLS gets mail only where that is allowed", "[smtp]")
{
    MailServer server;
    auto settings = server.settings(Security::starttls);
    settings.ca_file.clear();
    CHECK(SmtpTransport(std::move(settings)).send(example()).verdict == Verdict::no_server);
    CHECK(server.message(1).empty());
    CHECK(SmtpTransport(server.settings(Security::opportunistic)).send(example()).verdict == Verdict::accepted);
}

TEST_CASE("TLS from the first byte works too", "[smtp]")
{
    MailServer server("tls");
    CHECK(SmtpTransport(server.settings(Security::tls)).send(example()).verdict == Verdict::accepted);
    CHECK(server.envelope(1).contains(R"("tls": true)"));
}

TEST_CASE("signing in to the mail server; a wrong password costs no mail", "[smtp]")
{
    MailServer server("starttls", { "gatehouse", "correct horse" });
    auto send_with = [&](std::string const& user_name, std::string const& password) {
        auto settings = server.settings(Security::starttls);
        settings.user_name = user_name;
        settings.password.replace(password);
        return SmtpTransport(std::move(settings)).send(example());
    };
    CHECK(send_with("gatehouse", "correct horse").verdict == Verdict::accepted);
    CHECK(server.envelope(1).contains(R"("authenticated": true)"));

    auto wrong = send_with("gatehouse", "wrong horse");
    CHECK(wrong.verdict == Verdict::no_server);
    CHECK(wrong.reason.starts_with("535"));
    CHECK(server.message(2).empty());
}

TEST_CASE("settings that cannot be meant are refused")
{
    auto refusal = [](auto change) {
        SmtpSettings settings;
        settings.host = "smtp.example";
        change(settings);
        auto checked = check(settings);
        return checked ? "fine" : checked.error().message;
    };
    CHECK(refusal([](auto&) {}) == "fine");
    CHECK(refusal([](auto& s) { s.host = ""; }).contains("host"));
    CHECK(refusal([](auto& s) { s.host = "a/b@c"; }).contains("host"));
    CHECK(refusal([](auto& s) { s.hello_name = "a\r\nQUIT"; }).contains("EHLO"));
    CHECK(refusal([](auto& s) { s.user_name = "u", s.security = Security::none; }).contains("in the clear"));
    CHECK(refusal([](auto& s) { s.user_name = "u", s.security = Security::opportunistic; }).contains("in the clear"));
    CHECK(refusal([](auto& s) { s.password.replace("p"); }).contains("no user name"));
    CHECK_THROWS_AS(SmtpTransport(SmtpSettings {}), std::invalid_argument);
}

TEST_CASE("from the outbox through a real server: back-off, a lost answer, one duplicate, a reason", "[smtp]")
{
    World world(EACH_ENGINE);
    MailServer server;
    SmtpTransport transport(server.settings());
    MailerSettings settings { .sender = EmailAddress::parse("no-reply@portal.example").value() };
    auto run = [&] { return run_mailer_once(*world.db, world.plan, transport, settings); };
    auto enqueue = [&](std::string const& to) {
        world.db
            ->write(world.plan,
                [&](UnitOfWork& work) -> Result<> {
                    enqueue_mail(
                        work, { "Provider Portal", EmailAddress::parse(to).value(), "Confirm", Secret<>("Hello.") });
                    return {};
                })
            .value();
    };

    enqueue("ada@example.com");
    server.script("RCPT 450 4.2.0 Greylisted\nDATA drop\n");
    auto greylisted = run();
    CHECK(greylisted.postponed == 1);
    world.clock.advance(1min);
    auto dropped = run(); // The server has the message; we do not know.
    CHECK(dropped.postponed == 1);
    world.clock.advance(2min);
    CHECK(run().sent == 1);
    CHECK(server.message(1) == server.message(2)); // Byte for byte, so that the reader's side can tell.
    CHECK(server.message(1).contains("Message-Id: " + world.text("SELECT message_id FROM outbox_mail")));
    CHECK(server.message(3).empty());

    enqueue("nobody@example.com");
    server.script("RCPT 550 5.1.1 No such mailbox\n");
    CHECK(run().given_up == 1);
    CHECK(world.text("SELECT last_answer FROM outbox_mail WHERE failed_at IS NOT NULL") == "550 5.1.1 No such mailbox");
    CHECK(world.count("outbox_mail WHERE sealed_body IS NOT NULL") == 0);
}
