#include "packs/contrast.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace gatehouse {

static double luminance(std::string_view colour)
{
    auto const channel = [&](std::size_t at) {
        int value = 0;
        std::from_chars(colour.data() + at, colour.data() + at + 2, value, 16);
        auto const share = value / 255.0;
        return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

double contrast(std::string_view a, std::string_view b)
{
    auto const [dark, light] = std::minmax({ luminance(a), luminance(b) });
    return (light + 0.05) / (dark + 0.05);
}

} // namespace gatehouse
