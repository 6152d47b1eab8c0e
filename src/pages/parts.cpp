// The small parts that views share: icons, times, tags, and the shorthands for them.
#include <algorithm>
#include <stdexcept>
#include <utility>

#include "base/say.hpp"
#include "pages/layout.hpp"
#include "pages/pages.hpp"

namespace gatehouse {

static std::string_view icon_paths(std::string_view name)
{
    auto const icons = embedded_icons();
    auto const found = std::ranges::lower_bound(icons, name, {}, &EmbeddedFile::name);
    if (found == icons.end() || found->name != name)
        throw std::logic_error("no icon " + std::string(name));
    return found->text;
}

std::string icon_markup(std::string_view name)
{
    return std::string(R"(<svg class="i" viewBox="0 0 24 24" aria-hidden="true" focusable="false">)")
               .append(icon_paths(name))
        + "</svg>";
}

std::string icon_view(std::string_view name) { return "icon/" + std::string(name); }

static std::string written_out(std::string_view shorthand)
{
    auto required = "<abbr class=\"gh-req\" title=\"" + say("pages.required") + "\">*</abbr>";
    if (shorthand.starts_with("icon:"))
        return icon_markup(shorthand.substr(5));
    if (shorthand == "csrf")
        return R"(<input type="hidden" name="csrf_token" value="{{CSRF_TOKEN}}">)";
    if (shorthand == "required")
        return required;
    if (shorthand.starts_with("say:"))
        return say(shorthand.substr(4));
    if (shorthand == "required-note")
        return "<p class=\"gh-small gh-soft\">" + say("pages.required_note", { { "asterisk", required } }) + "</p>";
    throw std::logic_error("no shorthand {{" + std::string(shorthand) + "}}");
}

std::string expand_shorthands(EmbeddedFile const& view)
{
    auto text = view.text.substr(0, view.text.find_last_not_of('\n') + 1);
    std::string result;
    for (auto at = text.find("{{"); at != text.npos; at = text.find("{{")) {
        auto const end = std::min(text.find("}}", at), text.size());
        auto const mark = text.substr(at + 2, end - at - 2);
        auto const is_shorthand = !mark.empty() && mark[0] >= 'a' && mark[0] <= 'z';
        result += text.substr(0, at);
        if (is_shorthand)
            result += written_out(mark);
        else
            result += text.substr(at, end + 2 - at);
        text.remove_prefix(std::min(end + 2, text.size()));
    }
    return result.append(text);
}

void add_icon(Section& section, std::string_view marker, std::string_view name)
{
    icon_paths(name);
    section.include(marker, icon_view(name));
}

void add_time(Section& section, std::string_view marker, TimeText const& time)
{
    section.include(marker, "pages/time.tpl").set("DATETIME", time.datetime).set("TEXT", time.text);
}

void add_tag(Section& section, std::string_view marker, TagKind kind, std::string_view word, std::string_view icon)
{
    struct Look {
        std::string_view kind;
        std::string_view icon;
    };
    auto const look = [kind] -> Look {
        switch (kind) {
        case TagKind::good: return { "good", "check_circle" };
        case TagKind::warn: return { "warn", "hourglass_empty" };
        case TagKind::bad: return { "bad", "error" };
        case TagKind::info: return { "info", "schedule" };
        case TagKind::plain: return { "plain", "remove_circle" };
        }
        std::unreachable();
    }();
    auto tag = section.include(marker, "pages/tag.tpl");
    tag.set("KIND", look.kind).set("WORD", word);
    add_icon(tag, "ICON", icon.empty() ? look.icon : icon);
}

} // namespace gatehouse
