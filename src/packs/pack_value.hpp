#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace gatehouse {

// A value of the pack language: it has no more than these. std::monostate is "nothing": the key was left out and has
// no default.
using PackValue = std::variant<std::monostate, bool, std::int64_t, std::string, std::vector<std::string>>;

std::string to_toml(PackValue const&); // As it would stand in a file, on one line; nothing is "(none)".

// What a value may be.
struct Shape {
    enum class Kind : std::uint8_t {
        truth,
        whole_number,
        text,      // One line.
        paragraph, // Any number of lines.
        choice,
        colour,
        url,
        host,
        email,
        time_zone,
        date,
        time_of_day,
        mailer_id,
        word, // A key that the pack gives something itself: "front_desk".
    };
    Kind kind;
    bool list = false;
    std::int64_t min = 0; // Of the number; of the text's or the list's length.
    std::int64_t max = 0;
    std::vector<std::string_view> choices {};
    std::string_view unit {}; // Of the number: "days".

    std::string describe() const;      // "a whole number of days from 1 to 60"
    std::string describe_item() const; // Of a list; else the same.

    bool allows(PackValue const&) const;
    bool allows_item(std::string_view) const; // Of a list of texts, or the text itself.
    bool allows_count(std::size_t) const;     // Of a list's entries.

    std::string speak(PackValue const&) const; // For a page: "15 days", "yes", "individual account".
};

Shape truth();
Shape whole_number(std::int64_t min, std::int64_t max, std::string_view unit = {});
Shape text(std::int64_t min = 1, std::int64_t max = 120);
Shape paragraph(std::int64_t min = 1, std::int64_t max = 600);
Shape choice(std::vector<std::string_view>);
Shape colour();
Shape url();
Shape host();
Shape email();
Shape time_zone();
Shape date();
Shape time_of_day();
Shape mailer_id(); // Of the USPS: 6 or 9 digits.
Shape word();
Shape list_of(Shape item, std::int64_t min = 0, std::int64_t max = 50); // Its entries are one line each.

} // namespace gatehouse
