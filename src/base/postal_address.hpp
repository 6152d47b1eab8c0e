#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"
#include "base/zip_code.hpp"

namespace gatehouse {

// A postal address in the United States, complete enough to send a letter to.
struct PostalAddressText {
    std::string_view line_1; // Street or post-office box.
    std::string_view line_2; // Suite, floor; may be empty.
    std::string_view city;
    std::string_view state; // The Postal Service's two letters, territories and military included.
    std::string_view zip;
};

class PostalAddress {
public:
    // Blanks at both ends go, the state becomes upper case. The error names each field to mend.
    static Result<PostalAddress> parse(PostalAddressText const&);

    std::string const& line_1() const { return m_line_1; }
    std::string const& line_2() const { return m_line_2; }
    std::string const& city() const { return m_city; }
    std::string const& state() const { return m_state; }
    ZipCode const& zip() const { return m_zip; }
    bool operator==(PostalAddress const&) const = default;

    // What a stranger may see before having proved anything: enough to recognise the own address, too little to learn
    // another's. "12•• •••• •••", then city, state and the ZIP Code's first five digits.
    std::string masked_street() const;

private:
    PostalAddress(std::string line_1, std::string line_2, std::string city, std::string state, ZipCode zip)
        : m_line_1(std::move(line_1))
        , m_line_2(std::move(line_2))
        , m_city(std::move(city))
        , m_state(std::move(state))
        , m_zip(std::move(zip))
    {
    }

    std::string m_line_1;
    std::string m_line_2;
    std::string m_city;
    std::string m_state;
    ZipCode m_zip;
};

// Whether the Postal Service knows these two upper-case letters.
bool is_state(std::string_view);

} // namespace gatehouse
