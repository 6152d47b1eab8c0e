#include "app/serve.hpp"

#include <csignal>
#include <cstdio>
#include <thread>

#include "app/application.hpp"
#include "app/self_signed.hpp"
#include "app/store.hpp"
#include "base/random.hpp"
#include "base/slow_hash.hpp"
#include "http/server.hpp"

namespace gatehouse {

namespace {

sigset_t block_end_signals()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    return signals;
}

// Blocks until somebody asks the process to end. The signals must be blocked in all threads.
void wait_for_signal(sigset_t const& signals)
{
    int received = 0;
    sigwait(&signals, &received);
}

void log_line(std::string_view line) { std::fprintf(stderr, "%.*s\n", static_cast<int>(line.size()), line.data()); }

std::string origin_of(Config const& config)
{
    if (!config.origin.empty())
        return config.origin;
    auto host = config.server.address.contains(':') ? "[" + config.server.address + "]" : config.server.address;
    return (config.insecure_http ? "http://" : "https://") + host + ":" + std::to_string(config.server.port);
}

// Whoever prints letters holds the private key; a server that could read it could read every code.
void refuse_the_letter_key(Config const& config)
{
    if (config.letter_private_key.empty())
        return;
    if (auto* file = std::fopen(config.letter_private_key.c_str(), "rb")) {
        std::fclose(file);
        throw std::runtime_error("This server can read the letters' private key " + config.letter_private_key.string()
            + ". Move it to the machine that prints, where only the printing user may read it.");
    }
}

} // namespace

void serve(Config config)
{
    auto signals = block_end_signals(); // Before the first thread, which inherits the mask.
    refuse_the_letter_key(config);
    Store store(config);
    SlowHash slow_hash(std::max(1u, std::thread::hardware_concurrency()), config.server.workers);
    if (config.insecure_http)
        config.server.tls.reset();
    else if (!config.server.tls)
        config.server.tls = self_signed_certificate(config.data / "tls", config.server.address);

    Application application({ .db = *store.db,
        .packs = store.packs,
        .slow_hash = slow_hash,
        .clock = *store.clock,
        .random = *store.random,
        .keys = store.keys,
        .origin = origin_of(config),
        .plan_of_host = config.plan_of_host,
        .secure = !config.insecure_http,
        .demo = config.demo,
        .log = log_line });
    Server server(config.server, [&](Request request) { return application.handle(std::move(request)); });

    std::printf("ready %s\n", origin_of(config).c_str());
    std::fflush(stdout);
    wait_for_signal(signals);
}

} // namespace gatehouse
