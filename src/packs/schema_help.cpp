#include "packs/schema_rows.hpp"

namespace gatehouse {

// What the help page says beside the service desk, and what the plan announces: call_center, help, notice.
SchemaKeys help_keys()
{
    constexpr std::string_view phone = "call_center.phone";
    return {
        key(phone, "The number of the call center; without it the plan has none.", text(1, 40))
            .optional()
            .into(&Pack::call_center, &CallCenter::phone),
        key("call_center.name", "What it is called.", text(1, 60))
            .needed_when(phone)
            .into(&Pack::call_center, &CallCenter::name),
        key("call_center.menu", "What to choose there.", text(0, 60))
            .fallback("")
            .into(&Pack::call_center, &CallCenter::menu),
        key("call_center.days", "The days on which it answers; never on a holiday.",
            list_of(choice_of<std::chrono::weekday>(), 1, 7))
            .needed_when(phone)
            .into(&Pack::call_center, &CallCenter::days),
        key("call_center.opens", "From when, in the plan's zone.", time_of_day())
            .needed_when(phone)
            .into(&Pack::call_center, &CallCenter::opens),
        key("call_center.closes", "Until when.", time_of_day())
            .needed_when(phone)
            .into(&Pack::call_center, &CallCenter::closes),
        key("call_center.first", "What to try before calling.", text(0, 200))
            .fallback("")
            .into(&Pack::call_center, &CallCenter::first),
        key("call_center.can", "What it can help with.", list_of(text(), 0, 20))
            .fallback(std::vector<std::string> {})
            .into(&Pack::call_center, &CallCenter::can),
        key("call_center.cannot", "What it cannot help with.", list_of(text(), 0, 20))
            .fallback(std::vector<std::string> {})
            .into(&Pack::call_center, &CallCenter::cannot),

        key("help.*.title", "The heading of the section of the help page.", text(1, 100))
            .into_entry(&Pack::help, &HelpSection::title),
        key("help.*.text", "Its paragraphs, with an empty line between them.", paragraph(0, 4000))
            .fallback("")
            .into_entry(&Pack::help, &HelpSection::text),
        key("help.*.points", "A list below the paragraphs.", list_of(text(), 0, 20))
            .fallback(std::vector<std::string> {})
            .into_entry(&Pack::help, &HelpSection::points),
        key("help.*.link", "Where to read on.", url()).optional().into_entry(&Pack::help, &HelpSection::link),
        key("help.*.link_label", "What that link says.", text(0, 100))
            .fallback("")
            .into_entry(&Pack::help, &HelpSection::link_label),

        key("notice.*.revision", "A higher one brings the notice in again.", whole_number(1, 1000))
            .fallback(1)
            .into_entry(&Pack::notices, &NoticeSeed::revision),
        key("notice.*.title", "The heading of the notice.", text(1, 120))
            .into_entry(&Pack::notices, &NoticeSeed::title),
        key("notice.*.text", "Its paragraphs, with an empty line between them.", paragraph(1, 4000))
            .into_entry(&Pack::notices, &NoticeSeed::text),
        key("notice.*.links",
            "Links below it: the words, a space, the address. That begins with https:// or is a path of the portal.",
            list_of(text(), 0, 8))
            .fallback(std::vector<std::string> {})
            .into_entry(&Pack::notices, &NoticeSeed::links),
        key("notice.*.effective_immediately", "Whether it says \"Effective immediately\".", truth())
            .fallback(false)
            .into_entry(&Pack::notices, &NoticeSeed::effective_immediately),
        key("notice.*.effective_on", "The day on which what it tells takes effect.", date())
            .optional()
            .into_entry(&Pack::notices, &NoticeSeed::effective_on),
        key("notice.*.topic", "Heads its part of the page of all notices.", text(1, 60))
            .fallback("This portal")
            .into_entry(&Pack::notices, &NoticeSeed::topic),
        key("notice.*.reach", "Where it is shown: on the page of all notices, on the sign-in page too, or everywhere.",
            choice_of<NoticeReach>())
            .fallback("updates")
            .into_entry(&Pack::notices, &NoticeSeed::reach),
        key("notice.*.show_from", "The first day on which it is shown; without it, from when it comes in.", date())
            .optional()
            .into_entry(&Pack::notices, &NoticeSeed::show_from),
        key("notice.*.show_until", "The last day; without it, until plan staff end it.", date())
            .optional()
            .into_entry(&Pack::notices, &NoticeSeed::show_until),
    };
}

} // namespace gatehouse
