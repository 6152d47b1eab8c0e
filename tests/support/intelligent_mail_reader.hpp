#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace gatehouse {

// Reads the Intelligent Mail barcode as a sorting machine would, from USPS-B-3200 and from nothing in src/.

// The bars of the first page of a PDF, F, A, D or T each, found in a picture of the page: the first band of ink between
// `top` and `bottom`, in inches.
std::string bars_on_page(std::string const& pdf, double top, double bottom);

// The digits of 65 bars: tracking code, and after a hyphen the routing code if there is one. Nothing when a bar is
// wrong: the check sequence does not fit.
std::optional<std::string> read_intelligent_mail(std::string_view bars);

} // namespace gatehouse
