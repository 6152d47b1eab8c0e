#include "access/permit.hpp"
#include "db/database.hpp"
#include "notices/notice_store.hpp"

namespace gatehouse {

Result<> end_notice(UnitOfWork& work, Actor const& actor, NoticeId const& id)
{
    auto notice = TRY(read_notice(work, actor, id));
    if (notice.state != NoticeState::shown && notice.state != NoticeState::scheduled)
        return refuse(ErrorKind::conflict, "notice.not_shown");
    notice_store::set_ended(work, id, actor.account);
    record(work,
        { audit_actor(actor), "notice.ended", about_plan(work.plan),
            { { "notice", id.value }, { "title", notice.latest.text.title } } });
    return {};
}

} // namespace gatehouse
