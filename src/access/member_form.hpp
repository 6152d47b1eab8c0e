#pragma once

#include <string>
#include <vector>

#include "access/access.hpp"
#include "accounts/portal.hpp"

// The boxes of the permission form: "may.claims.submit" is ticked or absent, because a form names no field twice.
namespace gatehouse {

std::vector<std::string> ticked_capabilities(Pack const&, Parameters const& form);

// The boxes as they stand: what was just sent, else what a job usually needs (?job=biller), else what is granted.
// Offers what may be granted now, and what the member has beyond that.
void add_permission_form(
    Section&, Visit const&, Member const&, std::vector<std::string> const& grantable, bool was_sent);

// The boxes alone, in {{#SUBSYSTEM}}: for somebody who is no member yet.
void add_capability_boxes(Section& form, Pack const&, std::vector<std::string> const& grantable,
    std::vector<std::string> const& granted, std::vector<std::string> ticked);

} // namespace gatehouse
