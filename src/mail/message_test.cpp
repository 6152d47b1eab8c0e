#include <catch2/catch.hpp>

#include <rapidcheck.h>

#include "base/say.hpp"
#include "mail/message.hpp"
#include "mail/outbox.hpp"

using namespace gatehouse;
using namespace std::chrono_literals;

namespace {

OutgoingMail example(std::string subject, std::string text, std::string sender_name = "Provider Portal")
{
    return { "<018f-7@portal.example>", Instant(1'800'000'000s), std::move(sender_name),
        EmailAddress::parse("no-reply@portal.example").value(), EmailAddress::parse("ada@example.com").value(),
        std::move(subject), Secret<>(std::move(text)) };
}

std::vector<std::string> header_names(std::string const& message)
{
    std::vector<std::string> names;
    for (std::size_t at = 0, end; (end = message.find("\r\n", at)) != at; at = end + 2)
        if (message[at] != ' ' && message[at] != '\t')
            names.push_back(message.substr(at, message.find(':', at) - at));
    std::ranges::sort(names);
    return names;
}

// What a reader's program shows (RFC 3676, section 4.2).
std::string unflow(std::string_view lines)
{
    std::string text;
    while (!lines.empty()) {
        auto line = lines.substr(0, lines.find("\r\n"));
        lines.remove_prefix(line.size() + 2);
        if (line.starts_with(' '))
            line.remove_prefix(1);
        text += line;
        if (!line.ends_with(' '))
            text += '\n';
    }
    return text;
}

} // namespace

TEST_CASE("a message is plain text that every reader understands")
{
    auto message = compose_message(example("Confirm", "Hello,\nyour link."));
    CHECK(message
        == "Date: Fri, 15 Jan 2027 08:00:00 +0000\r\n"
           "From: Provider Portal <no-reply@portal.example>\r\n"
           "Subject: Confirm\r\n"
           "To: ada@example.com\r\n"
           "Message-Id: <018f-7@portal.example>\r\n"
           "Auto-Submitted: auto-generated\r\n"
           "MIME-Version: 1.0\r\n"
           "Content-Type: text/plain; charset=utf-8; format=flowed\r\n"
           "Content-Transfer-Encoding: quoted-printable\r\n"
           "\r\n"
           "Hello,\r\n"
           "your link.\r\n");
}

TEST_CASE("a subject, a name and a text outside ASCII are encoded")
{
    auto message = compose_message(example("Zoë's account — confirm", "Grüße aus Tucson 🌵", "Gesundheit, \"GmbH\" ä"));
    CHECK(std::ranges::all_of(message, [](char c) { return c > '\0'; }));
    CHECK(message.contains("Subject: =?UTF-8?"));
    CHECK(message.contains("Gr=C3=BC=C3=9Fe aus Tucson =F0=9F=8C=B5\r\n"));
    CHECK(message.contains("<no-reply@portal.example>"));
}

TEST_CASE("no value begins a header of its own")
{
    auto plain = header_names(compose_message(example("Confirm", "Text")));
    auto evil = GENERATE(as<std::string>(), "Hi\r\nBcc: eve@example.com", "Hi\nBcc: eve@example.com", "Hi\rX: y",
        "Hi\r\n\r\nAnother body", "Hi\r\n Bcc: folded", "\x0b\x0c\x7f Hi", "Zoë\r\nBcc: eve@example.com", "");
    CHECK(header_names(compose_message(example(evil, "Text"))) == plain);
    CHECK(header_names(compose_message(example("Confirm", "Text", evil))) == plain);
    CHECK(header_names(compose_message(example("Confirm", evil))) == plain);
    CHECK(compose_message(example("Confirm", evil, evil)).ends_with("\r\n"));
}

TEST_CASE("an address that would break out of its command cannot be held")
{
    auto evil = GENERATE(as<std::string>(), "a@b.example\r\nRCPT TO:<eve@example.com>", "a@b.example>", "<a@b.example",
        "a b@c.example", "a@b.example\n");
    CHECK_FALSE(EmailAddress::parse(evil).has_value());
}

TEST_CASE("long paragraphs flow, links stay whole, and quotations are not invented")
{
    std::string link = "https://portal.example/plan/confirm/" + std::string(90, 'x');
    auto lines = flow_lines("Please follow the link below within twenty-four hours, or ask for a new one: " + link
        + " and then sign in.\n\n> not a quotation\nFrom here on\n  indented\nends in spaces   \nlast");
    CHECK(lines
        == "Please follow the link below within twenty-four hours, or ask for a new \r\none: \r\n" + link
            + " \r\nand then sign in.\r\n\r\n > not a quotation\r\n From here on\r\n   indented\r\nends in "
              "spaces\r\nlast\r\n");
    CHECK(flow_lines("a\r\nb") == "a\r\nb\r\n");
    CHECK(flow_lines("").empty());
}

TEST_CASE("what flows can be read again as it was written")
{
    CHECK(rc::check("unflow undoes flow_lines", [] {
        auto word = rc::gen::container<std::string>(rc::gen::element('a', '>', ' ', 'F', '.', '\n', '-'));
        auto text = *rc::gen::scale(10, word);
        std::string written; // The spaces before a line's end say nothing and are dropped.
        for (char c : text) {
            if (c == '\n')
                written.erase(written.find_last_not_of(' ') + 1);
            written += c;
        }
        written.erase(written.find_last_not_of(' ') + 1);
        if (!text.empty() && !text.ends_with('\n'))
            written += '\n';
        RC_ASSERT(unflow(flow_lines(text)) == written);
    }));
}

TEST_CASE("a server's answer is stored without what it quotes from the message")
{
    CHECK(tidy_answer("550 5.1.1 <Ada@Example.com>: no such user\r\n") == "550 5.1.1 (address) no such user");
    CHECK(
        tidy_answer("554-Rejected:\r\n554 see https://portal.example/c/s3cret") == "554-Rejected: 554 see (left out)");
    CHECK(tidy_answer("554 bad token tQ9x_-aaaaaaaaaaaaaaaaaaa") == "554 bad token (left out)");
    CHECK(tidy_answer("450 gr\xc3\xbc\xff\x01\x1b[2J") == "450 gr??? [2J");
    CHECK(tidy_answer("").empty());
    CHECK(tidy_answer(std::string(10'000, 'x') + " y") == "(left out) y");
    std::string many;
    for (int i = 0; i < 100; ++i)
        many += "word ";
    CHECK(tidy_answer(many).size() == 200);
}

TEST_CASE("the HTML part names the language in which the mail is sent", "[mail][words]")
{
    CHECK(html_part(mail_link("Open", "https://portal.example/x")).contains("<html lang=\"en\">"));
    Speaking const plan("en-XA");
    CHECK(html_part(mail_link("Open", "https://portal.example/x")).contains("<html lang=\"en-XA\">"));
}
