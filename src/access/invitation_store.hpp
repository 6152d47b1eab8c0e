#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "access/invitations.hpp"

// The SQL of invitation.
namespace gatehouse::invitation_store {

std::optional<Invitation> find(UnitOfWork&, InvitationId const&);
std::optional<Invitation> find_open(UnitOfWork&, ProviderId const&, EmailAddress const&);

struct NewInvitation {
    ProviderId provider;
    EmailAddress email;
    std::string first_name;
    std::string last_name;
    std::vector<std::string> capabilities;
    AccountId invited_by;
};
InvitationId insert(UnitOfWork&, NewInvitation const&);

void mark_sent(UnitOfWork&, Invitation const&, AccountId const& by, Instant good_until, std::string_view mail,
    std::optional<BatchId> const&);
void mark_failed(UnitOfWork&, InvitationId const&, std::string_view reason, BatchId const&);
void mark_cancelled(UnitOfWork&, InvitationId const&);
// False when it is closed already: of several at once one wins.
bool mark_accepted(UnitOfWork&, InvitationId const&, MembershipId const&);

std::int64_t count_listed(UnitOfWork&, ProviderId const&, AccountId const& by);
std::int64_t count_open(UnitOfWork&, ProviderId const&);
InvitationBatch count_batch(UnitOfWork&, ProviderId const&, BatchId const&);
std::vector<Invitation> listed(UnitOfWork&, InvitationQuery const&, AccountId const& by); // The longest first.
std::vector<Invitation> open(UnitOfWork&, InvitationQuery const&);                        // The latest first.
std::vector<Invitation> all(UnitOfWork&, InvitationQuery const&);                         // The latest first.
std::vector<Invitation> of_batch(UnitOfWork&, InvitationQuery const&, BatchId const&);    // Failures first.

} // namespace gatehouse::invitation_store
