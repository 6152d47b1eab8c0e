#include "mail/message.hpp"

#include "base/say.hpp"

#include <algorithm>
#include <memory>
#include <optional>

#include <gmime/gmime.h>

namespace gatehouse {

namespace {

constexpr std::size_t line_max = 76;
constexpr std::size_t answer_max = 200;
constexpr std::size_t token_max = 20; // One-time codes are longer, words and status codes shorter.

// GMime counts references to its objects.
struct Unref {
    void operator()(void* object) const { g_object_unref(object); }
};
template <class T>
using Object = std::unique_ptr<T, Unref>;

bool is_control(char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7f'; }

std::string one_line(std::string text)
{
    std::ranges::replace_if(text, is_control, ' ');
    return text;
}

void set_date(GMimeMessage* message, Instant instant)
{
    auto seconds = std::chrono::floor<std::chrono::seconds>(instant).time_since_epoch().count();
    auto* date = g_date_time_new_from_unix_utc(seconds);
    g_mime_message_set_date(message, date);
    g_date_time_unref(date);
}

// Not GMimeTextPart: it turns the text into whichever character set it likes.
Object<GMimePart> make_part(std::string const& lines, char const* subtype)
{
    Object<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(lines.data(), lines.size()));
    Object<GMimeDataWrapper> content(g_mime_data_wrapper_new_with_stream(stream.get(), GMIME_CONTENT_ENCODING_DEFAULT));
    Object<GMimePart> part(g_mime_part_new_with_type("text", subtype));
    g_mime_part_set_content(part.get(), content.get());
    auto* object = GMIME_OBJECT(part.get());
    g_mime_object_set_content_type_parameter(object, "charset", "utf-8");
    g_mime_part_set_content_encoding(part.get(), GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
    return part;
}

Object<GMimePart> text_part(std::string_view text)
{
    auto part = make_part(flow_lines(plain_part(text)), "plain");
    g_mime_object_set_content_type_parameter(GMIME_OBJECT(part.get()), "format", "flowed");
    return part;
}

std::string escaped(std::string_view text)
{
    std::string html;
    for (char c : text)
        if (c == '&')
            html += "&amp;";
        else if (c == '<')
            html += "&lt;";
        else if (c == '>')
            html += "&gt;";
        else if (c == '"')
            html += "&quot;";
        else
            html += c;
    return html;
}

struct WordedLink {
    std::string_view words;
    std::string_view address;
};

std::optional<WordedLink> as_link(std::string_view paragraph)
{
    if (!paragraph.starts_with(link_mark))
        return std::nullopt;
    paragraph.remove_prefix(1);
    auto between = std::min(paragraph.find(link_mark), paragraph.size());
    return WordedLink { paragraph.substr(0, between), paragraph.substr(std::min(between + 1, paragraph.size())) };
}

template <class F>
void for_each_paragraph(std::string_view text, F const& use)
{
    while (!text.empty()) {
        auto paragraph = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(paragraph.size() + 1, text.size()));
        use(paragraph);
    }
}

// GMime wants somewhere to put both.
Object<GMimeMultipart> both_parts(std::string_view text, std::string const& html)
{
    Object<GMimeMultipart> parts(g_mime_multipart_new_with_subtype("alternative"));
    auto plain = text_part(text), rich = make_part(html, "html");
    g_mime_multipart_add(parts.get(), GMIME_OBJECT(plain.get()));
    g_mime_multipart_add(parts.get(), GMIME_OBJECT(rich.get()));
    return parts;
}

std::string to_bytes(GMimeMessage* message)
{
    auto* format = g_mime_format_options_clone(nullptr);
    g_mime_format_options_set_newline_format(format, GMIME_NEWLINE_FORMAT_DOS);
    Object<GMimeStream> stream(g_mime_stream_mem_new());
    g_mime_object_write_to_stream(GMIME_OBJECT(message), format, stream.get());
    g_mime_format_options_free(format);
    auto const* array = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
    return { reinterpret_cast<char const*>(array->data), array->len };
}

bool needs_stuffing(std::string_view line)
{
    return line.starts_with(' ') || line.starts_with('>') || line.starts_with("From ");
}

// A paragraph as lines; all but the last end in a space, which says that the next one continues them.
void append_flowed(std::string& out, std::string_view paragraph)
{
    while (paragraph.ends_with(' ')) // Would join this paragraph to the next.
        paragraph.remove_suffix(1);
    std::size_t length = 0;
    while (!paragraph.empty()) {
        auto word_size = std::min(paragraph.find(' '), paragraph.size());
        auto end = std::min(paragraph.find_first_not_of(' ', word_size), paragraph.size());
        if (length > 0 && length + word_size + 1 > line_max) {
            out += "\r\n";
            length = 0;
        }
        if (length == 0 && needs_stuffing(paragraph))
            out += ' '; // The reader's program takes it away again; else '>' would make a quotation.
        out.append(paragraph.substr(0, end));
        length += end;
        paragraph.remove_prefix(end);
    }
    out += "\r\n";
}

} // namespace

std::string compose_message(OutgoingMail const& mail)
{
    static bool const initialised = [] {
        g_mime_init();
        return true;
    }();
    (void)initialised;

    Object<GMimeMessage> message(g_mime_message_new(true));
    auto from = one_line(mail.sender_name);
    g_mime_message_add_mailbox(message.get(), GMIME_ADDRESS_TYPE_FROM, from.c_str(), mail.sender.text().c_str());
    g_mime_message_add_mailbox(message.get(), GMIME_ADDRESS_TYPE_TO, nullptr, mail.recipient.text().c_str());
    g_mime_message_set_subject(message.get(), one_line(mail.subject).c_str(), "utf-8");
    set_date(message.get(), mail.written_at);
    auto id = one_line(mail.message_id);
    g_mime_message_set_message_id(message.get(), id.substr(1, id.size() - 2).c_str());
    // So that nobody's out-of-office note comes back (RFC 3834).
    g_mime_object_set_header(GMIME_OBJECT(message.get()), "Auto-Submitted", "auto-generated", nullptr);
    if (auto html = html_part(mail.text.reveal()); !html.empty()) {
        auto parts = both_parts(mail.text.reveal(), html);
        g_mime_message_set_mime_part(message.get(), GMIME_OBJECT(parts.get()));
    } else {
        auto part = text_part(mail.text.reveal());
        g_mime_message_set_mime_part(message.get(), GMIME_OBJECT(part.get()));
    }
    return to_bytes(message.get());
}

std::string plain_part(std::string_view text)
{
    std::string plain;
    for_each_paragraph(text, [&](std::string_view paragraph) {
        if (auto link = as_link(paragraph))
            plain.append(link->words).append(":\n").append(link->address);
        else
            plain.append(paragraph);
        plain += '\n';
    });
    return plain;
}

std::string html_part(std::string_view text)
{
    std::string html = "<!doctype html>\r\n<html lang=\"" + escaped(spoken_language()) + "\"><body>\r\n";
    bool has_link = false;
    for_each_paragraph(text, [&](std::string_view paragraph) {
        auto link = as_link(paragraph);
        has_link = has_link || link;
        if (link)
            html += "<p><a href=\"" + escaped(link->address) + "\">" + escaped(link->words) + "</a></p>\r\n";
        else if (!paragraph.empty())
            html += "<p>" + escaped(paragraph) + "</p>\r\n";
    });
    return has_link ? html + "</body></html>\r\n" : std::string();
}

std::string flow_lines(std::string_view text)
{
    std::string out;
    while (!text.empty()) {
        auto paragraph = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(paragraph.size() + 1, text.size()));
        if (paragraph.ends_with('\r'))
            paragraph.remove_suffix(1);
        append_flowed(out, paragraph);
    }
    return out;
}

std::string tidy_answer(std::string_view answer)
{
    std::string line;
    auto is_space = [](char c) { return c == ' ' || is_control(c); };
    while (!answer.empty()) {
        auto size = static_cast<std::size_t>(std::ranges::find_if(answer, is_space) - answer.begin());
        auto word = answer.substr(0, size);
        answer.remove_prefix(std::min(size + 1, answer.size()));
        if (word.empty())
            continue;
        if (!line.empty())
            line += ' ';
        if (word.contains('@'))
            line += "(address)";
        else if (word.contains("://") || word.size() > token_max)
            line += "(left out)";
        else
            std::ranges::transform(word, std::back_inserter(line), [](char c) { return c < ' ' || c > '~' ? '?' : c; });
    }
    line.resize(std::min(line.size(), answer_max));
    return line;
}

} // namespace gatehouse
