#include "access/access.hpp"
#include "access/member_rules.hpp"
#include "db/database.hpp"
#include "packs/pack.hpp"

namespace gatehouse {

// The mail goes to the address that its owner proved, whoever asks for it.
Result<> send_recovery(
    UnitOfWork& work, Pack const& pack, PortalLinks const& links, Actor const& actor, MemberOf const& who)
{
    auto member = TRY(member_to_manage(work, pack, actor, who)).member;
    auto account = find_account(work, member.account);
    if (member.status != MembershipStatus::active || !account)
        return refuse(ErrorKind::conflict, "member.not_active", { { "person", member.display_name } });
    send_recovery_mail(work, pack, links, *account);
    record_change(work, audit_actor(actor), "membership.recovery_sent", member, "none", "mail queued");
    return {};
}

} // namespace gatehouse
