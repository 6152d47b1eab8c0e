#pragma once

#include <string>
#include <string_view>

namespace gatehouse {

// The form in which names are compared, found and sorted: Unicode's NFKC_Casefold, with blanks at both ends cut and
// each run of blanks inside made one space. Two spellings that a person takes for one fold to the same text: "ＡＤＡ",
// "ada" and "Ada"; invisible characters go. Folding twice changes nothing more. Text outside UTF-8 folds to nothing.
std::string fold(std::string_view utf8);

} // namespace gatehouse
