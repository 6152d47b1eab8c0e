#pragma once

#include <compare>
#include <string>

#include "base/time.hpp"

namespace gatehouse {

class Random;

// A row's key as text. The tag keeps an AccountId from being passed where a ProviderId is due.
template <class Tag>
struct Id {
    std::string value;
    auto operator<=>(Id const&) const = default;
};

using PlanId = Id<struct PlanTag>; // The pack's key, e.g. "cca"; the others are UUIDv7.

using AccessRequestId = Id<struct AccessRequestTag>;
using AccountId = Id<struct AccountTag>;
using BatchId = Id<struct BatchTag>;
using CodeId = Id<struct CodeTag>;
using InvitationId = Id<struct InvitationTag>;
using LetterId = Id<struct LetterTag>;
using MembershipId = Id<struct MembershipTag>;
using ProviderId = Id<struct ProviderTag>; // Ours; the plan's own provider ID is the provider's number.
using RegistrationId = Id<struct RegistrationTag>;
using SessionId = Id<struct SessionTag>;

// A UUIDv7 (RFC 9562): sorts by time, so that new rows land together in an index.
std::string new_uuid(Instant now, Random&);

} // namespace gatehouse
