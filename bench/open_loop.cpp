#include "open_loop.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <fstream>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <thread>
#include <vector>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace {

volatile std::sig_atomic_t stopped = 0;

using Clock = std::chrono::steady_clock;

constexpr int connections_max
    = 16; // So many may be unanswered at a time; what is due beyond waits, and its wait counts.

class Connection {
public:
    explicit Connection(std::string const& address)
        : m_socket(::socket(AF_INET, SOCK_STREAM, 0))
    {
        auto colon = address.rfind(':');
        sockaddr_in to {};
        to.sin_family = AF_INET;
        to.sin_port = htons(static_cast<std::uint16_t>(std::stoi(address.substr(colon + 1))));
        if (::inet_pton(AF_INET, address.substr(0, colon).c_str(), &to.sin_addr) != 1
            || ::connect(m_socket, reinterpret_cast<sockaddr const*>(&to), sizeof to) != 0)
            throw std::runtime_error("cannot connect to " + address);
        int on = 1;
        ::setsockopt(m_socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    }
    ~Connection() { ::close(m_socket); }
    Connection(Connection const&) = delete;
    Connection& operator=(Connection const&) = delete;

    // Whether the answer, which has no body, is a 204.
    bool ask(std::string const& request)
    {
        if (::send(m_socket, request.data(), request.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(request.size()))
            return false;
        std::string answer;
        while (!answer.contains("\r\n\r\n")) {
            std::array<char, 4096> part;
            auto count = ::recv(m_socket, part.data(), part.size(), 0);
            if (count <= 0)
                return false;
            answer.append(part.data(), static_cast<std::size_t>(count));
        }
        return answer.starts_with("HTTP/1.1 204");
    }

private:
    int m_socket;
};

struct Seen {
    std::mutex mutex;
    std::vector<std::int64_t> latencies; // Microseconds.
    int failed = 0;
};

std::vector<std::string> requests_of(OpenLoop const& order)
{
    std::vector<std::string> requests;
    std::ifstream tokens(order.tokens);
    for (std::string token; std::getline(tokens, token);)
        requests.push_back("GET " + order.path + " HTTP/1.1\r\nHost: " + order.address + "\r\nCookie: " + order.cookie
            + "=" + token + "\r\n\r\n");
    if (requests.empty())
        throw std::runtime_error("no tokens in " + order.tokens);
    return requests;
}

// Every so-manieth question, beginning with the `first`.
void ask_some(OpenLoop const& order, std::vector<std::string> const& requests, Connection& connection,
    Clock::time_point start, int first, Seen& seen)
{
    std::vector<std::int64_t> latencies;
    int failed = 0;
    for (int i = first; i < order.rate * order.seconds && !stopped; i += connections_max) {
        auto due = start + std::chrono::nanoseconds(std::int64_t { i } * 1'000'000'000 / order.rate);
        std::this_thread::sleep_until(due);
        auto at = static_cast<std::size_t>(i) * 7919 % requests.size(); // All of them, in no order.
        failed += !connection.ask(requests[at]);
        latencies.push_back(std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - due).count());
    }
    std::lock_guard lock(seen.mutex);
    seen.latencies.insert(seen.latencies.end(), latencies.begin(), latencies.end());
    seen.failed += failed;
}

} // namespace

int ask_in_open_loop(OpenLoop const& order)
{
    auto requests = requests_of(order);
    std::signal(SIGTERM, [](int) { stopped = 1; });
    std::vector<std::unique_ptr<Connection>> connections;
    for (int i = 0; i < connections_max; ++i)
        connections.push_back(std::make_unique<Connection>(order.address));
    Seen seen;
    auto start = Clock::now() + std::chrono::milliseconds(100);
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < connections_max; ++i)
            threads.emplace_back(
                [&, i] { ask_some(order, requests, *connections[static_cast<std::size_t>(i)], start, i, seen); });
    }
    auto& sorted = seen.latencies;
    std::ranges::sort(sorted);
    auto at = [&](std::size_t percent) { return static_cast<long long>(sorted[(sorted.size() - 1) * percent / 100]); };
    std::printf(R"({"asked": %zu, "failed": %d, "p50": %lld, "p95": %lld, "p99": %lld, "max": %lld})"
                "\n",
        sorted.size(), seen.failed, at(50), at(95), at(99), at(100));
    return 0;
}
