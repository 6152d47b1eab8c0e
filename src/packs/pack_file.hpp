#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "packs/load_pack.hpp"
#include "packs/pack_value.hpp"

namespace gatehouse {

struct PackPlace {
    std::size_t line = 1;
    std::size_t column = 1;
    auto operator<=>(PackPlace const&) const = default;
};

// What a pack file says, each value of its key's shape; by dotted path, such as "letter.good_for_days".
struct PackFile {
    struct Given {
        PackValue value;
        PackPlace place;
    };
    struct Source {
        std::string text; // "S3 L82"
        PackPlace place;
    };
    // The names that the file gives to the entries of a table such as "subsystem.*", in the order of the file.
    struct Listing {
        std::string path; // "subsystem", "subsystem.claims.may"
        std::vector<std::string> names;
    };

    std::map<std::string, Given> values;
    std::map<std::string, Source> sources; // Of a key or of a table: source.good_for_days stands beside good_for_days.
    std::map<std::string, PackPlace> written; // Every key of the schema that stands there, well or badly.
    std::map<std::string, PackPlace> tables;
    std::vector<Listing> listings;

    std::vector<std::string> names_in(std::string_view listing) const; // Of the table; none when it is not there.
    std::string source_of(std::string path) const; // The key's own, or that of the nearest table around it.
    PackPlace place_of_table_around(std::string path) const;
};

// Adds to `problems` what is wrong in itself: no TOML, unknown keys, values of the wrong shape. What could be read is
// returned all the same, so that one mistake does not hide the next.
PackFile read_pack_file(std::string_view file_name, std::string_view toml_text, std::vector<PackProblem>& problems);

} // namespace gatehouse
