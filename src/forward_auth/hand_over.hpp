#pragma once

#include <string>
#include <string_view>

#include "accounts/accounts.hpp"
#include "base/secret.hpp"

namespace gatehouse {

struct ForwardTarget;
struct UnitOfWork;

// Leads a sign-in to another host of the plan, where our cookie does not reach. The browser sets out there with a
// cookie that only it has (`state`), fetches an offer here with its session, and redeems the offer there into a cookie
// of that host's own. The state keeps others from slipping it a sign-in that is not its own.

struct HandOverOffer {
    std::string id;
    Secret<> code; // Good for 60 seconds, once.
};
HandOverOffer offer_hand_over(UnitOfWork&, Actor const&, ForwardTarget const&, std::string_view state_hash);

struct RedeemHandOver {
    std::string_view id;
    std::string_view code;
    std::string_view host;       // On which the browser is now.
    std::string_view state_hash; // Of the cookie that it brought.
};
struct HandedOver {
    Secret<> token; // For the cookie; only its hash is kept. Good for as long as the session is.
    std::string return_url;
};
// Error: `code.not_valid` for whatever does not fit, also when the session has ended.
Result<HandedOver> redeem_hand_over(UnitOfWork&, RedeemHandOver const&);

} // namespace gatehouse
