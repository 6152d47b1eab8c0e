#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/encoding.hpp"
#include "base/secret.hpp"

namespace gatehouse {

class Random;

// What stands behind the data at rest. Kept outside the database, in files that only the server may read
// (app/keys_folder.hpp); a database without its keys shows no Tax ID, no mail body and no signature that verifies.

// Seals what must be readable again: XSalsa20-Poly1305 (libsodium's secretbox) with a random nonce in front.
class SealingKey {
public:
    static constexpr std::size_t size = 32;
    explicit SealingKey(Secret<Bytes>); // `size` bytes.

    Bytes seal(std::string_view plain, Random&) const;
    std::optional<Secret<>> open(Bytes const& sealed) const; // Nothing when it was sealed with another key, or changed.

private:
    Secret<Bytes> m_key;
};

// Hashes what must be found again but not read: HMAC-SHA-256. `purpose` keeps equal texts of two columns apart.
class MatchingKey {
public:
    static constexpr std::size_t size = 32;
    explicit MatchingKey(Secret<Bytes>); // `size` bytes.

    std::string hash(std::string_view purpose, std::string_view text) const; // Hex, 64 characters.

private:
    Secret<Bytes> m_inner; // The key's two forms in HMAC (RFC 2104), a block of SHA-256 each.
    Secret<Bytes> m_outer;
};

// Signs what others must be able to check: Ed25519.
class SigningKey {
public:
    static constexpr std::size_t size = 32; // Of the seed.
    explicit SigningKey(Secret<Bytes> seed);

    Bytes sign(std::string_view message) const;          // 64 bytes.
    Bytes const& public_key() const { return m_public; } // 32 bytes.

private:
    Secret<Bytes> m_secret; // 64 bytes, libsodium's form.
    Bytes m_public;
};

bool signature_fits(Bytes const& public_key, std::string_view message, Bytes const& signature);

// Seals a letter's secret so that only the holder of the private key, who prints, can read it (libsodium's sealed
// box, X25519). The server knows the public half only.
struct LetterKeyPair {
    Bytes public_key;          // 32 bytes.
    Secret<Bytes> private_key; // 32 bytes.
};
LetterKeyPair make_letter_keys(Random&);
Bytes seal_letter(Bytes const& public_key, std::string_view plain);
std::optional<Secret<>> open_letter(LetterKeyPair const&, Bytes const& sealed);

struct Keys {
    SealingKey sealing;
    MatchingKey matching;
    SigningKey audit;                       // Signs checkpoints of the audit chain.
    SigningKey assertions;                  // Signs X-Gatehouse-Assertion.
    std::optional<Bytes> letter_public_key; // Without it no letter can be queued, and the plan's registration says so.
};

Keys make_keys(Random&); // New ones, without a letter key.

} // namespace gatehouse
