#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "pages/dates.hpp"

namespace gatehouse {

// What stands around a page's own content. Plain data: whoever knows the request, the plan and the person fills it
// (app), a route adds the title and what else is its own, Pages::render shows it.

struct Link {
    std::string label;
    std::string href;
};

struct PlanLook {
    std::string path {};              // "/sunrise", or empty where the plan has a host name of its own.
    std::string name { "Gatehouse" }; // As the header and the window title show it.
    std::string subtitle {};          // Empty: "Provider Portal".
    std::string mark { "GH" };        // 1 to 3 letters in the disc.
    std::string zone_label { "UTC" }; // "Times are in Phoenix time."
    std::string theme_url {};         // See theme_url() in pages/assets.hpp; empty shows the neutral colours.
    std::string help_url {};          // Behind "Help" in the header; empty shows none.
};

struct NavItem {
    std::string label;
    std::string href;
    unsigned count = 0;   // Things waiting there; 0 shows no number.
    bool current = false; // The page that is shown, or the one it belongs to.
};

struct NavGroup {
    std::string label;
    std::vector<NavItem> items;
};

// Who am I, for which provider: at the right of the header on every page after sign-in.
struct Ribbon {
    struct Provider {
        std::string name;
        std::string number; // With its word: "Provider ID 770518".
        std::string href;   // Its home; the current provider stands in the path.
        bool current = false;
    };
    std::string person;
    std::string role {};                // By the pack's word.
    std::string heading {};             // The bold line: the current provider's name; else what the person is.
    std::string detail {};              // The small line beside the person's name: the provider's number.
    std::string providers_label {};     // Above the list, by the pack's word.
    std::vector<Provider> providers {}; // Those linked, when there is more than one; of many the last used.
    std::string search_action {};       // Where a search among more than these leads; empty: these are all.
    std::vector<Link> links {};         // "My sign-in and security".
    std::string sign_out_action {};     // Posted to.
};

struct DemoStrip {
    TimeText clock;        // full_moment() of the demo's clock.
    std::string return_to; // The path of this page: where moving the clock comes back to.
};

struct AnnouncementStrip {
    std::string lead {}; // Bold, at the start: "New:".
    std::string text;
    std::optional<Link> link {};
};

// What the last action did, shown once after its redirect.
struct Flash {
    std::string text;
    bool warning = false; // It worked, but there is something to do.
    struct Undo {
        std::string label; // "Undo".
        std::string action;
        std::vector<std::pair<std::string, std::string>> fields {}; // Hidden.
    };
    std::optional<Undo> undo {};
};

enum class Layout : std::uint8_t {
    full,  // Navigation at the left; for people who are signed in.
    plain, // One column; before sign-in, and where there is nowhere else to go.
};

struct Frame {
    PlanLook plan {};
    Layout layout = Layout::plain;
    std::string csrf_token {};     // {{CSRF_TOKEN}} in every view.
    std::string title {};          // Of the window.
    std::string heading {};        // h1; empty repeats the title. A view that has an <h1> of its own shows only that.
    std::string kicker {};         // A small line above the heading: the name of a run of pages.
    std::string lead {};           // One soft line under it.
    std::optional<Link> action {}; // The page's main action when it is a link, at the right of the heading.
    std::string action_icon {};    // Of its button; see pages/pages.hpp.
    std::string action_dialog {};  // The id of a <dialog> on this page with the same form, for browsers with a script.
    std::vector<Link> breadcrumbs {}; // From the first level down to the page above this one.
    std::optional<Ribbon> ribbon {};
    std::vector<NavGroup> navigation {};
    std::optional<AnnouncementStrip> announcement {};
    std::optional<DemoStrip> demo {};
    std::optional<Flash> flash {};
    std::vector<Link> footer {};
    Error const* error = nullptr; // Shown in a summary that takes focus, and at each field it names.
};

} // namespace gatehouse
