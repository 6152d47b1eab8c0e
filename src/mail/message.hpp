#pragma once

#include <string>
#include <string_view>

#include "mail/transport.hpp"

namespace gatehouse {

// Begins a paragraph that is a link, and stands between its words and its address (mail_link() in outbox.hpp).
inline constexpr char link_mark = '\x1f';

// A mail's text as its plain part has it, and as HTML; the latter is empty when there is no link with words.
std::string plain_part(std::string_view text);
std::string html_part(std::string_view text);

// The bytes that go on the wire (RFC 5322): text/plain, UTF-8, quoted-printable, every line ending in CRLF; with links
// that have words also the same as text/html, the two as multipart/alternative. Control
// characters in the subject or the sender's name become spaces, so that no value can begin a header of its own.
std::string compose_message(OutgoingMail const&);

// The text broken into lines of at most 76 bytes with CRLF ends, marked so that a reader's program may join them
// again (RFC 3676, format=flowed). A word is never broken: a link stays whole.
std::string flow_lines(std::string_view text);

// A server's answer, fit to be stored and shown to staff: one printable line of at most 200 bytes, in which addresses,
// links and long tokens are replaced, because a server may quote the message it refuses.
std::string tidy_answer(std::string_view answer);

} // namespace gatehouse
