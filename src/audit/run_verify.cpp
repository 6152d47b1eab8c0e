#include "audit/verify.hpp"

#include <algorithm>
#include <fstream>

#include <date/date.h>

#include "base/outage.hpp"

namespace gatehouse {

namespace {

struct Anchors {
    std::vector<Checkpoint> checkpoints;
    std::vector<std::size_t> unreadable_lines;
};

Anchors read_anchors(std::filesystem::path const& path)
{
    std::ifstream file(path);
    if (!file)
        throw Outage("cannot read the anchor file " + path.string());
    Anchors anchors;
    std::string line;
    for (std::size_t number = 1; std::getline(file, line); ++number) {
        if (line.empty())
            continue;
        if (auto checkpoint = parse_checkpoint(line))
            anchors.checkpoints.push_back(std::move(*checkpoint));
        else
            anchors.unreadable_lines.push_back(number);
    }
    return anchors;
}

std::string count_of(std::size_t count, std::string const& noun)
{
    return std::to_string(count) + " " + noun + (count == 1 ? "" : "s");
}

std::string describe(ChainReport const& report)
{
    auto text = report.plan.value + ": " + count_of(static_cast<std::size_t>(report.length), "fact")
        + " in the chain, compared with " + count_of(report.checkpoints, "checkpoint") + "\n";
    for (auto const& fault : report.faults)
        text += "  FAULT " + (fault.sequence > 0 ? "at sequence " + std::to_string(fault.sequence) + ": " : "")
            + fault.what + "\n";
    auto unlisted = static_cast<std::size_t>(report.fault_count) - report.faults.size();
    if (unlisted > 0)
        text += "  and " + count_of(unlisted, "further fault") + "\n";
    if (report.late > 0)
        text += "  note: " + count_of(static_cast<std::size_t>(report.late), "fact") + " not yet sealed, the oldest of "
            + date::format("%FT%TZ", *report.late_since) + ": is the server running?\n";
    return text;
}

} // namespace

VerifyOutcome run_audit_verify(
    Database& db, std::span<PlanId const> plans, std::optional<std::filesystem::path> const& anchor_file)
{
    auto anchors = anchor_file ? read_anchors(*anchor_file) : Anchors {};
    std::size_t faults = 0;
    std::string text;
    for (auto line : anchors.unreadable_lines) // A crash may have cut it short: no fault of the chain.
        text += "note: line " + std::to_string(line) + " of the anchor file is not a checkpoint\n";
    for (auto const& plan : plans) {
        auto report = verify_chain(db, plan, anchors.checkpoints);
        faults += static_cast<std::size_t>(report.fault_count);
        text += describe(report);
    }
    std::vector<PlanId> unknown;
    for (auto const& checkpoint : anchors.checkpoints)
        if (std::ranges::find(plans, checkpoint.plan) == plans.end()
            && std::ranges::find(unknown, checkpoint.plan) == unknown.end())
            unknown.push_back(checkpoint.plan);
    for (auto const& plan : unknown)
        text += plan.value + ":\n  FAULT the anchor file knows this plan, the database does not\n";
    faults += unknown.size();
    if (anchor_file && anchors.checkpoints.empty()) {
        text += "FAULT the anchor file holds no checkpoint\n";
        ++faults;
    }
    if (!anchor_file)
        text += "note: without --anchor a cut tail or a chain written anew cannot be found\n";
    text += faults == 0 ? "audit: whole\n" : "audit: " + count_of(faults, "fault") + "\n";
    return { faults == 0 ? 0 : 1, std::move(text) };
}

} // namespace gatehouse
