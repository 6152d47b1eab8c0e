#include "access/permit.hpp"
#include "db/database.hpp"
#include "notices/notice_store.hpp"

namespace gatehouse {

Result<> publish_notice(UnitOfWork& work, Actor const& actor, NoticeId const& id, std::int64_t version)
{
    auto notice = TRY(read_notice(work, actor, id));
    if (notice.latest.version != version)
        return fail(ErrorKind::conflict, "notice.changed",
            "Somebody has saved version " + std::to_string(notice.latest.version)
                + " of this notice meanwhile. Look at the preview again before you publish it.");
    if (notice.latest.text.show_until && *notice.latest.text.show_until <= work.now)
        return fail(ErrorKind::conflict, "notice.over",
            "The last day of this notice has passed. Edit it and choose a later one, or none.");
    notice_store::set_published(work, id, version, actor.account);
    record(work,
        { audit_actor(actor), "notice.published", about_plan(work.plan),
            { { "notice", id.value }, { "version", std::to_string(version) },
                { "title", notice.latest.text.title } } });
    return {};
}

} // namespace gatehouse
