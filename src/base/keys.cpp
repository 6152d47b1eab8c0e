#include "base/keys.hpp"

#include <stdexcept>

#include <sodium.h>

#include "base/random.hpp"

namespace gatehouse {

namespace {

unsigned char* octets(Bytes& bytes) { return reinterpret_cast<unsigned char*>(bytes.data()); }
unsigned char const* octets(Bytes const& bytes) { return reinterpret_cast<unsigned char const*>(bytes.data()); }
unsigned char const* octets(std::string_view text) { return reinterpret_cast<unsigned char const*>(text.data()); }

Secret<Bytes> require_size(Secret<Bytes> key, std::size_t size)
{
    if (key.reveal().size() != size)
        throw std::invalid_argument("a key of the wrong length");
    return key;
}

std::string_view as_text(std::span<std::byte const> bytes)
{
    return { reinterpret_cast<char const*>(bytes.data()), bytes.size() };
}

Bytes padded(Bytes const& key, std::byte pad)
{
    if (key.size() != MatchingKey::size)
        throw std::invalid_argument("a key of the wrong length");
    Bytes block(64, pad);
    for (std::size_t i = 0; i < key.size(); ++i)
        block[i] ^= key[i];
    return block;
}

Secret<Bytes> random_bytes(std::size_t size, Random& random)
{
    Bytes bytes(size);
    random.fill(bytes);
    return Secret<Bytes>(std::move(bytes));
}

} // namespace

SealingKey::SealingKey(Secret<Bytes> key)
    : m_key(require_size(std::move(key), size))
{
    static_assert(size == crypto_secretbox_KEYBYTES);
}

Bytes SealingKey::seal(std::string_view plain, Random& random) const
{
    Bytes sealed(crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES + plain.size());
    random.fill(std::span(sealed).first(crypto_secretbox_NONCEBYTES));
    crypto_secretbox_easy(octets(sealed) + crypto_secretbox_NONCEBYTES, octets(plain), plain.size(), octets(sealed),
        octets(m_key.reveal()));
    return sealed;
}

std::optional<Secret<>> SealingKey::open(Bytes const& sealed) const
{
    constexpr std::size_t around = crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES;
    if (sealed.size() < around)
        return std::nullopt;
    std::string plain(sealed.size() - around, '\0');
    if (crypto_secretbox_open_easy(reinterpret_cast<unsigned char*>(plain.data()),
            octets(sealed) + crypto_secretbox_NONCEBYTES, sealed.size() - crypto_secretbox_NONCEBYTES, octets(sealed),
            octets(m_key.reveal()))
        != 0)
        return std::nullopt;
    return Secret<>(std::move(plain));
}

MatchingKey::MatchingKey(Secret<Bytes> key)
    : m_inner(padded(key.reveal(), std::byte { 0x36 }))
    , m_outer(padded(key.reveal(), std::byte { 0x5c }))
{
}

std::string MatchingKey::hash(std::string_view purpose, std::string_view text) const
{
    thread_local Sha256Hasher hasher; // An import asks for this a million times.
    hasher.add(as_text(m_inner.reveal()));
    hasher.add(purpose);
    hasher.add(std::string_view("\0", 1));
    hasher.add(text);
    auto inner = hasher.finish();
    hasher.add(as_text(m_outer.reveal()));
    hasher.add(as_text(inner));
    return to_hex(hasher.finish());
}

SigningKey::SigningKey(Secret<Bytes> seed)
    : m_secret(Bytes(crypto_sign_SECRETKEYBYTES))
    , m_public(crypto_sign_PUBLICKEYBYTES)
{
    static_assert(size == crypto_sign_SEEDBYTES);
    auto checked = require_size(std::move(seed), size);
    Bytes secret(crypto_sign_SECRETKEYBYTES);
    crypto_sign_seed_keypair(octets(m_public), octets(secret), octets(checked.reveal()));
    m_secret.replace(std::move(secret));
}

Bytes SigningKey::sign(std::string_view message) const
{
    Bytes signature(crypto_sign_BYTES);
    crypto_sign_detached(octets(signature), nullptr, octets(message), message.size(), octets(m_secret.reveal()));
    return signature;
}

bool signature_fits(Bytes const& public_key, std::string_view message, Bytes const& signature)
{
    return public_key.size() == crypto_sign_PUBLICKEYBYTES && signature.size() == crypto_sign_BYTES
        && crypto_sign_verify_detached(octets(signature), octets(message), message.size(), octets(public_key)) == 0;
}

LetterKeyPair make_letter_keys(Random& random)
{
    auto seed = random_bytes(crypto_box_SEEDBYTES, random);
    Bytes public_key(crypto_box_PUBLICKEYBYTES);
    Bytes private_key(crypto_box_SECRETKEYBYTES);
    crypto_box_seed_keypair(octets(public_key), octets(private_key), octets(seed.reveal()));
    return { std::move(public_key), Secret<Bytes>(std::move(private_key)) };
}

Bytes seal_letter(Bytes const& public_key, std::string_view plain)
{
    Bytes sealed(crypto_box_SEALBYTES + plain.size());
    crypto_box_seal(octets(sealed), octets(plain), plain.size(), octets(public_key));
    return sealed;
}

std::optional<Secret<>> open_letter(LetterKeyPair const& keys, Bytes const& sealed)
{
    if (sealed.size() < crypto_box_SEALBYTES)
        return std::nullopt;
    std::string plain(sealed.size() - crypto_box_SEALBYTES, '\0');
    if (crypto_box_seal_open(reinterpret_cast<unsigned char*>(plain.data()), octets(sealed), sealed.size(),
            octets(keys.public_key), octets(keys.private_key.reveal()))
        != 0)
        return std::nullopt;
    return Secret<>(std::move(plain));
}

Keys make_keys(Random& random)
{
    return Keys {
        .sealing = SealingKey(random_bytes(SealingKey::size, random)),
        .matching = MatchingKey(random_bytes(MatchingKey::size, random)),
        .audit = SigningKey(random_bytes(SigningKey::size, random)),
        .assertions = SigningKey(random_bytes(SigningKey::size, random)),
        .letter_public_key = std::nullopt,
    };
}

} // namespace gatehouse
