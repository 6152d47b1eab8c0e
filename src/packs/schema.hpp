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

// Makes a key required in some packs: when another one has this value, or is set at all.
struct NeededWhen {
    std::string_view path {};
    std::optional<std::string_view> value {};

    std::string describe() const; // "when registration.activation_method is letter"
};

// One key of the pack language. Reading, checking, explaining and the reference in docs/packs.md all follow from
// these; there is no other place that knows a key.
struct SchemaKey {
    std::string_view path; // "letter.good_for_days"; a star stands for a name that the pack gives itself.
    std::string_view sentence;
    Shape shape;
    bool required;
    PackValue fallback; // When it is not required and left out.
    NeededWhen needed_when {};
    std::function<void(Pack&, PackNames const&, PackValue const&)> fill {}; // Not called for nothing.
    std::function<std::string(PackValue const&)> departure {};              // From NIST SP 800-63B-4; may be empty.

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

SchemaKey const* find_schema_key(std::string_view path); // "subsystem.claims.label"; null when there is none.

// The names that may stand in the table at `path` ("" is the file itself).
struct SchemaNames {
    bool given_by_pack = false;     // They are entries such as those of "subsystem.*".
    std::vector<std::string> names; // Empty: any word.

    bool allow(std::string_view name) const;
};
SchemaNames schema_names(std::string_view path);

std::vector<std::string> split_path(std::string_view path); // "letter.good_for_days" has two parts.
std::string join_path(std::string_view parent, std::string_view name);

// The names that make `pattern` this `path`, or nothing when it does not fit.
std::optional<PackNames> match_path(std::string_view pattern, std::string_view path);

// The pattern with the names put in, as many as it has stars.
std::string fill_path(std::string_view pattern, PackNames const&);

} // namespace gatehouse
