#include "db/database.hpp"
#include "notices/notice_store.hpp"

namespace gatehouse {

namespace {

NoticeText text_of(UnitOfWork& work, Pack const& pack, NoticeSeed const& seed)
{
    NoticeText text { .title = seed.title,
        .body = seed.text,
        .links = {},
        .effective = seed.effective_immediately ? "immediately"
            : seed.effective_on                 ? iso_date(local_date(*seed.effective_on))
                                                : "",
        .topic = seed.topic,
        .reach = seed.reach,
        .show_from = work.now,
        .show_until = {} };
    for (auto const& link : seed.links)
        text.links.push_back(NoticeLink::parse(link).value()); // The pack was checked.
    if (seed.show_from)
        text.show_from = pack.zone().start_of(local_date(*seed.show_from));
    if (seed.show_until)
        text.show_until = pack.zone().start_of(local_date(*seed.show_until) + std::chrono::days(1));
    return text;
}

void bring_in(UnitOfWork& work, Pack const& pack, NoticeSeed const& seed)
{
    auto known = notice_store::find_seed(work, seed.key);
    auto id = known.value_or(NoticeId { work.new_id() });
    std::int64_t version = 1;
    if (known)
        version = notice_store::find(work, id).value().latest.version + 1;
    else
        notice_store::insert(work, id, notice_store::highest_position(work) + 1, seed.key);
    notice_store::add_version(work, id, version, text_of(work, pack, seed), std::nullopt);
    notice_store::set_published(work, id, version, std::nullopt);
    notice_store::mark_seeded(work, seed.key, seed.revision, id);
    record(work,
        { { AuditActor::Kind::system, "pack" }, "notice.seeded", about_plan(work.plan),
            { { "notice", id.value }, { "key", seed.key }, { "revision", std::to_string(seed.revision) },
                { "title", seed.title } } });
}

} // namespace

void seed_notices(UnitOfWork& work, Pack const& pack)
{
    for (auto const& seed : pack.notices)
        if (!notice_store::is_seeded(work, seed.key, seed.revision))
            bring_in(work, pack, seed);
}

} // namespace gatehouse
