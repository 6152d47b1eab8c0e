// What people see of notices: the sign-in page's MESSAGES, the strip, "Updates & Announcements".
#include "accounts/portal.hpp"
#include "db/database.hpp"
#include "notices/notices.hpp"

namespace gatehouse {

namespace {

std::vector<ShownNotice> shown_to(Visit const& visit)
{
    return visit.portal.db
        .read(visit.plan, [](UnitOfWork& work) -> Result<std::vector<ShownNotice>> { return shown_notices(work); })
        .value();
}

std::string anchor_of(NoticeId const& id) { return "notice-" + id.value; }

std::string effective_words(std::string_view effective)
{
    if (effective.empty())
        return {};
    auto day = parse_iso_date(effective);
    if (!day)
        return say("notices.effective_immediately");
    auto date = full_date(*day); // "Sunday, June 3, 2018": nobody asks for the day of the week.
    return say("notices.effective_find", { { "find", date.substr(date.find(' ') + 1) } });
}

} // namespace

Message to_message(NoticeText const& text, std::string_view plan_path)
{
    Message message { .anchor = "",
        .title = text.title,
        .effective = effective_words(text.effective),
        .paragraphs = paragraphs_of(text.body),
        .links = {} };
    for (auto const& link : text.links)
        message.links.push_back(
            { link.label, link.address.starts_with('/') ? std::string(plan_path) + link.address : link.address });
    return message;
}

std::vector<Message> sign_in_messages(Visit const& visit)
{
    std::vector<Message> messages;
    for (auto const& notice : shown_to(visit))
        if (notice.text.reach != NoticeReach::updates)
            messages.push_back(to_message(notice.text, visit.request.base));
    return messages;
}

void dress_with_notices(Visit const& visit, Frame& frame)
{
    frame.footer.insert(frame.footer.begin(), { say("notices.updates_title"), visit.path("/updates") });
    bool signed_in = visit.session && visit.session->is_complete();
    if (!signed_in || visit.actor().kind != AccountKind::provider)
        return;
    for (auto const& notice : shown_to(visit)) {
        if (notice.text.reach != NoticeReach::strip)
            continue;
        frame.announcement = AnnouncementStrip { .lead = notice.text.title + ":",
            .text = paragraphs_of(notice.text.body).front(),
            .link = Link { say("notices.read_all_updates"), visit.path("/updates#" + anchor_of(notice.id)) } };
        return;
    }
}

Result<Response> show_updates(Visit const& visit)
{
    auto notices = shown_to(visit);
    std::vector<std::string> topics; // In the order of the notices.
    for (auto const& notice : notices)
        if (std::ranges::find(topics, notice.text.topic) == topics.end())
            topics.push_back(notice.text.topic);
    auto frame = visit.frame(say("notices.updates_title"));
    frame.lead = say("notices.what_tells_its_providers_and", { { "name", visit.pack->name } });
    return visit.page("notices/updates.tpl", frame, [&](Section& page) {
        page.show_if(notices.empty(), "NOTHING");
        unsigned number = 0;
        for (auto const& topic : topics) {
            std::vector<Message> messages;
            for (auto const& notice : notices) {
                if (notice.text.topic != topic)
                    continue;
                messages.push_back(to_message(notice.text, visit.request.base));
                messages.back().anchor = anchor_of(notice.id);
                messages.back().paragraphs.push_back(say("notices.published_published_at",
                    { { "published_at", short_date(visit.zone().clock.local_date(notice.published_at)).text } }));
            }
            auto part = page.add("TOPIC");
            add_messages(part, "BOX", "topic-" + std::to_string(++number), topic, messages);
        }
    });
}

} // namespace gatehouse
