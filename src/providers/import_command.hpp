#pragma once

#include <cstdio>

#include "providers/import_providers.hpp"

namespace gatehouse {

// `gatehouse import providers`: writes for a person and returns the exit status, 0 when the file was imported, bad rows
// or not. On a terminal `err` gets a progress bar.
int run_import_providers(
    Database&, Random&, Keys const&, PlanId const&, ImportProviders, std::FILE* out = stdout, std::FILE* err = stderr);

} // namespace gatehouse
