#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"

namespace gatehouse {

// A National Provider Identifier: ten digits, the first 1 or 2, the last a check digit (ISO 7812's Luhn sum over the
// digits with 80840 in front; 45 CFR 162.406).
class Npi {
public:
    static Result<Npi> parse(std::string_view); // Blanks at both ends are let pass.
    std::string const& text() const { return m_text; }
    bool operator==(Npi const&) const = default;

private:
    explicit Npi(std::string text)
        : m_text(std::move(text))
    {
    }
    std::string m_text;
};

// The tenth digit that fits the first nine. Any other text is a mistake of the caller.
char npi_check_digit(std::string_view nine_digits);

} // namespace gatehouse
