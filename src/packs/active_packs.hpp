#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "audit/audit.hpp"
#include "base/result.hpp"
#include "packs/load_pack.hpp"

namespace gatehouse {

class Database;
struct UnitOfWork;

// The database keeps every revision of a plan's pack that was ever in force, and which one is. A file only proposes.

struct PackActivation {
    std::string before; // The revision that was in force; empty for a plan that was not there.
    bool changed;
};

// Puts the pack in force, from the next request on; other nodes follow with their next refresh(). `toml_text` is what
// it was read from, kept with the revision. Makes the plan when it is new. Nothing happens when the revision is in
// force already. Error: `pack.other_plan` when the unit of work is for another plan.
Result<PackActivation> activate_pack(UnitOfWork&, AuditActor const&, Pack const&, std::string_view toml_text);

struct PackText {
    std::string file_name; // "packs/<plan>.toml"
    std::string text;
};

// What became of looking at the packs, for the log and for whoever caches what follows from them.
struct PackNews {
    std::vector<PackProblem> problems; // At start: reasons to refuse. Later: the revision before stays in force.
    std::vector<std::string> notes;
    std::vector<PlanId> switched; // Now have another pack than before: decisions cached for them are void.
};

// Keeps a node's packs in step with the database. Used by one thread.
class ActivePacks {
public:
    ActivePacks(Database&, Packs&); // Both outlive it.

    // Brings in the files at start: a plan that the database does not know begins with its file; for the others the
    // active revision counts, and a note says when the file is another one. Plans without a file are loaded too.
    PackNews start(std::span<PackText const> files);

    // Loads what has been activated since. One short query when there is nothing new.
    PackNews refresh();

private:
    void add_new_plan(PackText const&, Pack const&, PackNews&);
    void load(PlanId const&, std::string const& revision, PackNews&);

    Database& m_db;
    Packs& m_packs;
    std::map<PlanId, std::string> m_seen; // The revision last looked at, loaded or refused.
};

} // namespace gatehouse
