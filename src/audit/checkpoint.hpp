#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "base/encoding.hpp"
#include "base/id.hpp"
#include "base/keys.hpp"
#include "base/time.hpp"

namespace gatehouse {

class Database;
struct UnitOfWork;

// How long the plan's chain was at one moment and where it ended, signed with a key that the database does not hold.
// Kept outside the database, it shows a tail cut off or a chain written anew: see audit/verify.hpp.
struct Checkpoint {
    PlanId plan;
    std::int64_t length;
    std::string head; // The hash of the last fact; chain_start() while there is none.
    std::string at;   // UTC, "2027-01-15T08:00:00.000000Z".
    Bytes signature;  // Ed25519, by Keys::audit.
};

Checkpoint take_checkpoint(UnitOfWork&); // Needs a read only.
bool signature_fits(Bytes const& public_key, Checkpoint const&);

// One line of JSON, for the log and for the anchor file.
std::string to_line(Checkpoint const&);
std::optional<Checkpoint> parse_checkpoint(std::string_view line);

struct CheckpointRun {
    Checkpoint written; // For the caller to log.
    Instant next_due;
};

// Appends a checkpoint to the anchor file and waits until the disk has it. To be called every hour and at stop, after
// the sealer. Throws Outage when the file cannot be written.
CheckpointRun checkpoint_audit_once(Database&, PlanId const&, std::filesystem::path const& anchor_file);

} // namespace gatehouse
