#pragma once

#include "accounts/factor_reset.hpp"
#include "service_desk/service_desk.hpp"

namespace gatehouse {

// The desk's way for a lost second factor, where no org_admin of the office can confirm it: for plan staff, and for
// whoever is the only org_admin. One of the staff writes down the evidence, another one approves after a fresh login,
// and then a code goes to the person. Each needs Right::staff_act and permit_on_account(): nobody does it for peers,
// superiors or themselves.

// What the desk's page shows of it.
struct LostFactor {
    Account account;
    std::optional<FactorReset> reset; // Nothing: the person has not said so.
    Evidence evidence;                // Of what was written down.
    std::string written_down_by;      // A name; empty without.
};
// Those that the desk has to answer, who waits longest first. The caller has made sure that the actor may see the desk.
std::vector<WaitingLostFactor> waiting_lost_factors(UnitOfWork&, Actor const&, int at_most);

// Errors: `account.unknown` (404), `access.peer_account`, `factor_reset.office_decides` when an org_admin of the office
// can.
Result<LostFactor> look_up_lost_factor(UnitOfWork&, Pack const&, Actor const&, AccountId const&);

// Errors besides: `factor_reset.none`, `factor_reset.written_already`.
Result<> write_down_lost_factor(UnitOfWork&, Pack const&, Actor const&, AccountHelp const&);

struct DecideLostFactor {
    AccountId account;
    bool approves;
    Instant authenticated_at; // Of the session.
};
// Errors besides: `factor_reset.not_written`, `second_person.own_request`, `session.not_fresh`,
// `factor_reset.approved_already`.
Result<> decide_lost_factor(Database&, SlowHash&, Pack const&, Actor const&, DecideLostFactor const&);

void add_desk_factor_routes(Router&, Portal const&);

} // namespace gatehouse
