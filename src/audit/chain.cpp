#include "audit/chain.hpp"

#include "base/encoding.hpp"
#include "db/database.hpp"
#include "db/lease.hpp"

namespace gatehouse {

namespace {

constexpr auto lease_name = "audit.sealer";
constexpr auto lease_time = std::chrono::seconds(10);
constexpr auto pause = std::chrono::seconds(1);
constexpr int batch_max = 500;   // Some 50 ms on PostgreSQL.
constexpr int batches_max = 200; // In one run, so that a long backlog does not keep the caller.

void append(std::string& out, std::string_view field) { out.append(std::to_string(field.size())) += ':', out += field; }
void append(std::string& out, std::int64_t number) { append(out, std::string_view(std::to_string(number))); }
void append(std::string& out, Instant instant) { append(out, std::int64_t { instant.time_since_epoch().count() }); }

struct Head {
    std::int64_t sequence = 0;
    std::string hash = chain_start();
};

Head read_head(UnitOfWork& work)
{
    auto row = work.tx.query_one(
        "SELECT sequence, hash FROM audit_seal WHERE plan_id = $1 ORDER BY sequence DESC LIMIT 1", { work.plan });
    return row ? Head { row->integer(0), row->text(1) } : Head {};
}

bool is_waiting(Database& db, PlanId const& plan)
{
    return db
        .read(plan,
            [](UnitOfWork& work) -> Result<bool> {
                return work.tx
                    .query_one(R"sql(
                         SELECT 1 FROM audit_unsealed u
                         JOIN audit_fact f ON f.plan_id = u.plan_id AND f.id = u.fact_id
                         WHERE u.plan_id = $1 LIMIT 1
                     )sql",
                        { work.plan })
                    .has_value();
            })
        .value();
}

// A sealer that is overtaken by another finds its next number taken: a unique violation, after which it runs again
// from the new head.
std::size_t seal_batch(UnitOfWork& work)
{
    auto head = read_head(work);
    auto waiting = work.tx.query(R"sql(
        SELECT f.id, f.happened_at, f.actor_kind, f.actor_id, f.action, f.subject_kind, f.subject_id, f.detail
        FROM audit_unsealed u JOIN audit_fact f ON f.plan_id = u.plan_id AND f.id = u.fact_id
        WHERE u.plan_id = $1 ORDER BY u.fact_id LIMIT $2
    )sql",
        { work.plan, batch_max });
    for (auto const& row : waiting) {
        auto fact = read_fact(row, 0, ++head.sequence, work.now);
        head.hash = chain_hash(work.plan, head.hash, fact);
        work.tx.query(R"sql(
            INSERT INTO audit_seal (plan_id, sequence, fact_id, hash, sealed_at) VALUES ($1, $2, $3, $4, $5)
        )sql",
            { work.plan, head.sequence, fact.id, head.hash, work.now });
        work.tx.query("DELETE FROM audit_unsealed WHERE plan_id = $1 AND fact_id = $2", { work.plan, fact.id });
    }
    return waiting.size();
}

} // namespace

std::string const& chain_start()
{
    static std::string const zeros(64, '0');
    return zeros;
}

std::string chain_hash(PlanId const& plan, std::string_view previous_hash, SealedFact const& fact)
{
    std::string text = "gatehouse audit 1\n";
    append(text, plan.value);
    append(text, fact.sequence);
    append(text, previous_hash);
    append(text, fact.sealed_at);
    append(text, fact.id);
    append(text, fact.happened_at);
    append(text, fact.actor_kind);
    append(text, fact.actor_id);
    append(text, fact.action);
    append(text, fact.subject_kind);
    append(text, fact.subject_id);
    append(text, fact.detail);
    return sha256_hex(text);
}

SealedFact read_fact(Row const& row, std::size_t first, std::int64_t sequence, Instant sealed_at)
{
    return { sequence, sealed_at, row.text(first), row.instant(first + 1), row.text(first + 2), row.text(first + 3),
        row.text(first + 4), row.text(first + 5), row.text(first + 6), row.text(first + 7) };
}

SealerRun seal_audit_once(Database& db, PlanId const& plan, std::string_view holder)
{
    SealerRun run;
    // An idle plan costs one read: its lease is not renewed, and nothing is written.
    for (int batch = 0; batch < batches_max && is_waiting(db, plan); ++batch) {
        auto sealed = db.write(plan, Isolation::read_committed, [&](UnitOfWork& work) -> Result<std::size_t> {
                            if (!hold_lease(work, lease_name, holder, work.now + lease_time))
                                return 0;
                            return seal_batch(work);
                        }).value();
        if (sealed == 0)
            break;
        run.sealed += static_cast<std::int64_t>(sealed);
    }
    run.next_due = db.read(plan, [](UnitOfWork& work) -> Result<Instant> { return work.now + pause; }).value();
    return run;
}

} // namespace gatehouse
