#include "accounts/account_pages.hpp"

namespace gatehouse {

AccountKind door_of(Visit const& visit)
{
    return visit.request.path.contains("/staff/") ? AccountKind::staff : AccountKind::provider;
}

std::string_view home_of(AccountKind door) { return door == AccountKind::staff ? "/staff/" : "/"; }

std::string at_door(Visit const& visit, std::string_view below)
{
    return (door_of(visit) == AccountKind::staff ? "/staff" : "") + std::string(below);
}

} // namespace gatehouse
