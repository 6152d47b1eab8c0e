#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "packs/pack_file.hpp"
#include "packs/schema.hpp"

namespace gatehouse {

// One setting, whether the file says it or the schema's default stands in.
struct PackEntry {
    SchemaKey const* key;
    PackNames names;
    std::string path; // The key's path with the names put in.
    PackValue value;
    bool set;
    std::string source; // Empty when nobody says.
    PackPlace place;    // Of the value; of the table around it when it is not set.
};

// A pack as a flat list in the order of the schema: what is explained, compared and hashed.
struct PackDocument {
    std::string_view file_name;
    std::vector<PackEntry> entries;
    std::vector<PackFile::Listing> listings;

    PackEntry const* find(std::string_view path) const;
    std::vector<PackEntry const*> matching(std::string_view pattern) const; // "job.*.capabilities"
};

// Reads the file and puts the defaults in. `problems` gets what is wrong with single keys, and what is missing.
PackDocument read_document(std::string_view file_name, std::string_view toml_text, std::vector<PackProblem>& problems);

// What the entries say together with no single one being wrong: contrast, a ceiling over what there is not.
void check_document(PackDocument const&, std::vector<PackProblem>& problems);

// What the file says, whatever its comments, its layout and the order of its tables: one line a setting. Defaults are
// not in it, so that a program with other defaults finds the same revision.
std::string canonical_form(PackDocument const&);

} // namespace gatehouse
