#include "access/access_routes.hpp"

#include "access/access_api.hpp"
#include "access/admin_routes.hpp"
#include "access/group_routes.hpp"
#include "access/home_routes.hpp"
#include "access/invite_routes.hpp"
#include "access/leave_routes.hpp"
#include "access/link_routes.hpp"
#include "access/member_routes.hpp"
#include "access/office_routes.hpp"
#include "access/request_routes.hpp"

namespace gatehouse {

void add_access_routes(Router& router, Portal const& portal)
{
    add_home_routes(router, portal);
    add_office_routes(router, portal);
    add_admin_routes(router, portal);
    add_member_routes(router, portal);
    add_leave_routes(router, portal);
    add_invite_routes(router, portal);
    add_accept_routes(router, portal);
    add_link_routes(router, portal);
    add_group_routes(router, portal);
    add_request_routes(router, portal);
    add_access_api(router, portal);
    add_invitation_api(router, portal);
}

} // namespace gatehouse
