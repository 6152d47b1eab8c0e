#pragma once

#include "service_desk/service_desk.hpp"

namespace gatehouse {

// The act itself, once nobody else has to agree: by whoever approved, on the evidence that was written down.
Result<> designate_now(UnitOfWork&, Pack const&, PortalLinks const&, Actor const&, AtRequest const&);

} // namespace gatehouse
