// What plan staff use to write notices: list, new, edit, preview, publish, end.
#include "base/text.hpp"
#include "db/database.hpp"
#include "http/form.hpp"
#include "notices/notice_form.hpp"
#include "notices/notice_routes.hpp"
#include "notices/notices.hpp"

namespace gatehouse {

namespace {

NoticeId notice_in_path(Visit const& visit) { return { visit.parameter("notice") }; }

std::string path_of(NoticeId const& id, std::string_view below = "")
{
    return "/staff/notices/" + id.value + std::string(below);
}

void add_state(Section& section, std::string_view marker, Notice const& notice)
{
    switch (notice.state) {
    case NoticeState::draft: return add_tag(section, marker, TagKind::plain, say("notices.draft"), "edit");
    case NoticeState::scheduled: return add_tag(section, marker, TagKind::info, say("notices.scheduled"), "schedule");
    case NoticeState::shown: return add_tag(section, marker, TagKind::good, say("notices.shown"), "check_circle");
    case NoticeState::over: return add_tag(section, marker, TagKind::plain, say("notices.over"), "event");
    case NoticeState::ended: return add_tag(section, marker, TagKind::plain, say("common.ended"), "cancel");
    }
}

std::string day_of(Visit const& visit, Instant moment)
{
    return short_date(visit.zone().clock.local_date(moment)).text;
}

// "From Jan 2, 2027 to Jan 9, 2027"
std::string days_of(Visit const& visit, NoticeText const& text)
{
    auto days = say("notices.from_show_from", { { "show_from", day_of(visit, text.show_from) } });
    return text.show_until ? say("notices.days_to_microseconds",
               { { "days", days }, { "microseconds", day_of(visit, *text.show_until - std::chrono::microseconds(1)) } })
                           : say("notices.days_no_end", { { "days", days } });
}

Frame staff_frame(Visit const& visit, std::string title)
{
    auto frame = visit.frame(std::move(title));
    frame.breadcrumbs.push_back({ say("common.notices"), visit.path("/staff/notices") });
    return frame;
}

template <class F>
auto read(Visit const& visit, F&& work)
{
    return visit.portal.db.read(visit.plan, std::forward<F>(work));
}

Result<Response> show_list(Visit const& visit)
{
    auto notices = TRY(read(visit, [&](UnitOfWork& work) { return list_notices(work, visit.actor()); }));
    auto frame = visit.frame(say("common.notices"));
    frame.lead = say("notices.what_providers_read_on_the");
    frame.action = Link { say("notices.write_a_notice"), visit.path("/staff/notices/new") };
    visit.add_flash(frame,
        { { "ended", say("notices.the_notice_is_taken_down") },
            { "published", say("notices.the_notice_is_published") } });
    return visit.page("notices/staff_list.tpl", frame, [&](Section& page) {
        page.show_if(notices.empty(), "NOTHING");
        if (notices.empty())
            return;
        auto table = page.add("TABLE");
        for (auto const& notice : notices) {
            auto const& text = notice.latest.text;
            auto row = table.add("NOTICE").set("TITLE", text.title).set("TOPIC", text.topic);
            row.set("REACH", reach_words(text.reach)).set("DAYS", days_of(visit, text));
            row.set("VERSION", std::to_string(notice.latest.version));
            row.set("AUTHOR", notice.latest.author.empty() ? say("notices.the_pack") : notice.latest.author);
            row.set("EDIT", visit.path(path_of(notice.id))).set("PREVIEW", visit.path(path_of(notice.id, "/preview")));
            add_state(row, "STATUS", notice);
            row.show_if(notice.has_unpublished_changes(), "CHANGED");
        }
    });
}

Response form_page(Visit const& visit, std::optional<Notice> const& notice, NoticeForm const& form,
    std::vector<NoticeVersion> const& versions, Error const* error = nullptr)
{
    auto frame = staff_frame(visit, notice ? say("notices.edit_a_notice") : say("notices.write_a_notice"));
    frame.error = error;
    return visit.page("notices/staff_form.tpl", frame, [&](Section& page) {
        page.set("ACTION", visit.path(notice ? path_of(notice->id) : "/staff/notices/new"));
        page.set("SEEN", form.seen).set("ZONE", visit.zone().label);
        add_notice_fields(page, form);
        if (versions.empty())
            return;
        auto history = page.add("HISTORY");
        for (auto const& version : versions) {
            auto row = history.add("VERSION").set("NUMBER", std::to_string(version.version));
            row.set("AUTHOR", version.author.empty() ? say("notices.the_pack_as_author") : version.author)
                .set("TITLE", version.text.title);
            add_time(row, "MOMENT", row_date(version.written_at, visit.zone(), visit.now()));
            row.show_if(notice && notice->published_version == version.version, "PUBLISHED");
        }
    });
}

Result<Response> show_new(Visit const& visit)
{
    TRY(read(visit, [&](UnitOfWork& work) { return list_notices(work, visit.actor()); }));
    return form_page(visit, std::nullopt, new_notice_form(visit.zone().clock.local_date(visit.now())), {});
}

struct Edited {
    Notice notice;
    std::vector<NoticeVersion> versions;
};

Result<Edited> load_edited(Visit const& visit)
{
    return read(visit, [&](UnitOfWork& work) -> Result<Edited> {
        auto notice = TRY(read_notice(work, visit.actor(), notice_in_path(visit)));
        return Edited { notice, notice_versions(work, notice.id) };
    });
}

Result<Response> show_edit(Visit const& visit)
{
    auto edited = TRY(load_edited(visit));
    return form_page(visit, edited.notice, form_of(edited.notice.latest, visit.zone().clock), edited.versions);
}

Result<NoticeId> save(Visit const& visit, NoticeForm const& form, std::optional<NoticeId> const& id)
{
    auto text = TRY(read_notice_form(form, visit.zone().clock));
    return visit.portal.db.write(visit.plan, [&](UnitOfWork& work) {
        return write_notice(work, visit.actor(), { id, parse_version(form.seen), text });
    });
}

Result<Response> post_new(Visit const& visit)
{
    TRY(read(visit, [&](UnitOfWork& work) { return list_notices(work, visit.actor()); }));
    auto form = typed_notice_form(visit.request.form);
    auto saved = save(visit, form, std::nullopt);
    if (!saved)
        return form_page(visit, std::nullopt, form, {}, &saved.error());
    return visit.redirect(path_of(*saved, "/preview"), "saved");
}

Result<Response> post_edit(Visit const& visit)
{
    auto edited = TRY(load_edited(visit));
    auto form = typed_notice_form(visit.request.form);
    auto saved = save(visit, form, edited.notice.id);
    if (!saved)
        return form_page(visit, edited.notice, form, edited.versions, &saved.error());
    return visit.redirect(path_of(*saved, "/preview"), "saved");
}

Response preview_page(Visit const& visit, Notice const& notice, Error const* error = nullptr)
{
    auto const& text = notice.latest.text;
    auto frame = staff_frame(
        visit, say("notices.preview_of_version", { { "version", std::to_string(notice.latest.version) } }));
    frame.error = error;
    visit.add_flash(frame, { { "saved", say("notices.saved_nobody_sees_this_version") } });
    return visit.page("notices/staff_preview.tpl", frame, [&](Section& page) {
        auto message = to_message(text, visit.request.base);
        auto const& heading = text.reach == NoticeReach::updates ? text.topic : say("common.messages");
        add_messages(page, "BOX", "messages", heading, { message });
        if (text.reach == NoticeReach::strip)
            page.add("STRIP").set("LEAD", text.title + ":").set("TEXT", message.paragraphs.front());
        page.set("REACH", reach_words(text.reach)).set("DAYS", days_of(visit, text));
        page.set("EDIT", visit.path(path_of(notice.id))).set("ZONE", visit.zone().label);
        add_state(page, "STATUS", notice);
        bool is_up = notice.state == NoticeState::shown || notice.state == NoticeState::scheduled;
        if (notice.published_version != notice.latest.version || !is_up) {
            auto publish = page.add("PUBLISH").set("ACTION", visit.path(path_of(notice.id, "/publish")));
            publish.set("VERSION", std::to_string(notice.latest.version));
            publish.show_if(is_up, "REPLACES");
        }
        if (is_up)
            page.add("END").set("ACTION", visit.path(path_of(notice.id, "/end")));
    });
}

Result<Response> show_preview(Visit const& visit)
{
    auto edited = TRY(load_edited(visit));
    return preview_page(visit, edited.notice);
}

Result<Response> post_publish(Visit const& visit)
{
    auto version = parse_version(field(visit.request.form, "version"));
    auto done = visit.portal.db.write(visit.plan,
        [&](UnitOfWork& work) { return publish_notice(work, visit.actor(), notice_in_path(visit), version); });
    if (done)
        return visit.redirect("/staff/notices", "published");
    auto edited = TRY(load_edited(visit));
    return preview_page(visit, edited.notice, &done.error());
}

Result<Response> post_end(Visit const& visit)
{
    TRY(visit.portal.db.write(
        visit.plan, [&](UnitOfWork& work) { return end_notice(work, visit.actor(), notice_in_path(visit)); }));
    return visit.redirect("/staff/notices", "ended");
}

} // namespace

void add_staff_notice_routes(Router& router, Portal const& portal)
{
    auto add = [&](Method method, std::string_view below, PageHandler handler) {
        mount(router, portal, method, "/staff/notices" + std::string(below), Right::staff_notices, std::move(handler));
    };
    using enum Method;
    add(get, "", show_list);
    add(get, "/new", show_new);
    add(post, "/new", post_new);
    add(get, "/{notice}", show_edit);
    add(post, "/{notice}", post_edit);
    add(get, "/{notice}/preview", show_preview);
    add(post, "/{notice}/publish", post_publish);
    add(post, "/{notice}/end", post_end);
}

} // namespace gatehouse
