#include "access/permit.hpp"
#include "db/database.hpp"
#include "notices/notice_store.hpp"

namespace gatehouse {

namespace {

constexpr std::size_t title_max = 120, topic_max = 60, body_max = 4000, links_max = 8;

Result<> refuse_incomplete(NoticeText const& text)
{
    Error error { ErrorKind::invalid_input, "notice.incomplete", "", {} };
    auto check = [&](std::string_view field, std::string_view value, std::size_t most, std::string_view called) {
        if (value.empty())
            error.fields.push_back({ std::string(field), "Enter " + std::string(called) + "." });
        else if (value.size() > most)
            error.fields.push_back({ std::string(field),
                "Shorten " + std::string(called) + " to at most " + std::to_string(most) + " characters." });
    };
    check("title", text.title, title_max, "a title");
    check("body", text.body, body_max, "the text");
    check("topic", text.topic, topic_max, "a topic");
    if (text.links.size() > links_max)
        error.fields.push_back({ "links", "Keep at most " + std::to_string(links_max) + " links." });
    if (text.show_until && *text.show_until <= text.show_from)
        error.fields.push_back({ "show_until", "Choose a last day that is not before the first one." });
    if (!error.fields.empty())
        return std::unexpected(std::move(error));
    return {};
}

} // namespace

Result<NoticeId> write_notice(UnitOfWork& work, Actor const& actor, WriteNotice const& wanted)
{
    TRY(permit_staff(work, actor, Right::staff_notices));
    TRY(refuse_incomplete(wanted.text));
    auto id = wanted.notice.value_or(NoticeId { work.new_id() });
    std::int64_t version = 1;
    if (wanted.notice) {
        auto notice = TRY(read_notice(work, actor, id));
        if (notice.latest.version != wanted.seen_version)
            return fail(ErrorKind::conflict, "notice.changed",
                "Somebody has saved version " + std::to_string(notice.latest.version)
                    + " of this notice meanwhile. Open it again, then make your change.");
        version = notice.latest.version + 1;
    } else {
        notice_store::insert(work, id, notice_store::lowest_position(work) - 1, std::nullopt);
    }
    notice_store::add_version(work, id, version, wanted.text, actor.account);
    record(work,
        { audit_actor(actor), "notice.written", about_plan(work.plan),
            { { "notice", id.value }, { "version", std::to_string(version) }, { "title", wanted.text.title } } });
    return id;
}

} // namespace gatehouse
