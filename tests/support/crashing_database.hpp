#pragma once

#include <functional>
#include <stdexcept>

#include "db/database.hpp"

namespace gatehouse {

// What a process that dies leaves behind.
struct Killed : std::runtime_error {
    Killed()
        : std::runtime_error("killed")
    {
    }
};

// Another database, used by a process that dies now and then: in the middle of a transaction, which is then rolled
// back, or right after its COMMIT, of which it learns nothing any more.
class CrashingDatabase final : public Database {
public:
    enum class Fate : std::uint8_t { lives, dies_before_commit, dies_after_commit };

    CrashingDatabase(Database& inner, Environment const& environment, std::function<Fate()> fate)
        : Database(environment)
        , m_inner(inner)
        , m_fate(std::move(fate))
    {
    }
    void isolate_plans() override { m_inner.isolate_plans(); }
    Instant server_time() override { return m_inner.server_time(); }

private:
    void attempt(Access access, PlanId const& plan, std::function<bool(Transaction&)> const& body) override
    {
        auto fate = m_fate();
        auto run = [&](UnitOfWork& work) -> Result<> {
            auto good = body(work.tx);
            if (fate == Fate::dies_before_commit)
                throw Killed();
            if (!good)
                return fail(ErrorKind::conflict, "crashing_database.rolled_back", "The work asked for it.");
            return {};
        };
        if (access == Access::read)
            (void)m_inner.read(plan, run);
        else
            (void)m_inner.write(
                plan, access == Access::write_serializable ? Isolation::serializable : Isolation::read_committed, run);
        if (fate == Fate::dies_after_commit)
            throw Killed();
    }

    Database& m_inner;
    std::function<Fate()> m_fate;
};

} // namespace gatehouse
