#include "packs/pack_value.hpp"

#include <algorithm>

#include "base/email.hpp"
#include "base/zones.hpp"
#include "packs/text_forms.hpp"

namespace gatehouse {

Shape truth() { return { .kind = Shape::Kind::truth }; }
Shape whole_number(std::int64_t min, std::int64_t max, std::string_view unit)
{
    return { .kind = Shape::Kind::whole_number, .min = min, .max = max, .unit = unit };
}
Shape text(std::int64_t min, std::int64_t max) { return { .kind = Shape::Kind::text, .min = min, .max = max }; }
Shape paragraph(std::int64_t min, std::int64_t max)
{
    return { .kind = Shape::Kind::paragraph, .min = min, .max = max };
}
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
Shape time_of_day() { return { .kind = Shape::Kind::time_of_day }; }
Shape mailer_id() { return { .kind = Shape::Kind::mailer_id }; }
Shape word() { return { .kind = Shape::Kind::word }; }
Shape list_of(Shape item, std::int64_t min, std::int64_t max)
{
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

std::string Shape::describe_item() const
{
    using enum Shape::Kind;
    switch (kind) {
    case truth: return "true or false";
    case whole_number:
        return "a whole number " + (unit.empty() ? "" : "of " + std::string(unit) + ' ') + "from " + std::to_string(min)
            + " to " + std::to_string(max);
    case text: return "a text of " + (list ? range(1, list_line_max, "characters") : range(min, max, "characters"));
    case paragraph: return "a text of " + range(min, max, "characters") + ", line breaks allowed";
    case choice: return "one of " + join(choices);
    case colour: return "a color such as \"#1a5c78\"";
    case url: return "an address such as \"https://plan.example/\" or \"/claims/\"";
    case host: return "a host name such as \"claims.plan.example\" or \"claims.plan.example:8443\"";
    case email: return "an email address";
    case time_zone: return "a time zone such as \"America/Phoenix\"";
    case date: return "a date such as \"2026-12-24\"";
    case time_of_day: return "a time such as \"07:30\"";
    case mailer_id: return "6 or 9 digits";
    case word: return "up to 40 lower-case letters, digits and underscores, a letter first";
    }
    return {};
}

std::string Shape::describe() const
{
    return list ? "a list of " + range(min, max, "entries") + ", each " + describe_item() : describe_item();
}

bool Shape::allows_item(std::string_view value) const
{
    using enum Shape::Kind;
    switch (kind) {
    case text: {
        auto const length = static_cast<std::int64_t>(count_code_points(value));
        auto const fits = list ? length >= 1 && length <= list_line_max : length >= min && length <= max;
        return fits && is_one_line(value);
    }
    case paragraph: {
        auto const length = static_cast<std::int64_t>(count_code_points(value));
        return length >= min && length <= max && is_lines(value);
    }
    case choice: return std::ranges::find(choices, value) != choices.end();
    case colour: return is_colour(value);
    case url: return is_url(value);
    case host: return is_host(value);
    case email: return EmailAddress::parse(value).has_value();
    case time_zone: return TimeZone::find(value).has_value();
    case date: return parse_iso_date(value).has_value();
    case time_of_day: return parse_time_of_day(value).has_value();
    case mailer_id: return is_mailer_id(value);
    case word: return is_word(value);
    case truth:
    case whole_number: break;
    }
    return false;
}

bool Shape::allows_count(std::size_t count) const
{
    return static_cast<std::int64_t>(count) >= min && static_cast<std::int64_t>(count) <= max;
}

bool Shape::allows(PackValue const& value) const
{
    if (auto const* items = std::get_if<std::vector<std::string>>(&value))
        return list && allows_count(items->size())
            && std::ranges::all_of(*items, [&](auto const& item) { return allows_item(item); });
    if (list)
        return false;
    if (auto const* number = std::get_if<std::int64_t>(&value))
        return kind == Kind::whole_number && *number >= min && *number <= max;
    if (auto const* plain = std::get_if<std::string>(&value))
        return allows_item(*plain);
    return std::holds_alternative<bool>(value) && kind == Kind::truth;
}

std::string Shape::speak(PackValue const& value) const
{
    auto const word = [&](std::string text) {
        if (kind == Kind::choice)
            std::ranges::replace(text, '_', ' ');
        return text;
    };
    if (auto const* yes = std::get_if<bool>(&value))
        return *yes ? "yes" : "no";
    if (auto const* number = std::get_if<std::int64_t>(&value)) {
        auto const singular = *number == 1 && unit.ends_with('s') ? unit.substr(0, unit.size() - 1) : unit;
        return std::to_string(*number) + (unit.empty() ? "" : ' ' + std::string(singular));
    }
    if (auto const* plain = std::get_if<std::string>(&value))
        return word(*plain);
    std::string spoken;
    if (auto const* items = std::get_if<std::vector<std::string>>(&value))
        for (auto const& item : *items)
            spoken += (spoken.empty() ? "" : ", ") + word(item);
    return spoken.empty() ? "none" : spoken;
}

} // namespace gatehouse
