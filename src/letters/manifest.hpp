#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "letters/letter_sheet.hpp"

namespace gatehouse {

// One letter as the print vendor's list has it. No secret is among it.
struct ManifestLine {
    LetterId letter;
    std::string file;
    std::string sha256; // Of the file.
    std::string person;
    std::string provider_name;
    LetterAddress address;
    std::string barcode_digits; // May be empty.
};

struct Manifest {
    PlanId plan;
    BatchId batch;
    std::string mailed_on; // "2026-12-21"
    std::vector<ManifestLine> lines;
};

std::string to_csv(Manifest const&);  // RFC 4180, a line for each letter.
std::string to_json(Manifest const&); // The same.

struct ManifestFile {
    std::string file;
    std::string sha256;
};
// The files that to_json() listed, in its order. Nothing when the text is no manifest.
std::optional<std::vector<ManifestFile>> read_manifest_files(std::string_view json);

} // namespace gatehouse
