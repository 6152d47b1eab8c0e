#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/id.hpp"
#include "base/time.hpp"

namespace gatehouse {

class Database;
class Row;

// The plan's facts in one order that cannot be changed unseen: each is numbered, from 1 without a gap, and carries a
// hash over itself and the hash of the one before. The order is that of sealing: a fact whose transaction committed
// late stands behind others that happened after it.

// One fact in its place, as it is hashed.
struct SealedFact {
    std::int64_t sequence;
    Instant sealed_at;
    std::string id;
    Instant happened_at;
    std::string actor_kind;
    std::string actor_id;
    std::string action;
    std::string subject_kind;
    std::string subject_id;
    std::string detail;
};

std::string const& chain_start(); // What stands for a hash before the first: 64 zeros.

// SHA-256 in hex over plan, place, the hash before, and every field of the fact, each with its length in front, so
// that no two facts are written alike.
std::string chain_hash(PlanId const&, std::string_view previous_hash, SealedFact const&);

// From a row that holds, from column `first` on, the fact's id, happened_at, actor_kind, actor_id, action,
// subject_kind, subject_id and detail.
SealedFact read_fact(Row const&, std::size_t first, std::int64_t sequence, Instant sealed_at);

struct SealerRun {
    std::int64_t sealed = 0;
    Instant next_due;
};

// Seals what waits. To be called every second and at stop. Safe at once on several nodes, and to be killed at any
// moment: a batch is one transaction. `holder` names this process; the lease keeps the others from trying.
SealerRun seal_audit_once(Database&, PlanId const&, std::string_view holder);

} // namespace gatehouse
