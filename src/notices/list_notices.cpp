#include "access/permit.hpp"
#include "db/database.hpp"
#include "notices/notice_store.hpp"

namespace gatehouse {

std::vector<ShownNotice> shown_notices(UnitOfWork& work) { return notice_store::shown(work); }

Result<std::vector<Notice>> list_notices(UnitOfWork& work, Actor const& actor)
{
    TRY(permit_staff(work, actor, Right::staff_notices));
    return notice_store::all(work);
}

Result<Notice> read_notice(UnitOfWork& work, Actor const& actor, NoticeId const& id)
{
    TRY(permit_staff(work, actor, Right::staff_notices));
    auto notice = notice_store::find(work, id);
    if (!notice)
        return refuse(ErrorKind::not_found, "notice.unknown");
    return std::move(*notice);
}

} // namespace gatehouse
