#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"
#include "http/http.hpp"

namespace gatehouse {

// The style sheet, the script, the fonts and pictures: built by assets/build.mjs, inside the executable. Each is
// served under a name that contains its hash, so a browser keeps it for good.

// "/assets/gatehouse.0f3c5a7b9d2e.css" for "gatehouse.css". Throws std::logic_error when there is no such file.
std::string_view asset_url(std::string_view name);

// GET /assets/{file}. Refuses with asset.not_found.
Result<Response> serve_asset(std::string_view file);

// The four colours that a plan sets, as "#rrggbb".
struct Theme {
    std::string primary;
    std::string primary_dark;
    std::string tint;
    std::string accent;
};

// GET <plan>/theme.css. Throws std::logic_error for what is not a colour: pack check refuses it earlier.
Response serve_theme(Theme const&);

// Where a page finds it, with a hash that changes with the colours.
std::string theme_url(std::string_view plan_path, Theme const&);

} // namespace gatehouse
