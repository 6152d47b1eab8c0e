#pragma once

#include "accounts/accounts.hpp"
#include "packs/pack.hpp"
#include "service_desk/service_desk.hpp"

namespace gatehouse {

// The rule of two people, for all that one of the staff writes down and another one decides on: a naming, a file of
// links, a lost second factor.

struct WrittenDown {
    AccountId by;
    std::string by_name;
    bool is_decided;
};

// Whoever wrote it down can only withdraw it, and nobody else can; to approve needs a login within the pack's time.
// Errors: `second_person.decided`, `second_person.not_own`, `second_person.own_request`, `session.not_fresh`.
Result<> permit_decision(
    Pack const&, Actor const&, WrittenDown const&, DeskDecision, Instant authenticated_at, Instant now);

// The same refusal for whoever loses a race with another one's decision.
std::unexpected<Error> decided_meanwhile();

} // namespace gatehouse
