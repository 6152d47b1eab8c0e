#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pages/frame.hpp"

namespace gatehouse {

class Section;

// Something the plan tells everybody, as a page shows it.
struct Message {
    std::string anchor; // Its id in the page; empty: none.
    std::string title;
    std::string effective; // "Effective June 3, 2018"; empty: it does not say.
    std::vector<std::string> paragraphs;
    std::vector<Link> links;
};

// Puts a box of messages in place of {{>MARKER}}. `id` is the heading's; one box of that id a page.
void add_messages(
    Section&, std::string_view marker, std::string_view id, std::string_view heading, std::vector<Message> const&);

// The paragraphs of a text, between which there are empty lines; line breaks inside become blanks.
std::vector<std::string> paragraphs_of(std::string_view text);

} // namespace gatehouse
