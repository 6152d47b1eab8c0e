#include "access/paging.hpp"

#include <algorithm>
#include <charconv>

#include "http/form.hpp"

namespace gatehouse {

namespace {

constexpr std::int64_t from_max = 1'000'000'000;

std::string href(Visit const& visit, std::int64_t from)
{
    auto link = visit.path(visit.request.path.substr(1 + visit.plan.value.size())) + "?from=" + std::to_string(from);
    for (auto const& [name, value] : visit.request.query_parameters())
        if (name != "from" && name != "done" && name != "open")
            link += "&" + percent_encode(name) + "=" + percent_encode(value);
    return link;
}

} // namespace

Part part_of(Visit const& visit, std::int64_t limit)
{
    auto query = visit.request.query_parameters();
    auto text = field(query, "from");
    std::int64_t from = 1;
    auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), from);
    if (problem != std::errc() || end != text.data() + text.size())
        from = 1;
    return { std::clamp(from, std::int64_t { 1 }, from_max) - 1, limit };
}

void add_paging(Section& page, Visit const& visit, Part const& part, std::int64_t total)
{
    if (part.offset == 0 && total <= part.limit)
        return;
    auto last = std::min(total, part.offset + part.limit);
    auto pages = page.add("PAGES").set("RANGE",
        say("access.first_to_last_of",
            { { "first", std::to_string(std::min(part.offset + 1, last)) }, { "last", std::to_string(last) },
                { "total", std::to_string(total) } }));
    if (part.offset > 0)
        pages.add("BEFORE").set("HREF", href(visit, std::max(std::int64_t { 1 }, part.offset + 1 - part.limit)));
    if (last < total)
        pages.add("AFTER").set("HREF", href(visit, last + 1));
}

} // namespace gatehouse
