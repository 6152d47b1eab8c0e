#pragma once

#include <string>

#include "access/invitations.hpp"
#include "accounts/portal.hpp"

// The form of "Invite New User", which stands on a page of its own and in the dialog of Manage Users.
namespace gatehouse {

struct InviteForm {
    std::vector<std::string> grantable;
    std::vector<Invitation> listed; // The first of the actor's own list.
    std::int64_t listed_count;
};
Result<InviteForm> load_invite_form(UnitOfWork&, Visit const&);

enum class FormPlace : std::uint8_t { page, dialog };
// Puts the form and the list in place of {{>FORM}}, and the button that sends into {{#SEND}}.
void add_invite_form(Section&, Visit const&, InviteForm const&, FormPlace);

std::string invitation_path(InvitationOf const&, std::string_view below);
std::string permission_names(Pack const&, std::vector<std::string> const&); // "Claim inquiry, Remittance"

} // namespace gatehouse
