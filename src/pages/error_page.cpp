#include "pages/error_page.hpp"

#include <utility>

#include "pages/pages.hpp"

namespace gatehouse {

namespace {

struct Words {
    std::string_view heading;
    std::string_view icon;
    std::string_view next; // What the person can do about it.
};

Words words_for(Error const& error)
{
    if (error.code == "http.forged_form")
        return { "This form is out of date", "update",
            "Go back, reload the page and send it again. Nothing was changed." };
    switch (error.kind) {
    case ErrorKind::not_found:
        return { "We cannot find this page", "search",
            "The address may be mistyped, or what stood here belongs to another office or is over." };
    case ErrorKind::forbidden:
        return { "You do not have access to this", "lock", "A person who administers your office can change that." };
    case ErrorKind::expired: return { "This is no longer valid", "schedule", "Start again and you get a fresh one." };
    case ErrorKind::rate_limited:
        return { "Too many tries", "timer", "Wait a little before you try again; nothing is lost." };
    case ErrorKind::busy:
        return { "We cannot answer at the moment", "construction",
            "Nothing was changed. Try again in a minute: go back in your browser, what you typed is still there." };
    case ErrorKind::unauthenticated:
        return { "Log in to see this page", "login", "After a while without use we sign people out." };
    case ErrorKind::conflict:
        return { "Something has changed meanwhile", "update",
            "Go back, reload the page and look at how it stands now." };
    case ErrorKind::invalid_input:
        return { "That did not work", "error", "Go back in your browser; what you typed is still there." };
    }
    std::unreachable();
}

std::string home_of(Frame const& frame) { return frame.plan.path + "/"; }

Response show(Pages const& pages, Frame frame, int status, Words const& words, std::string_view message,
    std::string_view reference, std::vector<Link> ways_out)
{
    frame.title = frame.heading = std::string(words.heading);
    frame.lead = frame.kicker = "";
    frame.action.reset();
    frame.error = nullptr; // The page itself is the message.
    ways_out.push_back({ "Go to the start page", home_of(frame) });
    return html(status, pages.render("pages/error.tpl", frame, [&](Section& content) {
        add_icon(content, "ICON", words.icon);
        content.set("MESSAGE", message).set("NEXT", words.next).set("REFERENCE", reference);
        content.set("FIRST_LABEL", ways_out.front().label).set("FIRST_HREF", ways_out.front().href);
        for (std::size_t n = 1; n < ways_out.size(); ++n)
            content.add("WAY_OUT").set("LABEL", ways_out[n].label).set("HREF", ways_out[n].href);
    }));
}

} // namespace

Response error_page(Pages const& pages, Frame frame, Error const& error, std::vector<Link> ways_out)
{
    return show(pages, std::move(frame), status_of(error.kind), words_for(error), error.message, error.code,
        std::move(ways_out));
}

Response failure_page(Pages const& pages, Frame frame, std::string_view reference)
{
    constexpr Words words { "Something went wrong on our side", "construction",
        "Try again in a minute. If it happens again, tell the service desk the reference below." };
    return show(pages, std::move(frame), 500, words, "We could not finish this. Nothing was changed.", reference, {});
}

Response refusal_page(Pages const& pages, Frame frame, Refusal const& refusal)
{
    frame.title = frame.heading = "Why can’t I " + refusal.wish + "?";
    return html(403, pages.render("pages/refusal.tpl", frame, [&](Section& content) {
        content.set("PERMISSION", refusal.permission).set("PROVIDER", refusal.provider);
        for (auto const& giver : refusal.givers)
            content.add("GIVER").set("NAME", giver.name).set("DETAIL", giver.detail);
        if (refusal.givers.empty())
            content.add("NOBODY").set("TEXT", refusal.nobody);
        else
            content.add("SOMEBODY").set("WHO", refusal.givers.size() == 1 ? "This person" : "Each of these people");
        if (!refusal.ask_action.empty())
            content.add("ASK").set("ACTION", refusal.ask_action).set("VALUE", refusal.ask_value);
        if (!refusal.can_do.empty()) {
            auto now = content.add("CAN_DO");
            for (auto const& link : refusal.can_do)
                now.add("ABILITY").set("LABEL", link.label).set("HREF", link.href);
        }
        if (refusal.rule.empty())
            return;
        auto rule = content.add("RULE").set("TEXT", refusal.rule);
        if (refusal.rule_source)
            rule.add("SOURCE").set("LABEL", refusal.rule_source->label).set("HREF", refusal.rule_source->href);
    }));
}

} // namespace gatehouse
