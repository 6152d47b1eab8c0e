#pragma once

#include <cstddef>
#include <expected>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "packs/pack.hpp"

namespace gatehouse {

// One thing to mend in a pack file. Lines and columns count from 1; columns count characters.
struct PackProblem {
    std::string file;
    std::size_t line;
    std::size_t column;
    std::string message; // What was found and what is allowed.
    auto operator<=>(PackProblem const&) const = default;
};
std::string to_string(PackProblem const&); // "packs/cca.toml:12:8: letter.good_for_days: found 90; allowed: ..."

// Reads and checks a whole pack. `file_name` names the plan: "packs/cca.toml" is the pack of the plan "cca". What comes
// back is complete and consistent, or every problem that was found, in the order of the file.
std::expected<Pack, std::vector<PackProblem>> load_pack(std::string_view file_name, std::string_view toml_text);

} // namespace gatehouse
