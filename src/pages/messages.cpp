#include "pages/messages.hpp"

#include "pages/pages.hpp"

namespace gatehouse {

void add_messages(Section& section, std::string_view marker, std::string_view id, std::string_view heading,
    std::vector<Message> const& messages)
{
    auto box = section.include(marker, "pages/messages.tpl");
    box.set("ID", id).set("HEADING", heading);
    for (auto const& message : messages) {
        auto article = box.add("MESSAGE").set("TITLE", message.title);
        if (!message.anchor.empty())
            article.add("ANCHOR").set("NAME", message.anchor);
        if (!message.effective.empty()) {
            auto effective = article.add("EFFECTIVE");
            add_tag(effective, "TAG", TagKind::info, message.effective, "event");
        }
        for (auto const& paragraph : message.paragraphs)
            article.add("PARAGRAPH").set("TEXT", paragraph);
        if (message.links.empty())
            continue;
        auto links = article.add("LINKS");
        for (std::size_t i = 0; i < message.links.size(); ++i) {
            auto link = links.add("LINK").set("HREF", message.links[i].href).set("LABEL", message.links[i].label);
            link.show_if(i > 0, "NEXT");
        }
    }
}

std::vector<std::string> paragraphs_of(std::string_view text)
{
    std::vector<std::string> paragraphs;
    std::string current;
    auto finish = [&] {
        if (!current.empty())
            paragraphs.push_back(std::move(current));
        current.clear();
    };
    while (!text.empty()) {
        auto end = std::min(text.find('\n'), text.size());
        auto line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        while (!line.empty() && (line.back() == ' ' || line.back() == '\r'))
            line.remove_suffix(1);
        if (line.empty())
            finish();
        else
            current += (current.empty() ? "" : " ") + std::string(line);
    }
    finish();
    return paragraphs;
}

} // namespace gatehouse
