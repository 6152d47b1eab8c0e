#include "packs/schema_rows.hpp"

namespace gatehouse {

// What the help page says beside the service desk: call_center, help.
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
    };
}

} // namespace gatehouse
