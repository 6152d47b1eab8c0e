#include "pages/fields.hpp"

#include <algorithm>
#include <utility>

#include "pages/pages.hpp"

namespace gatehouse {

namespace {

std::string_view class_of(Width width)
{
    switch (width) {
    case Width::full: return "gh-w-full";
    case Width::name: return "gh-w-name";
    case Width::id: return "gh-w-id";
    case Width::zip: return "gh-w-zip";
    }
    std::unreachable();
}

// What every field has: label, required or optional, hint, error, and who describes the control.
template <typename Field>
Section start(Section& section, std::string_view marker, Field const& field, std::string_view view)
{
    auto part = section.include(marker, view);
    std::string const id(field.id);
    part.set("ID", id).set("LABEL", field.label);
    part.show(field.required ? "REQUIRED" : "OPTIONAL");
    std::string described_by;
    if constexpr (requires { field.hint; })
        if (!field.hint.empty()) {
            part.add("HINT").set("TEXT", field.hint);
            described_by = id + "-hint";
        }
    if (auto const error = section.error_at(id); !error.empty()) {
        part.show("INVALID").add("ERROR").set("MESSAGE", error);
        described_by += (described_by.empty() ? "" : " ") + id + "-error";
    }
    if (!described_by.empty())
        part.add("DESCRIBED").set("BY", described_by);
    return part;
}

void add_attribute(Section& part, std::string_view section, std::string_view value)
{
    if (!value.empty())
        part.add(section).set("VALUE", value);
}

template <typename IsChosen>
void add_choices(Section& part, std::string_view id, std::vector<Choice> const& choices, IsChosen is_chosen)
{
    unsigned number = 0;
    for (auto const& choice : choices) {
        std::string choice_id(id);
        if (++number > 1)
            choice_id += "-" + std::to_string(number);
        auto row = part.add("CHOICE");
        row.set("CHOICE_ID", choice_id).set("CHOICE_VALUE", choice.value).set("CHOICE_LABEL", choice.label);
        row.show_if(is_chosen(choice.value), "CHOSEN");
        if (!choice.hint.empty())
            row.show("CHOICE_DESCRIBED").add("CHOICE_HINT").set("TEXT", choice.hint);
    }
}

} // namespace

void add_field(Section& section, std::string_view marker, TextField const& field)
{
    auto part = start(section, marker, field, "pages/text_field.tpl");
    auto const is_password = field.type == "password";
    part.set("TYPE", field.type).set("WIDTH", class_of(field.width));
    part.set("VALUE", is_password ? std::string_view() : field.value);
    part.show_if(field.exact || is_password, "EXACT").show_if(is_password, "REVEAL");
    add_attribute(part, "AUTOCOMPLETE", field.autocomplete);
    add_attribute(part, "INPUT_MODE", field.input_mode);
}

void add_field(Section& section, std::string_view marker, TextArea const& field)
{
    start(section, marker, field, "pages/text_area.tpl").set("VALUE", field.value);
}

void add_field(Section& section, std::string_view marker, SelectField const& field)
{
    auto part = start(section, marker, field, "pages/select_field.tpl");
    part.set("WIDTH", class_of(field.width));
    if (!field.placeholder.empty())
        part.add("PLACEHOLDER").set("TEXT", field.placeholder);
    add_choices(part, field.id, field.choices, [&](auto value) { return value == field.value; });
}

void add_field(Section& section, std::string_view marker, RadioField const& field)
{
    auto part = start(section, marker, field, "pages/choice_field.tpl");
    part.set("TYPE", "radio").set("COLUMNS", "gh-choices--list");
    add_choices(part, field.id, field.choices, [&](auto value) { return value == field.value; });
}

void add_field(Section& section, std::string_view marker, CheckboxField const& field)
{
    auto part = start(section, marker, field, "pages/choice_field.tpl");
    part.set("TYPE", "checkbox").set("COLUMNS", field.columns ? "gh-choices" : "gh-choices--list");
    add_choices(part, field.id, field.choices,
        [&](auto value) { return std::ranges::find(field.values, value) != field.values.end(); });
}

void add_field(Section& section, std::string_view marker, ConsentField const& field)
{
    auto part = start(section, marker, field, "pages/consent_field.tpl");
    part.set("VALUE", field.value).show_if(field.checked, "CHOSEN");
}

} // namespace gatehouse
