#pragma once

#include <string>
#include <utility>

#include <sodium.h>

namespace gatehouse {

// Holds what must not leak: it cannot be copied, compared or printed, and is wiped when it goes.
// Every use of the bare text is a greppable call of reveal().
template <class T = std::string>
class Secret {
public:
    explicit Secret(T value)
        : m_value(std::move(value))
    {
    }
    Secret(Secret&& other) noexcept
        : m_value(other.m_value) // A copy: moving a short string would leave its bytes behind.
    {
        other.wipe();
    }
    Secret& operator=(Secret&&) = delete;
    ~Secret() { wipe(); }

    T const& reveal() const { return m_value; }

    void replace(T value)
    {
        wipe();
        m_value = std::move(value);
    }

private:
    void wipe() noexcept { sodium_memzero(m_value.data(), m_value.size()); }

    T m_value;
};

} // namespace gatehouse
