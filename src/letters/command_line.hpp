#pragma once

#include <cstdio>
#include <functional>
#include <string>

#include "base/id.hpp"
#include "base/time.hpp"

// The commands of whoever prints letters. Each writes for a person and returns the process's exit code: 0 when all
// went well, 1 when it was refused or something needs a person's attention.

namespace gatehouse {

class Database;
class Random;
struct Pack;
struct UnitOfWork;

struct Console {
    std::FILE* out = stdout;
    std::FILE* err = stderr;
};

struct LettersPrint {
    std::string key_file;   // The private key.
    std::string folder;     // Where the batches go.
    std::string portal_url; // Where the server has the plan's pages.
    bool folder_is_lost = false;
    std::function<void(UnitOfWork&, AccountId const&, Instant use_by)> use_by_fixed {}; // See PrintLetters.
};
int run_letters_print(Database&, Random&, Pack const&, LettersPrint const&, Console const& = {});

int run_letters_mailed(Database&, PlanId const&, BatchId const&, Console const& = {});

// Writes the private key to a new file and shows the public key.
int run_letters_keygen(Random&, std::string const& file, Console const& = {});

} // namespace gatehouse
