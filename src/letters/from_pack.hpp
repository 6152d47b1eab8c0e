#pragma once

#include "letters/letter_sheet.hpp"
#include "letters/letters.hpp"

namespace gatehouse {

struct Pack;

LetterTerms letter_terms(Pack const&);

// `portal_url` is where the server has the plan's pages; the pack may give people something shorter to type.
LetterWording letter_wording(Pack const&, std::string_view portal_url);

} // namespace gatehouse
