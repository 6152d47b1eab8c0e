#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "packs/load_pack.hpp"
#include "packs/schema.hpp"

namespace gatehouse {

struct PackPlace {
    std::size_t line = 0;
    std::size_t column = 0;
    auto operator<=>(PackPlace const&) const = default;
};

// One setting of a pack file, whether the file says it or the schema's default stands in.
struct PackEntry {
    SchemaKey const* key;
    PackNames names;
    std::string path; // The key's path with the names put in.
    PackValue value;
    bool set;
    std::string source; // "S3 L82"; empty when nobody says.
    PackPlace place;    // Of the value; of the enclosing table when it is not set.
};

// The names that the file gives to the entries of a table such as "subsystem.*", in the order of the file.
struct PackListing {
    std::string path; // "subsystem", "subsystem.claims.may"
    std::vector<std::string> names;
};

// A pack file as a flat list, each value of its key's shape, in the order of the schema.
struct PackDocument {
    std::vector<PackEntry> entries;
    std::vector<PackListing> listings;

    PackEntry const* find(std::string_view path) const;
};

// `problems` gets what is wrong; what could be read is returned all the same, so that one mistake does not hide
// another.
PackDocument read_document(std::string_view file_name, std::string_view toml_text, std::vector<PackProblem>& problems);

// What the entries say together with no single one being wrong: contrast, a ceiling that names what there is not.
void check_document(PackDocument const&, std::string_view file_name, std::vector<PackProblem>& problems);

// What the file says, independent of comments, layout and the order in which tables stand: one line a setting. The
// defaults are not in it, so a program with other defaults finds the same revision.
std::string canonical_form(PackDocument const&);

} // namespace gatehouse
