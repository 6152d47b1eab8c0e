#include "packs/pack_value.hpp"

#include <algorithm>
#include <array>
#include <chrono>

#include "base/email.hpp"
#include "base/zones.hpp"
#include "packs/text_forms.hpp"

namespace gatehouse {

Shape truth() { return { .kind = Shape::Kind::truth }; }
Shape whole_number(std::int64_t min, std::int64_t max)
{
    return { .kind = Shape::Kind::whole_number, .min = min, .max = max };
}
Shape text(std::int64_t min, std::int64_t max) { return { .kind = Shape::Kind::text, .min = min, .max = max }; }
Shape choice(std::vector<std::string_view> choices)
{
    return { .kind = Shape::Kind::choice, .choices = std::move(choices) };
}
Shape colour() { return { .kind = Shape::Kind::colour }; }
Shape url() { return { .kind = Shape::Kind::url }; }
Shape host() { return { .kind = Shape::Kind::host }; }
Shape email() { return { .kind = Shape::Kind::email }; }
Shape time_zone() { return { .kind = Shape::Kind::time_zone }; }
Shape date() { return { .kind = Shape::Kind::date }; }
Shape word() { return { .kind = Shape::Kind::word }; }
Shape list_of(Shape item, std::int64_t min, std::int64_t max)
{
    // A list's length takes the place of its items' length, so items of a text list are one line each.
    item.list = true;
    item.min = min;
    item.max = max;
    return item;
}

namespace {

constexpr std::int64_t list_line_max = 300;

std::string join(std::vector<std::string_view> const& words)
{
    std::string joined;
    for (auto const& each : words)
        joined += (joined.empty() ? "" : ", ") + std::string(each);
    return joined;
}

std::string quoted(std::string_view plain)
{
    static constexpr std::string_view hex = "0123456789abcdef";
    std::string text = "\"";
    for (char const c : plain) {
        if (c == '"' || c == '\\')
            (text += '\\') += c;
        else if (c == '\n')
            text += "\\n";
        else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
            ((text += "\\u00") += hex[static_cast<unsigned char>(c) >> 4]) += hex[c & 15];
        else
            text += c;
    }
    return text + '"';
}

std::string range(std::int64_t min, std::int64_t max, std::string_view unit)
{
    auto const between = min == max ? std::to_string(min) : std::to_string(min) + " to " + std::to_string(max);
    return between + ' ' + std::string(unit);
}

} // namespace

std::string to_toml(PackValue const& value)
{
    struct Writer {
        std::string operator()(std::monostate) const { return "(none)"; }
        std::string operator()(bool b) const { return b ? "true" : "false"; }
        std::string operator()(std::int64_t n) const { return std::to_string(n); }
        std::string operator()(std::string const& s) const { return quoted(s); }
        std::string operator()(std::vector<std::string> const& items) const
        {
            std::string text = "[";
            for (auto const& item : items)
                text += (text.size() > 1 ? ", " : "") + quoted(item);
            return text + ']';
        }
    };
    return std::visit(Writer {}, value);
}

static std::string describe_item(Shape const& shape)
{
    using enum Shape::Kind;
    switch (shape.kind) {
    case truth: return "true or false";
    case whole_number: return "a whole number from " + std::to_string(shape.min) + " to " + std::to_string(shape.max);
    case text: return shape.list ? "a text" : "a text of " + range(shape.min, shape.max, "characters");
    case choice: return "one of " + join(shape.choices);
    case colour: return "a color such as \"#1a5c78\"";
    case url: return "an address such as \"https://plan.example/\"";
    case host: return "a host name such as \"claims.plan.example\", with \":8443\" behind it if need be";
    case email: return "an email address";
    case time_zone: return "a time zone such as \"America/Phoenix\"";
    case date: return "a date such as \"2026-12-24\"";
    case word: return "a word of lower-case letters, digits and _";
    }
    return {};
}

std::string Shape::describe() const
{
    return list ? "a list of " + range(min, max, "entries") + ", each " + describe_item(*this) : describe_item(*this);
}

static bool fits(Shape const& shape, std::string_view value)
{
    using enum Shape::Kind;
    switch (shape.kind) {
    case text: {
        auto const length = static_cast<std::int64_t>(count_code_points(value));
        return shape.list ? length >= 1 && length <= list_line_max : length >= shape.min && length <= shape.max;
    }
    case choice: return std::ranges::find(shape.choices, value) != shape.choices.end();
    case colour: return is_colour(value);
    case url: return is_url(value);
    case host: return is_host(value);
    case email: return EmailAddress::parse(value).has_value();
    case time_zone: return TimeZone::find(value).has_value();
    case date: return parse_iso_date(value).has_value();
    case word: return is_word(value);
    case truth:
    case whole_number: break;
    }
    return false;
}

bool Shape::allows(PackValue const& value) const
{
    if (auto const* items = std::get_if<std::vector<std::string>>(&value)) {
        auto const count = static_cast<std::int64_t>(items->size());
        return list && count >= min && count <= max
            && std::ranges::all_of(*items, [&](auto const& item) { return fits(*this, item); });
    }
    if (list)
        return false;
    if (auto const* number = std::get_if<std::int64_t>(&value))
        return kind == Kind::whole_number && *number >= min && *number <= max;
    if (auto const* plain = std::get_if<std::string>(&value))
        return fits(*this, *plain);
    return std::holds_alternative<bool>(value) && kind == Kind::truth;
}

} // namespace gatehouse
