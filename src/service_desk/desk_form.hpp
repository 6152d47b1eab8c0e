#pragma once

#include "pages/fields.hpp"
#include "service_desk/desk_page.hpp"

// The forms in which staff do something and write down why.
namespace gatehouse {

struct ActionPage {
    std::string title;
    std::string verb; // The button; the same as in the title.
    bool ends_access;
    std::vector<std::string> effects;
    std::string action_path;
    std::string back_path;
    std::string lead;
    Link above; // The page that it belongs to.
};
Response show_action(Visit const&, ActionPage const&, Error const*, std::function<void(Section&)> const& more = {});

std::vector<Choice> choices_of(std::vector<RequestChannel> const&);
// The three fields of the evidence; how the caller was recognised is filled in when it is known.
void add_evidence(Section&, Visit const&, std::string const& recognised = {});
std::string recognised_by_script(Visit const&, std::optional<CallerState> const&); // Empty unless verified now.

bool can_be_mended(Error const&); // The form comes back with it.

} // namespace gatehouse
