#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "packs/active_packs.hpp"

// `gatehouse pack ...`, without the command line: what to print, and how to exit.

namespace gatehouse {

struct CommandOutput {
    std::string text;
    int exit_code; // 0: done; 1: problems, or differences; 2: the command was not understood.
};

// Every problem of the file, one a line, or its revision and where it departs from NIST SP 800-63B-4.
CommandOutput run_pack_check(PackText const&);

// Every setting, one a line; with a key, all about it; with a table's name ("letter"), all about its keys.
CommandOutput run_pack_explain(Pack const&, std::optional<std::string_view> key = {});

// Every key that differs, in value, source or being set at all. Exits with 1 when there is one, as diff does.
CommandOutput run_pack_diff(PackText const& a, PackText const& b);

// Puts the file in force for its plan.
CommandOutput run_pack_activate(Database&, PackText const&);

// The reference of all keys, in Markdown: the end of docs/packs.md.
std::string pack_reference();

} // namespace gatehouse
