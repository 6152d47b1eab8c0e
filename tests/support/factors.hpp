#pragma once

#include <string>

#include "accounts/second_factor.hpp"
#include "support/people.hpp"

namespace gatehouse {

// The authenticator app of everybody in tests who has one.
inline constexpr std::string_view test_app_secret = "12345678901234567890";

void give_test_factor(People&, AccountId const&);

// What the app shows now. Makes the step unused again, so that somebody may log in twice at one moment of a test.
std::string app_code(People const&, AccountId const&);
std::string app_code(People const&, std::string const& user_name);

} // namespace gatehouse
