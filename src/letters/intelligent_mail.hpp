#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.hpp"

// The postal service's Intelligent Mail barcode (USPS-B-3200): 65 bars that say who mailed, which piece, and where to.

namespace gatehouse {

// What the bars say, as digits: tracking code (20) and routing code (0, 5, 9 or 11), with a hyphen between them.
// `mailer_id` has 6 or 9 digits; `serial` is taken modulo what is left for it, 9 or 6 digits; a ZIP Code that has
// neither 5 nor 9 digits is left out. Errors: `letter.mailer_id`.
Result<std::string> intelligent_mail_digits(std::string_view mailer_id, std::int64_t serial, std::string_view zip);

// One letter a bar, from left to right: F(ull), A(scender), D(escender) or T(racker).
std::string intelligent_mail_bars(std::string_view digits);

} // namespace gatehouse
