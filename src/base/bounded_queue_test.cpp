#include <catch2/catch.hpp>

#include <atomic>
#include <chrono>
#include <stdexcept>
#include <thread>

#include "base/bounded_queue.hpp"

using namespace gatehouse;

TEST_CASE("a queue hands everything over in order, and the giver is never further ahead than it holds", "[concurrent]")
{
    constexpr int count = 10'000, capacity = 3;
    BoundedQueue<int> queue(capacity);
    std::atomic<int> taken = 0;
    int furthest = 0;
    std::jthread giver([&] {
        for (int i = 0; i < count; ++i) {
            queue.push(i);
            furthest = std::max(furthest, i + 1 - taken);
        }
        queue.close();
    });
    int expected = 0;
    while (auto value = queue.pop()) {
        REQUIRE(*value == expected++);
        ++taken;
    }
    CHECK(expected == count);
    giver.join();
    CHECK(furthest <= capacity + 1); // One more is out of the queue already and not yet counted.
    CHECK_FALSE(queue.pop());
}

TEST_CASE("a giver that waits for room stops when the taker has gone", "[concurrent]")
{
    BoundedQueue<int> queue(1);
    std::atomic<int> given = 0;
    std::jthread giver([&] {
        while (queue.push(given))
            ++given;
    });
    while (given == 0)
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    queue.abandon();
    giver.join();
    CHECK_FALSE(queue.push(1));
}

TEST_CASE("what the giver failed with reaches the taker once, after all that was given before", "[concurrent]")
{
    BoundedQueue<int> queue(2);
    std::jthread giver([&] {
        std::exception_ptr failure;
        try {
            queue.push(1);
            queue.push(2);
            throw std::runtime_error("the file cannot be read");
        } catch (...) {
            failure = std::current_exception();
        }
        queue.close(std::move(failure));
    });
    CHECK(queue.pop() == 1);
    CHECK(queue.pop() == 2);
    CHECK_THROWS_WITH(queue.pop(), "the file cannot be read");
    CHECK_FALSE(queue.pop());
}
