#include "db/database.hpp"

#include <array>
#include <thread>

#include "base/random.hpp"

namespace gatehouse {

namespace {

constexpr int attempts_max = 10;

bool may_retry(DatabaseFailure const& failure, int attempt)
{
    switch (failure.retry()) {
    case DatabaseFailure::Retry::never: return false;
    case DatabaseFailure::Retry::once: return attempt == 1;
    case DatabaseFailure::Retry::often: return attempt < attempts_max;
    }
    std::unreachable();
}

} // namespace

std::vector<Row> Transaction::query(std::string_view sql, std::initializer_list<Value> values)
{
    return query(sql, std::span(values.begin(), values.size()));
}

std::vector<Row> Transaction::query(std::string_view sql, std::span<Value const> values)
{
    for (auto const& value : values) {
        auto const* text = std::get_if<std::string>(&value.held());
        if (text && (text->contains('\0') || !is_utf8(*text)))
            throw DatabaseFailure("text with a NUL or outside UTF-8 bound to: " + std::string(sql));
    }
    return execute(sql, values);
}

std::optional<Row> Transaction::query_one(std::string_view sql, std::initializer_list<Value> values)
{
    auto rows = query(sql, values);
    if (rows.empty())
        return std::nullopt;
    return std::move(rows.front());
}

// Rivals that met once should not meet again: twice the time with each attempt, up to half a second, and each
// waits a random part of it.
void Database::back_off(int attempt)
{
    std::array<std::byte, 1> chance;
    m_environment.random.fill(chance);
    auto longest = std::chrono::microseconds(1000 << std::min(attempt, 9));
    std::this_thread::sleep_for(longest / 2 + longest / 2 * std::to_integer<int>(chance[0]) / 256);
}

void Database::on_announcement(std::function<void(CommittedEvent const&)> listener)
{
    std::unique_lock lock(m_listener_mutex);
    m_listener = std::move(listener);
}

void Database::announce(std::vector<CommittedEvent> const& announcements)
{
    std::shared_lock lock(m_listener_mutex);
    if (m_listener)
        for (auto const& announcement : announcements)
            m_listener(announcement);
}

void Database::run(Access access, PlanId const& plan, std::function<bool(UnitOfWork&)> const& work)
{
    for (int number = 1;; ++number) {
        std::vector<CommittedEvent> announcements;
        try {
            bool committed = false;
            attempt(access, plan, [&](Transaction& tx) {
                UnitOfWork unit { tx, plan, m_environment.clock.now(), m_environment.random, m_environment.keys };
                committed = work(unit);
                announcements = std::move(unit.announcements);
                if (committed && !announcements.empty())
                    wake_others(tx);
                return committed;
            });
            if (committed && !announcements.empty())
                announce(announcements);
            return;
        } catch (DatabaseFailure const& failure) {
            if (!may_retry(failure, number))
                throw;
        }
        back_off(number);
    }
}

} // namespace gatehouse
