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
        text,
        choice,
        colour,
        url,
        host,
        email,
        time_zone,
        date,
        word, // A key that the pack gives something itself: "front_desk".
    };
    Kind kind;
    bool list = false;
    std::int64_t min = 0; // Of the number; of the text's or the list's length.
    std::int64_t max = 0;
    std::vector<std::string_view> choices {};

    std::string describe() const; // "a whole number from 1 to 60"

    bool allows(PackValue const&) const;
};

Shape truth();
Shape whole_number(std::int64_t min, std::int64_t max);
Shape text(std::int64_t min = 1, std::int64_t max = 120);
Shape choice(std::vector<std::string_view>);
Shape colour();
Shape url();
Shape host();
Shape email();
Shape time_zone();
Shape date();
Shape word();
Shape list_of(Shape item, std::int64_t min = 0, std::int64_t max = 50);

} // namespace gatehouse
