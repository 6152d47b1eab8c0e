#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace gatehouse {

// argon2id at OWASP's setting: 19 MiB, two passes, one lane. The parameters travel in the hash.
inline constexpr std::uint64_t argon2id_passes = 2;
inline constexpr std::size_t argon2id_bytes = std::size_t { 19 } * 1024 * 1024;

// Hashes passwords and typed codes on threads of its own, so that a burst of sign-ins cannot take all the memory or
// all the workers. One more than `waiting_max` is refused with `hash.busy` (ErrorKind::busy) at once. Safe to use
// from several threads; a call returns when its hash is done.
class SlowHash {
public:
    SlowHash(unsigned threads, std::size_t waiting_max);
    ~SlowHash();

    Result<std::string> hash(std::string_view secret); // In the PHC string format, as libsodium writes it.

    // False for a wrong secret. An empty `hash` costs the same time and never fits: for a name that nobody has.
    Result<bool> fits(std::string const& hash, std::string_view secret);

    static bool is_outdated(std::string const& hash); // Made with weaker parameters: hash again at the next success.

    std::uint64_t verdicts() const; // How many fits() were computed so far: each path must cost exactly one.

private:
    Result<> run(std::function<void()> const& job);

    struct Threads;
    std::unique_ptr<Threads> m_threads;
};

} // namespace gatehouse
