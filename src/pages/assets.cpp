#include "pages/assets.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <stdexcept>

#include <fmt/format.h>

#include "base/embedded_file.hpp"
#include "base/encoding.hpp"

namespace gatehouse {

namespace {

// "gatehouse.0f3c5a7b9d2e.css" is served for "gatehouse.css".
std::string plain_name(std::string_view hashed)
{
    auto const extension = hashed.rfind('.');
    auto const hash = hashed.rfind('.', extension - 1);
    return std::string(hashed.substr(0, hash)).append(hashed.substr(extension));
}

std::string_view media_type(std::string_view file)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 4> types { {
        { ".css", "text/css; charset=utf-8" },
        { ".js", "text/javascript; charset=utf-8" },
        { ".svg", "image/svg+xml" },
        { ".woff2", "font/woff2" },
    } };
    for (auto const& [extension, type] : types)
        if (file.ends_with(extension))
            return type;
    throw std::logic_error("no media type for " + std::string(file));
}

// Under a name that changes with the content, so it never has to be asked for again.
Response lasting(std::string_view type, std::string body)
{
    return { 200, std::move(body),
        { { "Content-Type", std::string(type) }, { "Cache-Control", "public, max-age=31536000, immutable" } } };
}

void check_colour(std::string_view colour)
{
    auto const is_hex
        = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); };
    if (colour.size() != 7 || colour[0] != '#' || !std::ranges::all_of(colour.substr(1), is_hex))
        throw std::logic_error("not a colour: " + std::string(colour));
}

std::string theme_sheet(Theme const& theme)
{
    for (auto const& colour : { theme.primary, theme.primary_dark, theme.tint, theme.accent })
        check_colour(colour);
    return fmt::format(":root{{--plan-primary:{};--plan-primary-dark:{};--plan-tint:{};--plan-accent:{}}}\n",
        theme.primary, theme.primary_dark, theme.tint, theme.accent);
}

} // namespace

std::string_view asset_url(std::string_view name)
{
    static auto const urls = [] {
        std::map<std::string, std::string, std::less<>> map;
        for (auto const& asset : embedded_assets())
            map[plain_name(asset.name)] = "/assets/" + std::string(asset.name);
        return map;
    }();
    auto const found = urls.find(name);
    if (found == urls.end())
        throw std::logic_error("no asset " + std::string(name));
    return found->second;
}

Result<Response> serve_asset(std::string_view file)
{
    auto const assets = embedded_assets();
    auto const found = std::ranges::lower_bound(assets, file, {}, &EmbeddedFile::name);
    if (found == assets.end() || found->name != file)
        return refuse(ErrorKind::not_found, "asset.not_found");
    return lasting(media_type(file), std::string(found->text));
}

Response serve_theme(Theme const& theme) { return lasting("text/css; charset=utf-8", theme_sheet(theme)); }

std::string theme_url(std::string_view plan_path, Theme const& theme)
{
    return fmt::format("{}/theme.css?v={}", plan_path, sha256_hex(theme_sheet(theme)).substr(0, 12));
}

} // namespace gatehouse
