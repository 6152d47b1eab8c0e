#pragma once

#include <string>
#include <vector>

#include "base/error.hpp"
#include "http/http.hpp"
#include "pages/frame.hpp"

namespace gatehouse {

class Pages;

// Pages for a refusal that no form can mend. Each says what happened and offers a way out. The frame brings the plan
// and who is signed in; title and heading are set here.

// `ways_out` stand before the way home: the first as the button, the others as links.
Response error_page(Pages const&, Frame, Error const&, std::vector<Link> ways_out = {});

// For an exception that nobody has caught. Shows nothing of it; `reference` is what the log calls it.
Response failure_page(Pages const&, Frame, std::string_view reference);

// 403 in full, for a missing permission: "Why can't I …?", who can give it, and one click to ask.
struct Refusal {
    struct Giver {
        std::string name;
        std::string detail; // Role and when last seen.
    };
    std::string wish;             // As the heading asks: "submit claims".
    std::string permission;       // The missing one, by its name.
    std::string provider;         // For which it is missing: "Palo Verde Family Health, Provider ID 770518".
    std::vector<Giver> givers {}; // Who can give it.
    std::string nobody {};        // What to do when there is no giver.
    std::string ask_action {};    // Posts `permission` = ask_value; empty when asking is not possible.
    std::string ask_value {};
    std::vector<Link> can_do {}; // What the person can do now.
    std::string rule {};         // The sentence behind it.
    std::optional<Link> rule_source {};
};
Response refusal_page(Pages const&, Frame, Refusal const&);

} // namespace gatehouse
