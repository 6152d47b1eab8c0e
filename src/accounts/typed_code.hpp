#pragma once

#include <string>
#include <string_view>

#include "base/random.hpp"
#include "base/secret.hpp"

namespace gatehouse {

// Codes that a person reads off and types in: groups of four capitals and digits that are not mistaken for each other,
// 4.7 bits each.
inline constexpr std::size_t typed_code_group = 4;
Secret<> make_typed_code(Random&, std::size_t groups); // "K7MR-9QXD-4TPW-HRNC"

// As it is hashed: capitals, without blanks and dashes.
std::string normalised_code(std::string_view typed);

} // namespace gatehouse
