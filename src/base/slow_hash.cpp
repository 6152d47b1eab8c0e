#include "base/slow_hash.hpp"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <stdexcept>
#include <thread>
#include <vector>

#include <sodium.h>

namespace gatehouse {

namespace {

// libsodium wants an address, and a field that was not sent has none.
char const* address_of(std::string_view secret) { return secret.data() ? secret.data() : ""; }

// What a secret is compared with when there is no account: made once, of a secret that nobody knows.
std::string const& hash_of_nothing()
{
    static std::string const hash = [] {
        std::string unknown(32, '\0');
        randombytes_buf(unknown.data(), unknown.size());
        std::string text(crypto_pwhash_STRBYTES, '\0');
        if (crypto_pwhash_str(text.data(), unknown.data(), unknown.size(), argon2id_passes, argon2id_bytes) != 0)
            throw std::bad_alloc();
        text.resize(text.find('\0'));
        return text;
    }();
    return hash;
}

} // namespace

struct SlowHash::Threads {
    std::size_t waiting_max;
    std::mutex mutex;
    std::condition_variable_any something_to_do;
    std::deque<std::function<void()>> waiting;
    std::atomic<std::uint64_t> verdicts = 0;
    std::vector<std::jthread> threads; // Last: they end before what they use.

    void work(std::stop_token const& stop)
    {
        for (;;) {
            std::unique_lock lock(mutex);
            if (!something_to_do.wait(lock, stop, [&] { return !waiting.empty(); }))
                return;
            auto job = std::move(waiting.front());
            waiting.pop_front();
            lock.unlock();
            job();
        }
    }
};

SlowHash::SlowHash(unsigned threads, std::size_t waiting_max)
    : m_threads(std::make_unique<Threads>())
{
    if (sodium_init() < 0)
        throw std::runtime_error("libsodium cannot start");
    hash_of_nothing(); // Now, so that the first unknown name does not take twice as long.
    m_threads->waiting_max = waiting_max;
    for (unsigned i = 0; i < threads; ++i)
        m_threads->threads.emplace_back([this](std::stop_token const& stop) { m_threads->work(stop); });
}

SlowHash::~SlowHash() = default;

Result<> SlowHash::run(std::function<void()> const& job)
{
    std::mutex mutex;
    std::condition_variable finished;
    bool done = false;
    {
        std::lock_guard lock(m_threads->mutex);
        if (m_threads->waiting.size() >= m_threads->waiting_max)
            return refuse(ErrorKind::busy, "hash.busy");
        m_threads->waiting.emplace_back([&] {
            job();
            std::lock_guard done_lock(mutex);
            done = true;
            finished.notify_one();
        });
    }
    m_threads->something_to_do.notify_one();
    std::unique_lock lock(mutex);
    finished.wait(lock, [&] { return done; });
    return {};
}

Result<std::string> SlowHash::hash(std::string_view secret)
{
    std::string text(crypto_pwhash_STRBYTES, '\0');
    int failed = 0;
    TRY(run([&] {
        failed = crypto_pwhash_str(text.data(), address_of(secret), secret.size(), argon2id_passes, argon2id_bytes);
    }));
    if (failed != 0)
        throw std::bad_alloc();
    text.resize(text.find('\0'));
    return text;
}

Result<bool> SlowHash::fits(std::string const& hash, std::string_view secret)
{
    auto const& compared = hash.empty() ? hash_of_nothing() : hash;
    bool equal = false;
    TRY(run([&] {
        ++m_threads->verdicts;
        equal = crypto_pwhash_str_verify(compared.c_str(), address_of(secret), secret.size()) == 0;
    }));
    return equal && !hash.empty();
}

bool SlowHash::is_outdated(std::string const& hash)
{
    return crypto_pwhash_str_needs_rehash(hash.c_str(), argon2id_passes, argon2id_bytes) != 0;
}

std::uint64_t SlowHash::verdicts() const { return m_threads->verdicts; }

} // namespace gatehouse
