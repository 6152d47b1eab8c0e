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
            error.fields.push_back({ std::string(field), say("notices.enter_called", { { "called", called } }) });
        else if (value.size() > most)
            error.fields.push_back({ std::string(field),
                say("notices.shorten_to_at_most_characters",
                    { { "called", called }, { "most", std::to_string(most) } }) });
    };
    check("title", text.title, title_max, say("notices.a_title"));
    check("body", text.body, body_max, say("notices.the_text"));
    check("topic", text.topic, topic_max, say("notices.a_topic"));
    if (text.links.size() > links_max)
        error.fields.push_back(
            { "links", say("notices.keep_at_most_links", { { "links_max", std::to_string(links_max) } }) });
    if (text.show_until && *text.show_until <= text.show_from)
        error.fields.push_back({ "show_until", say("notices.choose_a_last_day_that") });
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
                say("notices.somebody_has_saved_version_of_this",
                    { { "version", std::to_string(notice.latest.version) } }));
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
