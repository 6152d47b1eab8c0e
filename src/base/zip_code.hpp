#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"

namespace gatehouse {

// A ZIP Code of five digits, or nine with the four that narrow it to a street: "85034", "85034-1234".
class ZipCode {
public:
    static Result<ZipCode> parse(std::string_view); // The nine digits also come without the hyphen.
    std::string const& text() const { return m_text; }
    std::string five() const { return m_text.substr(0, 5); }
    bool operator==(ZipCode const&) const = default;

private:
    explicit ZipCode(std::string text)
        : m_text(std::move(text))
    {
    }
    std::string m_text;
};

} // namespace gatehouse
