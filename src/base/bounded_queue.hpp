#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <mutex>
#include <optional>
#include <utility>

namespace gatehouse {

// Hands values from one thread to another, at most `capacity` at a time, so that the faster one waits for the slower
// one. Either end may stop first: the giver closes the queue, the taker abandons it.
template <class T>
class BoundedQueue {
public:
    explicit BoundedQueue(std::size_t capacity)
        : m_capacity(capacity)
    {
    }

    // Waits for room. False when the taker wants nothing more: then the giver stops.
    bool push(T value)
    {
        std::unique_lock lock(m_mutex);
        m_has_room.wait(lock, [&] { return m_abandoned || m_values.size() < m_capacity; });
        if (m_abandoned)
            return false;
        m_values.push_back(std::move(value));
        m_has_values.notify_one();
        return true;
    }

    // Waits for a value. Nothing when the queue is closed and empty; if it was closed with a failure, throws that
    // instead, after everything that was given before it.
    std::optional<T> pop()
    {
        std::unique_lock lock(m_mutex);
        m_has_values.wait(lock, [&] { return m_closed || !m_values.empty(); });
        if (m_values.empty()) {
            if (auto failure = std::exchange(m_failure, nullptr))
                std::rethrow_exception(failure);
            return std::nullopt;
        }
        std::optional<T> value(std::move(m_values.front()));
        m_values.pop_front();
        m_has_room.notify_one();
        return value;
    }

    void close(std::exception_ptr failure = nullptr)
    {
        std::lock_guard lock(m_mutex);
        m_closed = true;
        m_failure = std::move(failure);
        m_has_values.notify_all();
    }

    void abandon()
    {
        std::lock_guard lock(m_mutex);
        m_abandoned = true;
        m_values.clear();
        m_has_room.notify_all();
    }

private:
    std::size_t const m_capacity;
    std::mutex m_mutex;
    std::condition_variable m_has_room;
    std::condition_variable m_has_values;
    std::deque<T> m_values;
    std::exception_ptr m_failure;
    bool m_closed = false;
    bool m_abandoned = false;
};

} // namespace gatehouse
