#pragma once

#include <string>
#include <string_view>

#include <sodium.h>

#include "base/encoding.hpp"

namespace gatehouse {

// Hashes a list of texts (BLAKE2b, 16 bytes): lists that differ in a text or in where one ends differ in the hash.
class ContentHasher {
public:
    void add(std::string_view text) { m_content.append(std::to_string(text.size())).append(":").append(text); }

    Bytes finish() const
    {
        Bytes hash(crypto_generichash_BYTES_MIN);
        crypto_generichash(reinterpret_cast<unsigned char*>(hash.data()), hash.size(),
            reinterpret_cast<unsigned char const*>(m_content.data()), m_content.size(), nullptr, 0);
        return hash;
    }

private:
    std::string m_content;
};

} // namespace gatehouse
