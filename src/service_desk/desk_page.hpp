#pragma once

#include "accounts/portal.hpp"
#include "base/text.hpp"
#include "service_desk/service_desk.hpp"

// What the pages of the service desk have in common.
namespace gatehouse {

// Paths below the plan's own segment. An office stands in the path by its Provider ID.
std::string desk_office_path(std::string_view number, std::string_view below = {});
std::string desk_member_path(std::string_view number, MembershipId const&, std::string_view below);
std::string desk_queue_path(DeskQueue);

std::string queue_title(Pack const&, DeskQueue);       // "Expired codes"
std::string office_line(Pack const&, Provider const&); // "Palo Verde Family Health, Provider ID 770518"

std::string channel_label(std::string_view key); // "By phone"
// Under day headings, the latest first, in place of {{>MARKER}}.
void add_timeline(Section&, std::string_view marker, Visit const&, std::vector<TimelineEntry> const&);
void add_letter_tag(Section&, std::string_view marker, Letter const&);

void add_desk_home_routes(Router&, Portal const&);
void add_desk_office_routes(Router&, Portal const&);
void add_desk_action_routes(Router&, Portal const&);
void add_import_routes(Router&, Portal const&); // What came of each provider file.
void add_desk_account_routes(Router&, Portal const&);
void add_desk_designation_routes(Router&, Portal const&);
void add_auditor_routes(Router&, Portal const&);
Result<Response> show_audit(Visit const&);         // An auditor's first page.
void add_desk_link_routes(Router&, Portal const&); // Files that link an account to many providers.

} // namespace gatehouse
