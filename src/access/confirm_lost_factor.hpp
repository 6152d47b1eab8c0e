#pragma once

#include "access/access.hpp"

namespace gatehouse {

class Database;
class SlowHash;

// The office's half of accounts/factor_reset.hpp: an org_admin who knows the person confirms that the second factor is
// lost, which mails the person a code, or says that it is not so. Never for oneself; plan staff have a way of their own
// with two people. Each checks permit(manage_people) and is recorded with the office. Errors: `member.unknown` (404),
// `member.not_active`, `factor_reset.own`, `factor_reset.none`, `factor_reset.approved_already`.
Result<> confirm_lost_factor(Database&, SlowHash&, Pack const&, Actor const&, MemberOf const&);
Result<> decline_lost_factor(UnitOfWork&, Pack const&, Actor const&, MemberOf const&);

} // namespace gatehouse
