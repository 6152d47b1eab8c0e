#include "access/permit.hpp"
#include "db/database.hpp"
#include "notices/notice_store.hpp"

namespace gatehouse {

Result<> publish_notice(UnitOfWork& work, Actor const& actor, NoticeId const& id, std::int64_t version)
{
    auto notice = TRY(read_notice(work, actor, id));
    if (notice.latest.version != version)
        return refuse(ErrorKind::conflict, "notice.changed", { { "version", std::to_string(notice.latest.version) } });
    if (notice.latest.text.show_until && *notice.latest.text.show_until <= work.now)
        return refuse(ErrorKind::conflict, "notice.over");
    notice_store::set_published(work, id, version, actor.account);
    record(work,
        { audit_actor(actor), "notice.published", about_plan(work.plan),
            { { "notice", id.value }, { "version", std::to_string(version) },
                { "title", notice.latest.text.title } } });
    return {};
}

} // namespace gatehouse
