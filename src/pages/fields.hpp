#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gatehouse {

class Section;

// Form fields, whole: label, required mark, hint, error with icon, ARIA attributes, control. A view says where
// ({{>EMAIL}}), the route says what (add_field(section, "EMAIL", TextField { … })). The error at a field comes from
// the page's Error by the field's id, and the summary links to it.

enum class Width : std::uint8_t {
    full,
    name, // A person's or an office's name.
    id,   // A number of some ten characters.
    zip,  // Some five characters.
};

struct TextField {
    std::string_view id; // Also the input's name and what a FieldError names.
    std::string_view label;
    std::string_view hint {};         // What it looks like or where to find it.
    std::string_view value {};        // What was typed before. Never shown again for a password.
    std::string_view type { "text" }; // text, email, tel, password, date, number. A password can be made visible.
    bool required = true;             // Others say "(optional)".
    std::string_view autocomplete {}; // The HTML token: "username", "current-password", "one-time-code", "off".
    std::string_view input_mode {};   // "numeric" brings up digits on a phone.
    Width width = Width::full;
    bool exact = false; // No capitals, correction or spelling help: user names and codes.
};

struct TextArea {
    std::string_view id;
    std::string_view label;
    std::string_view hint {};
    std::string_view value {};
    bool required = true;
};

struct Choice {
    std::string_view value;
    std::string_view label;
    std::string_view hint {}; // Under the label; not in a select.
};

struct SelectField {
    std::string_view id;
    std::string_view label;
    std::string_view hint {};
    std::vector<Choice> choices;
    std::string_view value {};       // The chosen one.
    std::string_view placeholder {}; // A first entry without value: "Choose a user".
    bool required = true;
    Width width = Width::name;
};

// The first choice has the field's id, so that the summary's link finds it; the others <id>-2, <id>-3, …
struct RadioField {
    std::string_view id;
    std::string_view label; // The legend.
    std::string_view hint {};
    std::vector<Choice> choices;
    std::string_view value {};
    bool required = true;
};

struct CheckboxField {
    std::string_view id;
    std::string_view label;
    std::string_view hint {};
    std::vector<Choice> choices;
    std::vector<std::string_view> values {}; // The checked ones.
    bool required = false;
    bool columns = false; // Side by side where there is room.
};

// One box with its own sentence: "I have read and accept the Terms of Use".
struct ConsentField {
    std::string_view id;
    std::string_view label;
    std::string_view value { "yes" };
    bool checked = false;
    bool required = true;
};

void add_field(Section&, std::string_view marker, TextField const&);
void add_field(Section&, std::string_view marker, TextArea const&);
void add_field(Section&, std::string_view marker, SelectField const&);
void add_field(Section&, std::string_view marker, RadioField const&);
void add_field(Section&, std::string_view marker, CheckboxField const&);
void add_field(Section&, std::string_view marker, ConsentField const&);

} // namespace gatehouse
