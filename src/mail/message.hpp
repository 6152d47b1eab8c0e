#pragma once

#include <string>
#include <string_view>

#include "mail/transport.hpp"

namespace gatehouse {

// The bytes that go on the wire (RFC 5322): text/plain, UTF-8, quoted-printable, every line ending in CRLF. Control
// characters in the subject or the sender's name become spaces, so that no value can begin a header of its own.
std::string compose_message(OutgoingMail const&);

// The text broken into lines of at most 76 bytes with CRLF ends, marked so that a reader's program may join them
// again (RFC 3676, format=flowed). A word is never broken: a link stays whole.
std::string flow_lines(std::string_view text);

// A server's answer, fit to be stored and shown to staff: one printable line of at most 200 bytes, in which addresses,
// links and long tokens are replaced, because a server may quote the message it refuses.
std::string tidy_answer(std::string_view answer);

} // namespace gatehouse
