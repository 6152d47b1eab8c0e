#pragma once

#include <string>
#include <string_view>

#include "base/embedded_file.hpp"
#include "pages/frame.hpp"

// The inside of pages/: what Pages::render puts around a view. For the rest of the program: pages.hpp.

namespace gatehouse {

class Section;

void fill_layout(Section& layout, Frame const&); // All but heading, errors and content.
void fill_head(Section&, Frame const&);
void fill_errors(Section&, Error const&);

// The view's text with {{icon:…}}, {{csrf}}, {{required}}, {{required-note}} and {{say:id}} written out, without the
// line break at the end (an included view may stand within a sentence). Throws std::logic_error for an icon that there
// is not.
std::string expand_shorthands(EmbeddedFile const& view);

std::string icon_markup(std::string_view name); // Inline SVG.
std::string icon_view(std::string_view name);   // The name under which it can be included.

inline constexpr std::string_view qr_code_view = "qr_code";
std::string qr_code_markup(); // Inline SVG, with markers; see add_qr_code().

} // namespace gatehouse
