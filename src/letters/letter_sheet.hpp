#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "base/secret.hpp"
#include "base/time.hpp"
#include "letters/letters.hpp"

// The letter as it is printed: one US Letter sheet, folded twice for a #10 envelope with the usual window (4.5 by 1.125
// inches, 0.875 from the left, 0.5 from the bottom). However the sheet slides, the window shows the address block and
// nothing else, and nothing secret stands above the first fold.

namespace gatehouse {

// A plan's texts for its letters, from its pack. In all of them {person}, {provider}, {provider_id}, {portal} and
// {registered} are filled in, all but the last in bold, and what stands between ** and ** is bold too.
struct LetterWording {
    std::string sender;                      // The portal's name, above the return address.
    std::vector<std::string> return_address; // At most four lines.
    std::string heading;
    std::string opening;
    std::vector<std::string> steps;
    std::string after_use_by;    // What to do once the code is refused.
    std::string private_warning; // That the code is given on paper only.
    std::string unknown_person;  // What an office does, and whom it turns to, that does not know who registered.
    std::string portal_address;  // As typed into a browser: "portal.example/plan".
    std::string zone_label;      // "Phoenix time"
    std::string code_label;      // "Authentication code"
    std::string password_label;  // "Temporary password"
    std::optional<std::string> mailer_id {}; // 6 or 9 digits; without it the letter has no barcode.
};

// What one letter says.
struct LetterSheet {
    LetterId id;
    std::int64_t number;
    std::string person;
    std::string provider_name;
    std::string provider_number;
    LetterAddress address;
    std::string registered_on; // In full: "Friday, December 18, 2026".
    std::string mailed_on;
    std::string use_by; // "Saturday, January 2, 2027, 9:14 a.m. Phoenix time".
    Instant printed_at; // Into the file's properties only.
    std::string bars;   // Of the Intelligent Mail barcode; may be empty.
};

// A PDF with its fonts inside. The same input makes the same bytes. Errors: `letter.no_font` when a font of
// tools/packages.txt is missing, `letter.too_long` when the plan's texts do not fit on one sheet.
Result<Secret<>> draw_letter(LetterSheet const&, LetterSecret const&, LetterWording const&);

// The lines in the window, as the postal service reads them best: capitals, no commas.
std::vector<std::string> address_lines(
    std::string const& person, std::string const& provider_name, LetterAddress const&);

} // namespace gatehouse
