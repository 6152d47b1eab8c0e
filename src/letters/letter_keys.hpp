#pragma once

#include <optional>
#include <string>

#include "base/keys.hpp"
#include "letters/letters.hpp"

// The printing key and what it opens. The private half stays with whoever prints.

namespace gatehouse {

Bytes seal_secret(Bytes const& public_key, LetterSecret const&);
std::optional<LetterSecret> open_secret(LetterKeyPair const&, Bytes const& sealed);

// Tells keys apart: the start of the public key's hash, in hex.
std::string key_fingerprint(Bytes const& public_key);

// Makes a pair, writes the private half to a new file that only its owner can read, and returns the public half for
// the server's configuration. Errors: `letter_key.file` when the file exists or cannot be written.
Result<Bytes> make_letter_key_file(std::string const& path, Random&);

// Errors: `letter_key.file` when it cannot be read, `letter_key.open_to_others` when others could read it too,
// `letter_key.form` when it is not such a file.
Result<LetterKeyPair> read_letter_key_file(std::string const& path);

// The public half as the configuration holds it: 64 hex digits. Errors: `letter_key.form`.
Result<Bytes> parse_letter_public_key(std::string_view);

} // namespace gatehouse
