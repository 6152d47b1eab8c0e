#pragma once

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "access/access.hpp"
#include "providers/providers.hpp"

namespace gatehouse {

boost::json::object to_json(Account const&);
boost::json::object to_json(Member const&);
boost::json::object to_json(Pack const&, Provider const&, RightsAt const&);
boost::json::array to_json(std::vector<std::string> const&);

} // namespace gatehouse
