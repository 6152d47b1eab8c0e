#include <qrcodegen/qrcodegen.hpp>

#include "pages/layout.hpp"
#include "pages/pages.hpp"

namespace gatehouse {

namespace {

constexpr int quiet = 4; // Modules of white around, as ISO 18004 asks.

// The dark modules as one path: a row's runs, each a bar of height 1.
std::string bars_of(qrcodegen::QrCode const& code)
{
    std::string path;
    for (int y = 0; y < code.getSize(); ++y)
        for (int x = 0; x < code.getSize(); ++x) {
            int length = 0;
            while (code.getModule(x + length, y))
                ++length;
            if (length == 0)
                continue;
            auto width = std::to_string(length);
            path += "M" + std::to_string(x + quiet) + "," + std::to_string(y + quiet) + "h" + width + "v1h-" + width
                + "z";
            x += length;
        }
    return path;
}

} // namespace

std::string qr_code_markup()
{
    return R"(<svg class="gh-qr" role="img" aria-label="{{LABEL}}" viewBox="0 0 {{SIZE}} {{SIZE}}">)"
           R"(<path class="gh-qr__paper" d="M0,0h{{SIZE}}v{{SIZE}}h-{{SIZE}}z"/><path d="{{BARS}}"/></svg>)";
}

void add_qr_code(Section& section, std::string_view marker, std::string_view label, std::string const& text)
{
    auto code = qrcodegen::QrCode::encodeText(text.c_str(), qrcodegen::QrCode::Ecc::MEDIUM);
    section.include(marker, qr_code_view)
        .set("LABEL", label)
        .set("SIZE", std::to_string(code.getSize() + 2 * quiet))
        .set("BARS", bars_of(code));
}

} // namespace gatehouse
