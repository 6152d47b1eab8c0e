#include "accounts/totp.hpp"

#include <array>
#include <cstdlib>
#include <stdexcept>

#include <liboath/oath.h>
#include <sodium.h>

namespace gatehouse {

namespace {

constexpr std::int64_t steps_either_way = 1;

} // namespace

std::int64_t totp_step(Instant moment)
{
    auto seconds = std::chrono::floor<std::chrono::seconds>(moment.time_since_epoch()).count();
    return seconds / totp_seconds;
}

std::string totp_code(Secret<> const& secret, std::int64_t step, std::size_t digits)
{
    std::array<char, 16> code {};
    auto const& bytes = secret.reveal();
    if (oath_totp_generate(bytes.data(), bytes.size(), static_cast<time_t>(step * totp_seconds),
            static_cast<unsigned>(totp_seconds), 0, static_cast<unsigned>(digits), code.data())
        != OATH_OK)
        throw std::runtime_error("liboath makes no code");
    return code.data();
}

std::optional<std::int64_t> matching_step(Secret<> const& secret, std::string_view code, Instant now, std::int64_t last)
{
    if (code.size() != totp_digits)
        return std::nullopt;
    std::optional<std::int64_t> found;
    auto present = totp_step(now);
    for (auto step = present - steps_either_way; step <= present + steps_either_way; ++step) { // All, whichever fits.
        auto right = totp_code(secret, step);
        bool fits = sodium_memcmp(right.data(), code.data(), totp_digits) == 0;
        if (fits && step > last && !found)
            found = step;
    }
    return found;
}

Secret<> to_base32(Secret<> const& bytes)
{
    char* text = nullptr;
    std::size_t length = 0;
    if (oath_base32_encode(bytes.reveal().data(), bytes.reveal().size(), &text, &length) != OATH_OK)
        throw std::runtime_error("liboath writes no base32");
    Secret<> written(std::string(text, length));
    sodium_memzero(text, length);
    std::free(text);
    return written;
}

std::optional<Secret<>> from_base32(std::string_view text)
{
    char* bytes = nullptr;
    std::size_t length = 0;
    if (text.empty() || oath_base32_decode(text.data(), text.size(), &bytes, &length) != OATH_OK)
        return std::nullopt;
    Secret<> read(std::string(bytes, length));
    sodium_memzero(bytes, length);
    std::free(bytes);
    return read;
}

} // namespace gatehouse
