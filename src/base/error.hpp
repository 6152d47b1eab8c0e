#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gatehouse {

// What went wrong, in the only terms a caller can act on. The HTTP status follows from this
// (http/response.cpp) and from nothing else.
enum class ErrorKind : std::uint8_t {
    invalid_input,
    unauthenticated,
    forbidden,
    not_found,
    conflict,
    expired,
    rate_limited,
    busy, // Our side has no room at the moment; the same request is good later.
};

// One thing to mend in a form. `field` is the input's name, so that the page can link to it.
struct FieldError {
    std::string field;
    std::string message;
};

struct Error {
    ErrorKind kind;
    std::string_view code; // A literal: stable and greppable, e.g. "invitation.already_open".
    std::string message;   // A sentence for the person; never carries a secret.
    std::vector<FieldError> fields {};
};

} // namespace gatehouse
