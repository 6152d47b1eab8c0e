#include "app/inert_contacts.hpp"

#include <initializer_list>
#include <string_view>

namespace gatehouse {

std::string with_inert_contacts(std::string page)
{
    constexpr std::string_view end = "</a>";
    for (std::string_view start : { "<a href=\"mailto:", "<a href=\"tel:" })
        for (auto at = page.find(start); at != page.npos; at = page.find(start, at)) {
            auto text = page.find('>', at);
            auto close = page.find(end, at);
            if (text == page.npos || close == page.npos)
                break;
            page.replace(close, end.size(), "</span>");
            page.replace(at, text + 1 - at, "<span>");
        }
    return page;
}

} // namespace gatehouse
