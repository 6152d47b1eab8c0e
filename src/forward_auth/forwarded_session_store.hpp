#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/id.hpp"

namespace gatehouse {
struct UnitOfWork;
}

namespace gatehouse::forwarded_session_store {

struct Offer {
    SessionId session;
    AccountId account; // Of the session.
    std::string host;
    std::string return_url;
    std::string state_hash;
};
std::string insert(UnitOfWork&, Offer const&); // Returns its id.
// Nothing once it is redeemed, or when the session has ended.
std::optional<Offer> find_offer(UnitOfWork&, std::string_view id);

void set_token(UnitOfWork&, std::string_view id, std::string_view token_hash); // Redeems it.

struct Forwarded {
    std::string host;
    std::string session_token_hash;
};
std::optional<Forwarded> find_by_token(UnitOfWork&, std::string_view token_hash);

} // namespace gatehouse::forwarded_session_store
