#pragma once

#include <string>
#include <string_view>

#include "accounts/portal.hpp"
#include "letters/letters.hpp"

// What the pages of registration and activation share.

namespace gatehouse {

// The pack's label within a sentence: "Master account" becomes "master account", "Tax ID" stays.
std::string in_sentence(std::string_view label);

void add_service_desk(Section&, Pack const&); // {{SERVICE_DESK}}, {{SERVICE_DESK_EMAIL}}, {{SERVICE_DESK_WARNING}}.

// The letter's moments side by side, and what it means when its code may stop working before it comes.
void add_letter_clocks(Section&, std::string_view marker, Visit const&, Letter const&);

std::string city_and_zip(LetterAddress const&); // "Tempe, AZ 85281": all that a page shows of it.

// The cookie of the browser that proved an e-mail and goes on from there; see prove_email().
std::string registration_cookie(PlanId const&);
std::string_view registration_token(Visit const&); // Its value; empty when there is none.
std::string registration_path(RegistrationId const&, std::string_view below = {});

// Fields of a form that asks for what the pack lists.
std::string_view autocomplete_of(std::string_view field);
// What stands in the place of the registration's first page where it goes in steps (activation_method email_link).
Response identity_page(Visit const&, Parameters const& typed, Error const* = nullptr);
Result<Response> post_identity(Visit const&);

void add_registration_pages(Router&, Portal const&);
void add_enrollment_pages(Router&, Portal const&);
void add_choice_pages(Router&, Portal const&);
void add_activation_pages(Router&, Portal const&);

} // namespace gatehouse
