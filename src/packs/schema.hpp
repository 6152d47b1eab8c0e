#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "packs/pack_value.hpp"

namespace gatehouse {

struct Pack;

// The names that stand for the stars of a path: { "claims", "submit" } for "subsystem.*.may.*.label".
using PackNames = std::vector<std::string>;

// One key of the pack language. Reading, checking, explaining and the reference in docs/packs.md all follow from
// these; there is no other place that knows a key.
struct SchemaKey {
    std::string_view path; // "letter.good_for_days"; a star stands for a name that the pack gives itself.
    std::string_view sentence;
    Shape shape;
    bool required;
    PackValue fallback; // When it is not required and left out.
    std::function<void(Pack&, PackNames const&, PackValue const&)> fill;
    std::function<std::string(PackValue const&)> departure; // From NIST SP 800-63B-4; may be empty.

    bool is_rule() const; // A number or a choice, as against a text or a colour.
};

// A table whose entries the pack names itself, such as "subsystem.*". Their order in the file counts.
struct SchemaTable {
    std::string_view path;
    std::string_view sentence;
    std::vector<std::string_view> names {}; // Those that are allowed; empty: any word.
    bool required = false;                  // At least one entry.
};

std::span<SchemaKey const> schema_keys();
std::span<SchemaTable const> schema_tables();

// The parts of a path: "letter.good_for_days" has two.
std::vector<std::string> split_path(std::string_view path);

// The names that make `pattern` this `path`, or nothing when it does not fit.
std::optional<PackNames> match_path(std::string_view pattern, std::string_view path);

// The pattern with the names put in.
std::string fill_path(std::string_view pattern, PackNames const&);

} // namespace gatehouse
