#pragma once

#include "service_desk/service_desk.hpp"

namespace gatehouse {

// From the audit trail, the letters and the outbox; the latest first, at most 60. The caller has checked the right.
std::vector<TimelineEntry> account_timeline(UnitOfWork&, Pack const&, Account const&);
std::vector<TimelineEntry> office_timeline(UnitOfWork&, ProviderId const&, std::vector<DeskMember> const&);

} // namespace gatehouse
