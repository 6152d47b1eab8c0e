#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "audit/checkpoint.hpp"
#include "base/id.hpp"
#include "base/time.hpp"

namespace gatehouse {

class Database;

// What is wrong with a plan's chain.
struct ChainFault {
    enum class Kind : std::uint8_t {
        changed,       // A fact or its seal is not what was hashed.
        moved,         // It is, but at another place.
        removed,       // A seal without its fact, or a gap in the numbers.
        inserted,      // A fact that did not come through the program: it neither has a seal nor waits for one.
        tail_cut,      // A checkpoint knows a longer chain.
        rewritten,     // A checkpoint knows another hash at its place: the chain up to there is not the one signed.
        bad_signature, // A checkpoint that was not signed with this server's key.
    };
    Kind kind;
    std::int64_t sequence; // 0 where there is no number to name.
    std::string what;      // A sentence.
};

struct ChainReport {
    PlanId plan;
    std::int64_t length = 0;
    std::string head;
    std::size_t checkpoints = 0; // Compared with.
    std::int64_t fault_count = 0;
    std::vector<ChainFault> faults {}; // The first hundred.
    std::int64_t late = 0; // Facts that have waited for the sealer for more than five minutes: it stands still.
    std::optional<Instant> late_since {};
};

// Reads the whole chain, in pages, and compares it with the plan's checkpoints. It may be under way: what is added
// meanwhile is left for the next time.
//
// Without a checkpoint from outside the database nobody can see that the chain was cut at its end, or written anew
// from some place on with fitting hashes.
ChainReport verify_chain(Database&, PlanId const&, std::span<Checkpoint const>);

struct VerifyOutcome {
    int exit_code; // 0: the chains are whole. 1: at least one fault.
    std::string text;
};

// `gatehouse audit verify [--anchor FILE]`: every plan's chain, against the anchor file's checkpoints. Facts that wait
// for long are told but are no fault: the server may stand still. Throws Outage when the file cannot be read.
VerifyOutcome run_audit_verify(
    Database&, std::span<PlanId const> plans, std::optional<std::filesystem::path> const& anchor_file);

} // namespace gatehouse
