#pragma once

#include "access/access.hpp"

// The SQL of access_request.
namespace gatehouse::access_request_store {

AccessRequestId insert(UnitOfWork&, RequestAccess const&);
bool has_open(UnitOfWork&, AccountId const&, ProviderId const&);

struct Found {
    AccessRequest request;
    bool settled;
};
std::optional<Found> find(UnitOfWork&, AccessRequestId const&);
std::vector<AccessRequest> open_of_account(UnitOfWork&, AccountId const&);
std::vector<AccessRequest> open_of_provider(UnitOfWork&, ProviderId const&);

// False when somebody was quicker.
bool settle(UnitOfWork&, AccessRequestId const&, std::string_view outcome, AccountId const& by);

} // namespace gatehouse::access_request_store
