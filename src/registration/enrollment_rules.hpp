#pragma once

#include "registration/enrollment_store.hpp"

// What the steps of an enrollment have in common.
namespace gatehouse {

std::string texts_of_agreements(Pack const&); // A hash over keys, versions and texts of all that must be accepted.

// The enrollment of the browser with this token. Errors: those of find_enrollment.
Result<enrollment_store::Kept> find_own(
    UnitOfWork&, Pack const&, RegistrationId const&, std::string_view browser_token);

} // namespace gatehouse
